#include "inspect/header_vocabulary.hpp"

#include <algorithm>
#include <array>

#include "inspect/holds_one.hpp"
#include "inspect/snake_case.hpp"

namespace opendata::inspect {
namespace {

/// Words of headers, the more telling first: the first that a header contains decides.
constexpr std::array han_words{HeaderWord{"身分證", ColumnKind::national_id, "national_id"},
                               HeaderWord{"身份證", ColumnKind::national_id, "national_id"},
                               HeaderWord{"統一證號", ColumnKind::national_id, "resident_id"},
                               HeaderWord{"居留證", ColumnKind::national_id, "resident_id"},
                               HeaderWord{"護照", ColumnKind::national_id, "passport"},
                               HeaderWord{"健保卡", ColumnKind::national_id, "nhi_card"},
                               HeaderWord{"發生日", ColumnKind::date, "date"},  // holds 生日
                               HeaderWord{"產生日", ColumnKind::date, "date"},
                               HeaderWord{"出生", ColumnKind::birth_date, "birth_date"},
                               HeaderWord{"生日", ColumnKind::birth_date, "birth_date"},
                               HeaderWord{"電話", ColumnKind::phone, "phone"},
                               HeaderWord{"手機", ColumnKind::phone, "mobile"},
                               HeaderWord{"行動", ColumnKind::phone, "mobile"},
                               HeaderWord{"傳真", ColumnKind::phone, "fax"},
                               HeaderWord{"聯絡方式", ColumnKind::phone, "contact"},
                               HeaderWord{"分機", ColumnKind::phone, "extension"},
                               HeaderWord{"信箱", ColumnKind::email, "email"},
                               HeaderWord{"郵件", ColumnKind::email, "email"},
                               HeaderWord{"電郵", ColumnKind::email, "email"},
                               HeaderWord{"地址", ColumnKind::address, "address"},
                               HeaderWord{"住址", ColumnKind::address, "address"},
                               HeaderWord{"門牌", ColumnKind::address, "address"},
                               HeaderWord{"戶籍地", ColumnKind::address, "address"},
                               HeaderWord{"居住地", ColumnKind::address, "address"},
                               HeaderWord{"帳號", ColumnKind::account, "account"},
                               HeaderWord{"戶名", ColumnKind::person_name, "account_name"},
                               HeaderWord{"卡號", ColumnKind::account, "card_number"},
                               HeaderWord{"病歷號", ColumnKind::record_number, "medical_record_number"},
                               HeaderWord{"病歷", ColumnKind::health, "medical_record"},
                               HeaderWord{"診斷", ColumnKind::health, "diagnosis"},
                               HeaderWord{"疾病", ColumnKind::health, "disease"},
                               HeaderWord{"病名", ColumnKind::health, "disease"},
                               HeaderWord{"障礙", ColumnKind::health, "disability"},
                               HeaderWord{"健康", ColumnKind::health, "health"},
                               HeaderWord{"用藥", ColumnKind::health, "medication"},
                               HeaderWord{"基因", ColumnKind::health, "genes"},
                               HeaderWord{"病史", ColumnKind::health, "medical_history"},
                               HeaderWord{"病因", ColumnKind::health, "cause"},
                               HeaderWord{"主訴", ColumnKind::health, "complaint"},
                               HeaderWord{"過敏史", ColumnKind::health, "allergies"},
                               HeaderWord{"傷病", ColumnKind::health, "illness"},
                               HeaderWord{"癌", ColumnKind::health, "cancer"},
                               HeaderWord{"腫瘤", ColumnKind::health, "tumour"},
                               HeaderWord{"愛滋", ColumnKind::health, "hiv"},
                               HeaderWord{"失智症", ColumnKind::health, "dementia"},
                               HeaderWord{"失智程", ColumnKind::health, "dementia"},
                               HeaderWord{"失智等", ColumnKind::health, "dementia"},
                               HeaderWord{"精神狀", ColumnKind::health, "mental_state"},
                               HeaderWord{"身心狀", ColumnKind::health, "mental_state"},
                               HeaderWord{"心理狀", ColumnKind::health, "mental_state"},
                               HeaderWord{"自傷", ColumnKind::health, "self_harm"},
                               HeaderWord{"自殺", ColumnKind::health, "suicide"},
                               HeaderWord{"懷孕", ColumnKind::health, "pregnancy"},
                               HeaderWord{"健檢", ColumnKind::health, "health_check"},
                               HeaderWord{"體檢", ColumnKind::health, "health_check"},
                               HeaderWord{"醫囑", ColumnKind::health, "doctors_orders"},
                               HeaderWord{"處方", ColumnKind::health, "prescription"},
                               HeaderWord{"療程", ColumnKind::health, "treatment"},
                               HeaderWord{"護理紀錄", ColumnKind::health, "nursing_notes"},
                               HeaderWord{"前科", ColumnKind::special, "criminal_record"},
                               HeaderWord{"罪名", ColumnKind::special, "offence"},
                               HeaderWord{"刑期", ColumnKind::special, "sentence"},
                               HeaderWord{"性傾向", ColumnKind::special, "sexual_orientation"},
                               HeaderWord{"性取向", ColumnKind::special, "sexual_orientation"},
                               HeaderWord{"黨籍", ColumnKind::special, "party"},
                               HeaderWord{"性生活", ColumnKind::special, "sexual_life"},
                               HeaderWord{"宗教", ColumnKind::special, "religion"},
                               HeaderWord{"政黨", ColumnKind::special, "party"},
                               HeaderWord{"車牌", ColumnKind::plate, "plate"},
                               HeaderWord{"車號", ColumnKind::plate, "plate"},
                               HeaderWord{"晶片", ColumnKind::record_number, "microchip"},
                               HeaderWord{"經度", ColumnKind::location, "longitude"},
                               HeaderWord{"緯度", ColumnKind::location, "latitude"},
                               HeaderWord{"座標", ColumnKind::location, "coordinates"},
                               HeaderWord{"坐標", ColumnKind::location, "coordinates"},
                               HeaderWord{"定位", ColumnKind::location, "position"},
                               HeaderWord{"地點", ColumnKind::address, "place"},
                               HeaderWord{"年齡", ColumnKind::age, "age"},
                               HeaderWord{"歲數", ColumnKind::age, "age"},
                               HeaderWord{"日期", ColumnKind::date, "date"},
                               HeaderWord{"時間", ColumnKind::date, "time"},
                               HeaderWord{"編號", ColumnKind::record_number, "number"},
                               HeaderWord{"案號", ColumnKind::record_number, "case_number"},
                               HeaderWord{"文號", ColumnKind::record_number, "document_number"},
                               HeaderWord{"流水號", ColumnKind::record_number, "serial"},
                               HeaderWord{"序號", ColumnKind::record_number, "serial"},
                               HeaderWord{"戶號", ColumnKind::record_number, "household"},
                               HeaderWord{"證號", ColumnKind::record_number, "certificate"},
                               HeaderWord{"學號", ColumnKind::record_number, "student_number"},
                               HeaderWord{"統編", ColumnKind::record_number, "business_number"},
                               HeaderWord{"統一編號", ColumnKind::record_number, "business_number"},
                               HeaderWord{"號碼", ColumnKind::record_number, "number"},
                               HeaderWord{"單號", ColumnKind::record_number, "number"},
                               HeaderWord{"字號", ColumnKind::record_number, "number"},
                               HeaderWord{"承辦單位", ColumnKind::category, "unit"},
                               HeaderWord{"單位", ColumnKind::category, "unit"},
                               HeaderWord{"機關", ColumnKind::category, "agency"},
                               HeaderWord{"姓名", ColumnKind::person_name, "name"},
                               HeaderWord{"名字", ColumnKind::person_name, "name"},
                               HeaderWord{"姓氏", ColumnKind::person_name, "surname"},
                               HeaderWord{"暱稱", ColumnKind::person_name, "nickname"},
                               HeaderWord{"家庭人數", ColumnKind::attribute, "household_size"},
                               HeaderWord{"家戶人數", ColumnKind::attribute, "household_size"},
                               HeaderWord{"戶內人數", ColumnKind::attribute, "household_size"},
                               HeaderWord{"同住", ColumnKind::attribute, "household_size"},
                               HeaderWord{"扶養", ColumnKind::attribute, "dependants"},
                               HeaderWord{"撫養", ColumnKind::attribute, "dependants"},
                               HeaderWord{"人數", ColumnKind::measure, "persons"},
                               HeaderWord{"申請人", ColumnKind::person_name, "applicant"},
                               HeaderWord{"陳情人", ColumnKind::person_name, "petitioner"},
                               HeaderWord{"聯絡人", ColumnKind::person_name, "contact"},
                               HeaderWord{"當事人", ColumnKind::person_name, "party"},
                               HeaderWord{"飼主", ColumnKind::person_name, "owner"},
                               HeaderWord{"負責人", ColumnKind::person_name, "responsible"},
                               HeaderWord{"承辦人", ColumnKind::person_name, "officer"},
                               HeaderWord{"領養人", ColumnKind::person_name, "adopter"},
                               HeaderWord{"通報人", ColumnKind::person_name, "reporter"},
                               HeaderWord{"檢舉人", ColumnKind::person_name, "reporter"},
                               HeaderWord{"報案人", ColumnKind::person_name, "reporter"},
                               HeaderWord{"代理人", ColumnKind::person_name, "agent"},
                               HeaderWord{"監護人", ColumnKind::person_name, "guardian"},
                               HeaderWord{"戶長", ColumnKind::person_name, "householder"},
                               HeaderWord{"配偶", ColumnKind::person_name, "spouse"},
                               HeaderWord{"里長", ColumnKind::person_name, "village_head"},
                               HeaderWord{"性別", ColumnKind::attribute, "sex"},
                               HeaderWord{"職業", ColumnKind::attribute, "occupation"},
                               HeaderWord{"學歷", ColumnKind::attribute, "education"},
                               HeaderWord{"教育程度", ColumnKind::attribute, "education"},
                               HeaderWord{"婚姻", ColumnKind::attribute, "marital_status"},
                               HeaderWord{"國籍", ColumnKind::attribute, "nationality"},
                               HeaderWord{"族別", ColumnKind::attribute, "ethnicity"},
                               HeaderWord{"行政區", ColumnKind::district, "district"},
                               HeaderWord{"鄉鎮", ColumnKind::district, "town"},
                               HeaderWord{"縣市", ColumnKind::district, "county"},
                               HeaderWord{"村里", ColumnKind::district, "village"},
                               HeaderWord{"里別", ColumnKind::district, "village"},
                               HeaderWord{"區別", ColumnKind::district, "district"},
                               HeaderWord{"郵遞區號", ColumnKind::district, "postal_code"},
                               HeaderWord{"描述", ColumnKind::free_text, "description"},
                               HeaderWord{"內容", ColumnKind::free_text, "content"},
                               HeaderWord{"說明", ColumnKind::free_text, "explanation"},
                               HeaderWord{"備註", ColumnKind::free_text, "remarks"},
                               HeaderWord{"備考", ColumnKind::free_text, "remarks"},
                               HeaderWord{"案情", ColumnKind::free_text, "story"},
                               HeaderWord{"情形", ColumnKind::free_text, "outcome"},
                               HeaderWord{"事由", ColumnKind::free_text, "reason"},
                               HeaderWord{"理由", ColumnKind::free_text, "reason"},
                               HeaderWord{"意見", ColumnKind::free_text, "opinion"},
                               HeaderWord{"主旨", ColumnKind::free_text, "subject"},
                               HeaderWord{"類別", ColumnKind::category, "category"},
                               HeaderWord{"種類", ColumnKind::category, "kind"},
                               HeaderWord{"類型", ColumnKind::category, "type"},
                               HeaderWord{"狀態", ColumnKind::category, "status"},
                               HeaderWord{"方式", ColumnKind::category, "method"},
                               HeaderWord{"金額", ColumnKind::measure, "amount"},
                               HeaderWord{"數量", ColumnKind::measure, "quantity"},
                               HeaderWord{"件數", ColumnKind::measure, "cases"},
                               HeaderWord{"天數", ColumnKind::measure, "days"},
                               HeaderWord{"面積", ColumnKind::measure, "area"},
                               HeaderWord{"比例", ColumnKind::measure, "share"},
                               HeaderWord{"年度", ColumnKind::category, "year"},
                               HeaderWord{"年月", ColumnKind::date, "month"},
                               HeaderWord{"員工數", ColumnKind::measure, "employees"},
                               HeaderWord{"學生數", ColumnKind::measure, "students"},
                               HeaderWord{"班級數", ColumnKind::measure, "classes"},
                               HeaderWord{"鄰數", ColumnKind::measure, "neighbourhoods"},
                               HeaderWord{"確診", ColumnKind::health, "diagnosis"},
                               HeaderWord{"罹", ColumnKind::health, "disease"},
                               HeaderWord{"病況", ColumnKind::health, "condition"},
                               HeaderWord{"病症", ColumnKind::health, "condition"},
                               HeaderWord{"症狀", ColumnKind::health, "symptoms"},
                               HeaderWord{"障別", ColumnKind::health, "disability"},
                               HeaderWord{"身障", ColumnKind::health, "disability"},
                               HeaderWord{"殘障", ColumnKind::health, "disability"},
                               HeaderWord{"就醫", ColumnKind::health, "treatment"},
                               HeaderWord{"心率", ColumnKind::health, "heart_rate"},
                               HeaderWord{"心跳", ColumnKind::health, "heart_rate"},
                               HeaderWord{"脈搏", ColumnKind::health, "heart_rate"},
                               HeaderWord{"血壓", ColumnKind::health, "blood_pressure"},
                               HeaderWord{"血糖", ColumnKind::health, "blood_sugar"},
                               HeaderWord{"體脂", ColumnKind::health, "body_fat"},
                               HeaderWord{"代謝", ColumnKind::health, "metabolism"},
                               HeaderWord{"座號", ColumnKind::record_number, "seat"},
                               HeaderWord{"員編", ColumnKind::record_number, "staff_number"},
                               HeaderWord{"工號", ColumnKind::record_number, "staff_number"},
                               HeaderWord{"主辦", ColumnKind::person_name, "officer"},
                               HeaderWord{"社工", ColumnKind::person_name, "social_worker"},
                               HeaderWord{"家長", ColumnKind::person_name, "parent"},
                               HeaderWord{"員工", ColumnKind::person_name, "employee"},
                               HeaderWord{"學生", ColumnKind::person_name, "student"},
                               HeaderWord{"病患", ColumnKind::person_name, "patient"},
                               HeaderWord{"病人", ColumnKind::person_name, "patient"},
                               HeaderWord{"血型", ColumnKind::attribute, "blood_group"},
                               HeaderWord{"薪", ColumnKind::attribute, "salary"},
                               HeaderWord{"收入", ColumnKind::attribute, "income"},
                               HeaderWord{"所得", ColumnKind::attribute, "income"},
                               HeaderWord{"職稱", ColumnKind::attribute, "post"},
                               HeaderWord{"職等", ColumnKind::attribute, "grade"},
                               HeaderWord{"職級", ColumnKind::attribute, "grade"},
                               HeaderWord{"年資", ColumnKind::attribute, "years_of_service"},
                               HeaderWord{"身高", ColumnKind::attribute, "height"},
                               HeaderWord{"體重", ColumnKind::attribute, "weight"},
                               HeaderWord{"低收", ColumnKind::attribute, "low_income"},
                               HeaderWord{"年級", ColumnKind::attribute, "grade"},
                               HeaderWord{"班級", ColumnKind::attribute, "school_class"},
                               HeaderWord{"族群", ColumnKind::attribute, "ethnicity"},
                               HeaderWord{"種族", ColumnKind::attribute, "ethnicity"},
                               HeaderWord{"原住民", ColumnKind::attribute, "ethnicity"},
                               HeaderWord{"身分別", ColumnKind::attribute, "status"},
                               HeaderWord{"身份別", ColumnKind::attribute, "status"},
                               HeaderWord{"身分代", ColumnKind::attribute, "status"},
                               HeaderWord{"身份代", ColumnKind::attribute, "status"},
                               HeaderWord{"役別", ColumnKind::attribute, "service"},
                               HeaderWord{"鄰", ColumnKind::district, "neighbourhood"}};

/// Latin words are compared as whole words of the header in snake case.
constexpr std::array latin_words{HeaderWord{"id", ColumnKind::record_number, {}},
                                 HeaderWord{"no", ColumnKind::record_number, {}},
                                 HeaderWord{"number", ColumnKind::record_number, {}},
                                 HeaderWord{"chip", ColumnKind::record_number, {}},
                                 HeaderWord{"microchip", ColumnKind::record_number, {}},
                                 HeaderWord{"mrn", ColumnKind::record_number, {}},
                                 HeaderWord{"serial", ColumnKind::record_number, {}},
                                 HeaderWord{"passport", ColumnKind::national_id, {}},
                                 HeaderWord{"ssn", ColumnKind::national_id, {}},
                                 HeaderWord{"email", ColumnKind::email, {}},
                                 HeaderWord{"mail", ColumnKind::email, {}},
                                 HeaderWord{"phone", ColumnKind::phone, {}},
                                 HeaderWord{"tel", ColumnKind::phone, {}},
                                 HeaderWord{"telephone", ColumnKind::phone, {}},
                                 HeaderWord{"mobile", ColumnKind::phone, {}},
                                 HeaderWord{"fax", ColumnKind::phone, {}},
                                 HeaderWord{"address", ColumnKind::address, {}},
                                 HeaderWord{"addr", ColumnKind::address, {}},
                                 HeaderWord{"birthday", ColumnKind::birth_date, {}},
                                 HeaderWord{"birth", ColumnKind::birth_date, {}},
                                 HeaderWord{"born", ColumnKind::birth_date, {}},
                                 HeaderWord{"dob", ColumnKind::birth_date, {}},
                                 HeaderWord{"age", ColumnKind::age, {}},
                                 HeaderWord{"name", ColumnKind::person_name, {}},
                                 HeaderWord{"owner", ColumnKind::person_name, {}},
                                 HeaderWord{"applicant", ColumnKind::person_name, {}},
                                 HeaderWord{"adopter", ColumnKind::person_name, {}},
                                 HeaderWord{"contact", ColumnKind::person_name, {}},
                                 HeaderWord{"ip", ColumnKind::account, {}},
                                 HeaderWord{"account", ColumnKind::account, {}},
                                 HeaderWord{"line", ColumnKind::account, {}},
                                 HeaderWord{"card", ColumnKind::account, {}},
                                 HeaderWord{"plate", ColumnKind::plate, {}},
                                 HeaderWord{"lat", ColumnKind::location, {}},
                                 HeaderWord{"latitude", ColumnKind::location, {}},
                                 HeaderWord{"lng", ColumnKind::location, {}},
                                 HeaderWord{"lon", ColumnKind::location, {}},
                                 HeaderWord{"long", ColumnKind::location, {}},
                                 HeaderWord{"longitude", ColumnKind::location, {}},
                                 HeaderWord{"sex", ColumnKind::attribute, {}},
                                 HeaderWord{"gender", ColumnKind::attribute, {}},
                                 HeaderWord{"occupation", ColumnKind::attribute, {}},
                                 HeaderWord{"nationality", ColumnKind::attribute, {}},
                                 HeaderWord{"diagnosis", ColumnKind::health, {}},
                                 HeaderWord{"disease", ColumnKind::health, {}},
                                 HeaderWord{"dx", ColumnKind::health, {}},
                                 HeaderWord{"icd", ColumnKind::health, {}},
                                 HeaderWord{"icd10", ColumnKind::health, {}},
                                 HeaderWord{"hiv", ColumnKind::health, {}},
                                 HeaderWord{"illness", ColumnKind::health, {}},
                                 HeaderWord{"symptom", ColumnKind::health, {}},
                                 HeaderWord{"symptoms", ColumnKind::health, {}},
                                 HeaderWord{"medication", ColumnKind::health, {}},
                                 HeaderWord{"prescription", ColumnKind::health, {}},
                                 HeaderWord{"allergy", ColumnKind::health, {}},
                                 HeaderWord{"allergies", ColumnKind::health, {}},
                                 HeaderWord{"pregnancy", ColumnKind::health, {}},
                                 HeaderWord{"religion", ColumnKind::special, {}},
                                 HeaderWord{"date", ColumnKind::date, {}},
                                 HeaderWord{"time", ColumnKind::date, {}},
                                 HeaderWord{"city", ColumnKind::district, {}},
                                 HeaderWord{"county", ColumnKind::district, {}},
                                 HeaderWord{"town", ColumnKind::district, {}},
                                 HeaderWord{"district", ColumnKind::district, {}},
                                 HeaderWord{"village", ColumnKind::district, {}},
                                 HeaderWord{"zip", ColumnKind::district, {}},
                                 HeaderWord{"description", ColumnKind::free_text, {}},
                                 HeaderWord{"remark", ColumnKind::free_text, {}},
                                 HeaderWord{"remarks", ColumnKind::free_text, {}},
                                 HeaderWord{"note", ColumnKind::free_text, {}},
                                 HeaderWord{"comment", ColumnKind::free_text, {}},
                                 HeaderWord{"comments", ColumnKind::free_text, {}},
                                 HeaderWord{"content", ColumnKind::free_text, {}},
                                 HeaderWord{"detail", ColumnKind::free_text, {}},
                                 HeaderWord{"details", ColumnKind::free_text, {}},
                                 HeaderWord{"message", ColumnKind::free_text, {}},
                                 HeaderWord{"notes", ColumnKind::free_text, {}},
                                 HeaderWord{"opinion", ColumnKind::free_text, {}},
                                 HeaderWord{"reason", ColumnKind::free_text, {}},
                                 HeaderWord{"story", ColumnKind::free_text, {}},
                                 HeaderWord{"subject", ColumnKind::free_text, {}},
                                 HeaderWord{"summary", ColumnKind::free_text, {}},
                                 HeaderWord{"text", ColumnKind::free_text, {}},
                                 HeaderWord{"category", ColumnKind::category, {}},
                                 HeaderWord{"type", ColumnKind::category, {}},
                                 HeaderWord{"status", ColumnKind::category, {}},
                                 HeaderWord{"dept", ColumnKind::category, {}},
                                 HeaderWord{"department", ColumnKind::category, {}},
                                 HeaderWord{"yob", ColumnKind::birth_date, {}},
                                 HeaderWord{"zipcode", ColumnKind::district, {}},
                                 HeaderWord{"postcode", ColumnKind::district, {}},
                                 HeaderWord{"postal", ColumnKind::district, {}},
                                 HeaderWord{"salary", ColumnKind::attribute, {}},
                                 HeaderWord{"wage", ColumnKind::attribute, {}},
                                 HeaderWord{"income", ColumnKind::attribute, {}},
                                 HeaderWord{"race", ColumnKind::attribute, {}},
                                 HeaderWord{"ethnicity", ColumnKind::attribute, {}},
                                 HeaderWord{"education", ColumnKind::attribute, {}},
                                 HeaderWord{"marital", ColumnKind::attribute, {}},
                                 HeaderWord{"height", ColumnKind::attribute, {}},
                                 HeaderWord{"patient", ColumnKind::person_name, {}},
                                 HeaderWord{"student", ColumnKind::person_name, {}},
                                 HeaderWord{"employee", ColumnKind::person_name, {}},
                                 HeaderWord{"resident", ColumnKind::person_name, {}},
                                 HeaderWord{"disability", ColumnKind::health, {}}};

/// What has a name and is nobody: a "service_name" leads to no person. Any other name does, until a person says otherwise.
constexpr std::array<std::string_view, 48> named_things{
    "agency",   "animal",   "area",         "brand",        "breed",   "building", "case",       "category",
    "city",     "class",    "column",       "company",      "country", "county",   "course",     "dataset",
    "department", "district", "event",      "facility",     "field",   "file",     "hospital",   "item",
    "law",      "market",   "model",        "office",       "organisation", "organization", "park", "place",
    "product",  "program",  "project",      "region",       "road",    "school",   "service",    "shelter",
    "site",     "species",  "station",      "street",       "subproject", "town",  "type",       "unit"};

bool is_named_thing(std::string_view word) {
  return std::find(named_things.begin(), named_things.end(), word) != named_things.end();
}

/// By it a person is found, whatever else the header says of the person.
bool tells_who(const HeaderWord* word) {
  constexpr std::array kinds{ColumnKind::person_name, ColumnKind::national_id, ColumnKind::phone,
                             ColumnKind::email,       ColumnKind::account,     ColumnKind::record_number};
  return word != nullptr && std::find(kinds.begin(), kinds.end(), word->kind) != kinds.end();
}

/// What holds a word by chance, or is the check of a building: 媒體檢舉, 飼主訴求.
constexpr std::array<std::string_view, 28> other_words{
    "媒體檢",   "車體檢",   "團體檢舉", "整體檢",   "具體檢",     "實體檢",   "軟體檢",   "硬體檢", "氣體檢", "液體檢",
    "固體檢",   "飼主訴",   "業主訴",   "雇主訴",   "僱主訴",     "地主訴",   "屋主訴",   "車主訴", "失主訴", "主訴訟",
    "主訴願",   "房屋健檢", "老屋健檢", "建物健檢", "建築物健檢", "樹木健檢", "橋梁健檢", "橋樑健檢"};

/// Whether the word at `at` of the header is a piece of another: the 體檢 of 媒體檢舉.
bool is_part_of_another(std::string_view word, std::string_view header, std::size_t at) {
  return std::any_of(other_words.begin(), other_words.end(), [&](std::string_view other) {
    const std::size_t inside = other.find(word);
    return inside != std::string_view::npos && inside <= at && header.substr(at - inside).starts_with(other);
  });
}

/// Somewhere by itself, where it must never be published: 媒體檢舉者體檢結果 tells of a check all the same.
bool stands_in(const HeaderWord& word, std::string_view header) {
  std::size_t at = header.find(word.word);
  while (is_never_published(&word) && at != std::string_view::npos && is_part_of_another(word.word, header, at))
    at = header.find(word.word, at + 1);
  return at != std::string_view::npos;
}

template <class Test>
const HeaderWord* first_han_word(std::string_view header, Test test) {
  const auto* found = std::find_if(han_words.begin(), han_words.end(),
                                   [&](const HeaderWord& word) { return stands_in(word, header) && test(word); });
  return found == han_words.end() ? nullptr : found;
}

/// 病患診斷 is a diagnosis and 身心障礙學生 what somebody is, while 健檢者姓名 and 自殺通報人 are persons.
bool tells_who_in(std::string_view header, const HeaderWord& word) {
  constexpr std::array<std::string_view, 5> names{"姓名", "名字", "姓氏", "暱稱", "戶名"};
  const bool person = holds_one(word.word, names) || (word.word.ends_with("人") && header.ends_with(word.word));
  return tells_who(&word) && (word.kind != ColumnKind::person_name || person);
}

}  // namespace

bool is_never_published(const HeaderWord* word) {
  return word != nullptr && (word->kind == ColumnKind::health || word->kind == ColumnKind::special);
}

const HeaderWord* latin_word(std::string_view text) {
  const auto* found =
      std::find_if(latin_words.begin(), latin_words.end(), [&](const HeaderWord& word) { return word.word == text; });
  return found == latin_words.end() ? nullptr : found;
}

const HeaderWord* latin_word_after(std::string_view before, std::string_view text) {
  const bool of_nobody = is_named_thing(before) || is_never_published(latin_word(before));
  return text == "name" && of_nobody ? nullptr : latin_word(text);
}

const HeaderWord* latin_word_in(std::string_view snake) {
  const HeaderWord *found = nullptr, *never_published = nullptr;
  bool says_who = false;  // behind that
  std::string_view before;
  for (const std::string_view text : words_of(snake)) {
    const HeaderWord* word = latin_word_after(before, text);
    if (never_published == nullptr && is_never_published(word)) never_published = word;
    if (word != nullptr || text == "name") found = word;
    says_who = says_who || (never_published != nullptr && text != "name" && tells_who(word));
    before = text;
  }
  return never_published == nullptr || (says_who && tells_who(found)) ? found : never_published;
}

const HeaderWord* han_word_in(std::string_view header) {
  const HeaderWord* found = first_han_word(header, [](const HeaderWord&) { return true; });
  if (!is_never_published(found)) return found;
  const HeaderWord* who = first_han_word(header, [&](const HeaderWord& word) { return tells_who_in(header, word); });
  return who == nullptr ? found : who;
}

}  // namespace opendata::inspect
