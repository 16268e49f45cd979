#include "inspect/header_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "inspect/holds_one.hpp"
#include "inspect/snake_case.hpp"

namespace opendata::inspect {
namespace {

struct Word {
  std::string_view word;
  ColumnKind kind;
  std::string_view field_name;  ///< empty = not used for naming
};

/// Words of headers, the more telling first: the first that a header contains decides.
constexpr std::array han_words{Word{"身分證", ColumnKind::national_id, "national_id"},
                               Word{"身份證", ColumnKind::national_id, "national_id"},
                               Word{"統一證號", ColumnKind::national_id, "resident_id"},
                               Word{"居留證", ColumnKind::national_id, "resident_id"},
                               Word{"護照", ColumnKind::national_id, "passport"},
                               Word{"健保卡", ColumnKind::national_id, "nhi_card"},
                               Word{"發生日", ColumnKind::date, "date"},  // holds 生日
                               Word{"產生日", ColumnKind::date, "date"},
                               Word{"出生", ColumnKind::birth_date, "birth_date"},
                               Word{"生日", ColumnKind::birth_date, "birth_date"},
                               Word{"電話", ColumnKind::phone, "phone"},
                               Word{"手機", ColumnKind::phone, "mobile"},
                               Word{"行動", ColumnKind::phone, "mobile"},
                               Word{"傳真", ColumnKind::phone, "fax"},
                               Word{"聯絡方式", ColumnKind::phone, "contact"},
                               Word{"分機", ColumnKind::phone, "extension"},
                               Word{"信箱", ColumnKind::email, "email"},
                               Word{"郵件", ColumnKind::email, "email"},
                               Word{"電郵", ColumnKind::email, "email"},
                               Word{"地址", ColumnKind::address, "address"},
                               Word{"住址", ColumnKind::address, "address"},
                               Word{"門牌", ColumnKind::address, "address"},
                               Word{"戶籍地", ColumnKind::address, "address"},
                               Word{"居住地", ColumnKind::address, "address"},
                               Word{"帳號", ColumnKind::account, "account"},
                               Word{"戶名", ColumnKind::person_name, "account_name"},
                               Word{"卡號", ColumnKind::account, "card_number"},
                               Word{"病歷號", ColumnKind::record_number, "medical_record_number"},
                               Word{"病歷", ColumnKind::health, "medical_record"},
                               Word{"診斷", ColumnKind::health, "diagnosis"},
                               Word{"疾病", ColumnKind::health, "disease"},
                               Word{"病名", ColumnKind::health, "disease"},
                               Word{"障礙", ColumnKind::health, "disability"},
                               Word{"健康", ColumnKind::health, "health"},
                               Word{"用藥", ColumnKind::health, "medication"},
                               Word{"基因", ColumnKind::health, "genes"},
                               Word{"病史", ColumnKind::health, "medical_history"},
                               Word{"病因", ColumnKind::health, "cause"},
                               Word{"主訴", ColumnKind::health, "complaint"},
                               Word{"過敏史", ColumnKind::health, "allergies"},
                               Word{"傷病", ColumnKind::health, "illness"},
                               Word{"癌", ColumnKind::health, "cancer"},
                               Word{"腫瘤", ColumnKind::health, "tumour"},
                               Word{"愛滋", ColumnKind::health, "hiv"},
                               Word{"失智症", ColumnKind::health, "dementia"},
                               Word{"失智程", ColumnKind::health, "dementia"},
                               Word{"失智等", ColumnKind::health, "dementia"},
                               Word{"精神狀", ColumnKind::health, "mental_state"},
                               Word{"身心狀", ColumnKind::health, "mental_state"},
                               Word{"心理狀", ColumnKind::health, "mental_state"},
                               Word{"自傷", ColumnKind::health, "self_harm"},
                               Word{"自殺", ColumnKind::health, "suicide"},
                               Word{"懷孕", ColumnKind::health, "pregnancy"},
                               Word{"健檢", ColumnKind::health, "health_check"},
                               Word{"體檢", ColumnKind::health, "health_check"},
                               Word{"醫囑", ColumnKind::health, "doctors_orders"},
                               Word{"處方", ColumnKind::health, "prescription"},
                               Word{"療程", ColumnKind::health, "treatment"},
                               Word{"護理紀錄", ColumnKind::health, "nursing_notes"},
                               Word{"前科", ColumnKind::special, "criminal_record"},
                               Word{"罪名", ColumnKind::special, "offence"},
                               Word{"刑期", ColumnKind::special, "sentence"},
                               Word{"性傾向", ColumnKind::special, "sexual_orientation"},
                               Word{"性取向", ColumnKind::special, "sexual_orientation"},
                               Word{"黨籍", ColumnKind::special, "party"},
                               Word{"性生活", ColumnKind::special, "sexual_life"},
                               Word{"宗教", ColumnKind::special, "religion"},
                               Word{"政黨", ColumnKind::special, "party"},
                               Word{"車牌", ColumnKind::plate, "plate"},
                               Word{"車號", ColumnKind::plate, "plate"},
                               Word{"晶片", ColumnKind::record_number, "microchip"},
                               Word{"經度", ColumnKind::location, "longitude"},
                               Word{"緯度", ColumnKind::location, "latitude"},
                               Word{"座標", ColumnKind::location, "coordinates"},
                               Word{"坐標", ColumnKind::location, "coordinates"},
                               Word{"定位", ColumnKind::location, "position"},
                               Word{"地點", ColumnKind::address, "place"},
                               Word{"年齡", ColumnKind::age, "age"},
                               Word{"歲數", ColumnKind::age, "age"},
                               Word{"日期", ColumnKind::date, "date"},
                               Word{"時間", ColumnKind::date, "time"},
                               Word{"編號", ColumnKind::record_number, "number"},
                               Word{"案號", ColumnKind::record_number, "case_number"},
                               Word{"文號", ColumnKind::record_number, "document_number"},
                               Word{"流水號", ColumnKind::record_number, "serial"},
                               Word{"序號", ColumnKind::record_number, "serial"},
                               Word{"戶號", ColumnKind::record_number, "household"},
                               Word{"證號", ColumnKind::record_number, "certificate"},
                               Word{"學號", ColumnKind::record_number, "student_number"},
                               Word{"統編", ColumnKind::record_number, "business_number"},
                               Word{"統一編號", ColumnKind::record_number, "business_number"},
                               Word{"號碼", ColumnKind::record_number, "number"},
                               Word{"單號", ColumnKind::record_number, "number"},
                               Word{"字號", ColumnKind::record_number, "number"},
                               Word{"承辦單位", ColumnKind::category, "unit"},
                               Word{"單位", ColumnKind::category, "unit"},
                               Word{"機關", ColumnKind::category, "agency"},
                               Word{"姓名", ColumnKind::person_name, "name"},
                               Word{"名字", ColumnKind::person_name, "name"},
                               Word{"姓氏", ColumnKind::person_name, "surname"},
                               Word{"暱稱", ColumnKind::person_name, "nickname"},
                               Word{"家庭人數", ColumnKind::attribute, "household_size"},
                               Word{"家戶人數", ColumnKind::attribute, "household_size"},
                               Word{"戶內人數", ColumnKind::attribute, "household_size"},
                               Word{"同住", ColumnKind::attribute, "household_size"},
                               Word{"扶養", ColumnKind::attribute, "dependants"},
                               Word{"撫養", ColumnKind::attribute, "dependants"},
                               Word{"人數", ColumnKind::measure, "persons"},
                               Word{"申請人", ColumnKind::person_name, "applicant"},
                               Word{"陳情人", ColumnKind::person_name, "petitioner"},
                               Word{"聯絡人", ColumnKind::person_name, "contact"},
                               Word{"當事人", ColumnKind::person_name, "party"},
                               Word{"飼主", ColumnKind::person_name, "owner"},
                               Word{"負責人", ColumnKind::person_name, "responsible"},
                               Word{"承辦人", ColumnKind::person_name, "officer"},
                               Word{"領養人", ColumnKind::person_name, "adopter"},
                               Word{"通報人", ColumnKind::person_name, "reporter"},
                               Word{"檢舉人", ColumnKind::person_name, "reporter"},
                               Word{"報案人", ColumnKind::person_name, "reporter"},
                               Word{"代理人", ColumnKind::person_name, "agent"},
                               Word{"監護人", ColumnKind::person_name, "guardian"},
                               Word{"戶長", ColumnKind::person_name, "householder"},
                               Word{"配偶", ColumnKind::person_name, "spouse"},
                               Word{"里長", ColumnKind::person_name, "village_head"},
                               Word{"性別", ColumnKind::attribute, "sex"},
                               Word{"職業", ColumnKind::attribute, "occupation"},
                               Word{"學歷", ColumnKind::attribute, "education"},
                               Word{"教育程度", ColumnKind::attribute, "education"},
                               Word{"婚姻", ColumnKind::attribute, "marital_status"},
                               Word{"國籍", ColumnKind::attribute, "nationality"},
                               Word{"族別", ColumnKind::attribute, "ethnicity"},
                               Word{"行政區", ColumnKind::district, "district"},
                               Word{"鄉鎮", ColumnKind::district, "town"},
                               Word{"縣市", ColumnKind::district, "county"},
                               Word{"村里", ColumnKind::district, "village"},
                               Word{"里別", ColumnKind::district, "village"},
                               Word{"區別", ColumnKind::district, "district"},
                               Word{"郵遞區號", ColumnKind::district, "postal_code"},
                               Word{"描述", ColumnKind::free_text, "description"},
                               Word{"內容", ColumnKind::free_text, "content"},
                               Word{"說明", ColumnKind::free_text, "explanation"},
                               Word{"備註", ColumnKind::free_text, "remarks"},
                               Word{"備考", ColumnKind::free_text, "remarks"},
                               Word{"案情", ColumnKind::free_text, "story"},
                               Word{"情形", ColumnKind::free_text, "outcome"},
                               Word{"事由", ColumnKind::free_text, "reason"},
                               Word{"理由", ColumnKind::free_text, "reason"},
                               Word{"意見", ColumnKind::free_text, "opinion"},
                               Word{"主旨", ColumnKind::free_text, "subject"},
                               Word{"類別", ColumnKind::category, "category"},
                               Word{"種類", ColumnKind::category, "kind"},
                               Word{"類型", ColumnKind::category, "type"},
                               Word{"狀態", ColumnKind::category, "status"},
                               Word{"方式", ColumnKind::category, "method"},
                               Word{"金額", ColumnKind::measure, "amount"},
                               Word{"數量", ColumnKind::measure, "quantity"},
                               Word{"件數", ColumnKind::measure, "cases"},
                               Word{"天數", ColumnKind::measure, "days"},
                               Word{"面積", ColumnKind::measure, "area"},
                               Word{"比例", ColumnKind::measure, "share"},
                               Word{"年度", ColumnKind::category, "year"},
                               Word{"年月", ColumnKind::date, "month"},
                               Word{"員工數", ColumnKind::measure, "employees"},
                               Word{"學生數", ColumnKind::measure, "students"},
                               Word{"班級數", ColumnKind::measure, "classes"},
                               Word{"鄰數", ColumnKind::measure, "neighbourhoods"},
                               Word{"確診", ColumnKind::health, "diagnosis"},
                               Word{"罹", ColumnKind::health, "disease"},
                               Word{"病況", ColumnKind::health, "condition"},
                               Word{"病症", ColumnKind::health, "condition"},
                               Word{"症狀", ColumnKind::health, "symptoms"},
                               Word{"障別", ColumnKind::health, "disability"},
                               Word{"身障", ColumnKind::health, "disability"},
                               Word{"殘障", ColumnKind::health, "disability"},
                               Word{"就醫", ColumnKind::health, "treatment"},
                               Word{"心率", ColumnKind::health, "heart_rate"},
                               Word{"心跳", ColumnKind::health, "heart_rate"},
                               Word{"脈搏", ColumnKind::health, "heart_rate"},
                               Word{"血壓", ColumnKind::health, "blood_pressure"},
                               Word{"血糖", ColumnKind::health, "blood_sugar"},
                               Word{"體脂", ColumnKind::health, "body_fat"},
                               Word{"代謝", ColumnKind::health, "metabolism"},
                               Word{"座號", ColumnKind::record_number, "seat"},
                               Word{"員編", ColumnKind::record_number, "staff_number"},
                               Word{"工號", ColumnKind::record_number, "staff_number"},
                               Word{"主辦", ColumnKind::person_name, "officer"},
                               Word{"社工", ColumnKind::person_name, "social_worker"},
                               Word{"家長", ColumnKind::person_name, "parent"},
                               Word{"員工", ColumnKind::person_name, "employee"},
                               Word{"學生", ColumnKind::person_name, "student"},
                               Word{"病患", ColumnKind::person_name, "patient"},
                               Word{"病人", ColumnKind::person_name, "patient"},
                               Word{"血型", ColumnKind::attribute, "blood_group"},
                               Word{"薪", ColumnKind::attribute, "salary"},
                               Word{"收入", ColumnKind::attribute, "income"},
                               Word{"所得", ColumnKind::attribute, "income"},
                               Word{"職稱", ColumnKind::attribute, "post"},
                               Word{"職等", ColumnKind::attribute, "grade"},
                               Word{"職級", ColumnKind::attribute, "grade"},
                               Word{"年資", ColumnKind::attribute, "years_of_service"},
                               Word{"身高", ColumnKind::attribute, "height"},
                               Word{"體重", ColumnKind::attribute, "weight"},
                               Word{"低收", ColumnKind::attribute, "low_income"},
                               Word{"年級", ColumnKind::attribute, "grade"},
                               Word{"班級", ColumnKind::attribute, "school_class"},
                               Word{"族群", ColumnKind::attribute, "ethnicity"},
                               Word{"種族", ColumnKind::attribute, "ethnicity"},
                               Word{"原住民", ColumnKind::attribute, "ethnicity"},
                               Word{"身分別", ColumnKind::attribute, "status"},
                               Word{"身份別", ColumnKind::attribute, "status"},
                               Word{"身分代", ColumnKind::attribute, "status"},
                               Word{"身份代", ColumnKind::attribute, "status"},
                               Word{"役別", ColumnKind::attribute, "service"},
                               Word{"鄰", ColumnKind::district, "neighbourhood"}};

/// Latin words are compared as whole words of the header in snake case.
constexpr std::array latin_words{Word{"id", ColumnKind::record_number, {}},
                                 Word{"no", ColumnKind::record_number, {}},
                                 Word{"number", ColumnKind::record_number, {}},
                                 Word{"chip", ColumnKind::record_number, {}},
                                 Word{"microchip", ColumnKind::record_number, {}},
                                 Word{"mrn", ColumnKind::record_number, {}},
                                 Word{"serial", ColumnKind::record_number, {}},
                                 Word{"passport", ColumnKind::national_id, {}},
                                 Word{"ssn", ColumnKind::national_id, {}},
                                 Word{"email", ColumnKind::email, {}},
                                 Word{"mail", ColumnKind::email, {}},
                                 Word{"phone", ColumnKind::phone, {}},
                                 Word{"tel", ColumnKind::phone, {}},
                                 Word{"telephone", ColumnKind::phone, {}},
                                 Word{"mobile", ColumnKind::phone, {}},
                                 Word{"fax", ColumnKind::phone, {}},
                                 Word{"address", ColumnKind::address, {}},
                                 Word{"addr", ColumnKind::address, {}},
                                 Word{"birthday", ColumnKind::birth_date, {}},
                                 Word{"birth", ColumnKind::birth_date, {}},
                                 Word{"born", ColumnKind::birth_date, {}},
                                 Word{"dob", ColumnKind::birth_date, {}},
                                 Word{"age", ColumnKind::age, {}},
                                 Word{"name", ColumnKind::person_name, {}},
                                 Word{"owner", ColumnKind::person_name, {}},
                                 Word{"applicant", ColumnKind::person_name, {}},
                                 Word{"adopter", ColumnKind::person_name, {}},
                                 Word{"contact", ColumnKind::person_name, {}},
                                 Word{"ip", ColumnKind::account, {}},
                                 Word{"account", ColumnKind::account, {}},
                                 Word{"line", ColumnKind::account, {}},
                                 Word{"card", ColumnKind::account, {}},
                                 Word{"plate", ColumnKind::plate, {}},
                                 Word{"lat", ColumnKind::location, {}},
                                 Word{"latitude", ColumnKind::location, {}},
                                 Word{"lng", ColumnKind::location, {}},
                                 Word{"lon", ColumnKind::location, {}},
                                 Word{"long", ColumnKind::location, {}},
                                 Word{"longitude", ColumnKind::location, {}},
                                 Word{"sex", ColumnKind::attribute, {}},
                                 Word{"gender", ColumnKind::attribute, {}},
                                 Word{"occupation", ColumnKind::attribute, {}},
                                 Word{"nationality", ColumnKind::attribute, {}},
                                 Word{"diagnosis", ColumnKind::health, {}},
                                 Word{"disease", ColumnKind::health, {}},
                                 Word{"dx", ColumnKind::health, {}},
                                 Word{"icd", ColumnKind::health, {}},
                                 Word{"icd10", ColumnKind::health, {}},
                                 Word{"hiv", ColumnKind::health, {}},
                                 Word{"illness", ColumnKind::health, {}},
                                 Word{"symptom", ColumnKind::health, {}},
                                 Word{"symptoms", ColumnKind::health, {}},
                                 Word{"medication", ColumnKind::health, {}},
                                 Word{"prescription", ColumnKind::health, {}},
                                 Word{"allergy", ColumnKind::health, {}},
                                 Word{"allergies", ColumnKind::health, {}},
                                 Word{"pregnancy", ColumnKind::health, {}},
                                 Word{"religion", ColumnKind::special, {}},
                                 Word{"date", ColumnKind::date, {}},
                                 Word{"time", ColumnKind::date, {}},
                                 Word{"city", ColumnKind::district, {}},
                                 Word{"county", ColumnKind::district, {}},
                                 Word{"town", ColumnKind::district, {}},
                                 Word{"district", ColumnKind::district, {}},
                                 Word{"village", ColumnKind::district, {}},
                                 Word{"zip", ColumnKind::district, {}},
                                 Word{"description", ColumnKind::free_text, {}},
                                 Word{"remark", ColumnKind::free_text, {}},
                                 Word{"remarks", ColumnKind::free_text, {}},
                                 Word{"note", ColumnKind::free_text, {}},
                                 Word{"comment", ColumnKind::free_text, {}},
                                 Word{"comments", ColumnKind::free_text, {}},
                                 Word{"content", ColumnKind::free_text, {}},
                                 Word{"detail", ColumnKind::free_text, {}},
                                 Word{"details", ColumnKind::free_text, {}},
                                 Word{"message", ColumnKind::free_text, {}},
                                 Word{"notes", ColumnKind::free_text, {}},
                                 Word{"opinion", ColumnKind::free_text, {}},
                                 Word{"reason", ColumnKind::free_text, {}},
                                 Word{"story", ColumnKind::free_text, {}},
                                 Word{"subject", ColumnKind::free_text, {}},
                                 Word{"summary", ColumnKind::free_text, {}},
                                 Word{"text", ColumnKind::free_text, {}},
                                 Word{"category", ColumnKind::category, {}},
                                 Word{"type", ColumnKind::category, {}},
                                 Word{"status", ColumnKind::category, {}},
                                 Word{"dept", ColumnKind::category, {}},
                                 Word{"department", ColumnKind::category, {}},
                                 Word{"yob", ColumnKind::birth_date, {}},
                                 Word{"zipcode", ColumnKind::district, {}},
                                 Word{"postcode", ColumnKind::district, {}},
                                 Word{"postal", ColumnKind::district, {}},
                                 Word{"salary", ColumnKind::attribute, {}},
                                 Word{"wage", ColumnKind::attribute, {}},
                                 Word{"income", ColumnKind::attribute, {}},
                                 Word{"race", ColumnKind::attribute, {}},
                                 Word{"ethnicity", ColumnKind::attribute, {}},
                                 Word{"education", ColumnKind::attribute, {}},
                                 Word{"marital", ColumnKind::attribute, {}},
                                 Word{"height", ColumnKind::attribute, {}},
                                 Word{"patient", ColumnKind::person_name, {}},
                                 Word{"student", ColumnKind::person_name, {}},
                                 Word{"employee", ColumnKind::person_name, {}},
                                 Word{"resident", ColumnKind::person_name, {}},
                                 Word{"disability", ColumnKind::health, {}}};

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

const Word* latin_word(std::string_view text) {
  const auto* found =
      std::find_if(latin_words.begin(), latin_words.end(), [&](const Word& word) { return word.word == text; });
  return found == latin_words.end() ? nullptr : found;
}

bool is_never_published(const Word* word) {
  return word != nullptr && (word->kind == ColumnKind::health || word->kind == ColumnKind::special);
}

/// The name of a thing or of an illness says nothing about persons.
const Word* latin_word_after(std::string_view before, std::string_view text) {
  const bool of_nobody = is_named_thing(before) || is_never_published(latin_word(before));
  return text == "name" && of_nobody ? nullptr : latin_word(text);
}

/// By it a person is found, whatever else the header says of the person.
bool tells_who(const Word* word) {
  constexpr std::array kinds{ColumnKind::person_name, ColumnKind::national_id, ColumnKind::phone,
                             ColumnKind::email,       ColumnKind::account,     ColumnKind::record_number};
  return word != nullptr && std::find(kinds.begin(), kinds.end(), word->kind) != kinds.end();
}

/// The last word that says something: an adopter's city is a city; but a "hiv_status" is health data whatever follows,
/// unless that tells who it is: a "hiv_patient_id" does.
const Word* latin_word_in(std::string_view snake) {
  const Word *found = nullptr, *never_published = nullptr;
  std::string_view before;
  for (const std::string_view text : words_of(snake)) {
    const Word* word = latin_word_after(before, text);
    if (never_published == nullptr && is_never_published(word)) never_published = word;
    if (word != nullptr || text == "name") found = word;
    before = text;
  }
  return never_published == nullptr || tells_who(found) ? found : never_published;
}

/// What holds a word by chance, or is the check of a building: 媒體檢舉, 飼主訴求.
constexpr std::array<std::string_view, 28> other_words{
    "媒體檢", "車體檢", "團體檢", "整體檢", "具體檢", "實體檢", "軟體檢", "硬體檢",   "氣體檢",   "液體檢",
    "固體檢", "飼主訴", "業主訴", "雇主訴", "僱主訴", "地主訴", "屋主訴", "車主訴",   "失主訴",   "主訴訟",
    "主訴願", "房屋健檢", "老屋健檢", "建物健檢", "建築物健檢", "樹木健檢", "橋梁健檢", "橋樑健檢"};

bool is_part_of_another(const Word& word, std::string_view header) {
  return is_never_published(&word) && std::any_of(other_words.begin(), other_words.end(), [&](std::string_view other) {
           return other.find(word.word) != std::string_view::npos && header.find(other) != std::string_view::npos;
         });
}

template <class Test>
const Word* han_word_in(std::string_view header, Test test) {
  const auto* found = std::find_if(han_words.begin(), han_words.end(), [&](const Word& word) {
    return header.find(word.word) != std::string_view::npos && !is_part_of_another(word, header) && test(word);
  });
  return found == han_words.end() ? nullptr : found;
}

/// 病患診斷 is a diagnosis and 身心障礙學生 what somebody is, while 健檢者姓名 and 自殺通報人 are persons.
bool tells_who_in(std::string_view header, const Word& word) {
  constexpr std::array<std::string_view, 5> names{"姓名", "名字", "姓氏", "暱稱", "戶名"};
  const bool person = holds_one(word.word, names) || (word.word.ends_with("人") && header.ends_with(word.word));
  return tells_who(&word) && (word.kind != ColumnKind::person_name || person);
}

const Word* han_word_in(std::string_view header) {
  const Word* found = han_word_in(header, [](const Word&) { return true; });
  if (!is_never_published(found)) return found;
  const Word* who = han_word_in(header, [&](const Word& word) { return tells_who_in(header, word); });
  return who == nullptr ? found : who;
}

constexpr std::array<std::string_view, 6> numbers_of_persons{"學號", "員編", "工號", "座號", "戶號", "病歷號"};
/// Who works on a record, and is not whom it is about: 人員 alone may be who is taught or isolated.
constexpr std::array<std::string_view, 15> words_for_staff{
    "承辦", "主辦", "經辦", "里長", "受理", "審核", "填表", "製表", "officer", "稽查人員", "查核人員", "服務人員",
    "調查人員", "訪視人員", "處理人員"};
/// Whom a social worker works for.
constexpr std::array<std::string_view, 3> clients{"對象", "個案", "案主"};
constexpr std::array<std::string_view, 2> statuses{"身分", "身份"};
/// Persons where they have a number, and no word for one elsewhere: 教師數 counts teachers.
constexpr std::array<std::string_view, 7> owners_of_numbers{"會員", "教師", "志工", "學員", "個案", "住民", "學童"};
constexpr std::array<std::string_view, 9> numbered_persons{"staff",    "member", "user",    "reader", "client",
                                                           "borrower", "pupil",  "teacher", "mrn"};
/// What areas and institutions end with. 院 and 所 alone would be those of a 住院編號 and a 住所編號.
constexpr std::array<std::string_view, 15> ends_of_places{"縣",   "市",   "區",   "鄉",   "鎮", "村", "里",  "鄰",
                                                          "票所", "診所", "學校", "醫院", "站", "館", "路線"};
constexpr std::array<std::string_view, 3> words_for_codes{"代碼", "代號", "別"};
constexpr std::string_view smallest_statistical_area = "codebase";

/// What stands before the word for a number or a code.
std::string_view owner_in(std::string_view header) {
  const Word* word = han_word_in(header);
  if (word != nullptr && word->kind == ColumnKind::record_number) return header.substr(0, header.find(word->word));
  for (const std::string_view code : words_for_codes)
    if (header.ends_with(code)) return header.substr(0, header.size() - code.size());
  return {};
}

/// 讀者編號 is a reader's, 鄉鎮編號 a town's.
NumberOf number_of_han(std::string_view owner) {
  if (holds_one(owner, owners_of_numbers) || is_status(owner) || kind_by_header(owner) == ColumnKind::person_name) return NumberOf::person;
  const bool place = std::any_of(ends_of_places.begin(), ends_of_places.end(),
                                 [&](std::string_view end) { return owner.ends_with(end); });
  return place ? NumberOf::place : NumberOf::unsaid;
}

bool is_person(std::string_view word, ColumnKind kind) {
  return kind == ColumnKind::person_name ||
         std::find(numbered_persons.begin(), numbered_persons.end(), word) != numbered_persons.end();
}

/// A "town_student_no" is a student's, a "town_case_no" no town's.
NumberOf number_of_latin(std::string_view snake) {
  NumberOf owner = NumberOf::unsaid;
  std::string_view before;
  for (const std::string_view text : words_of(snake)) {
    const Word* word = latin_word_after(std::exchange(before, text), text);
    const ColumnKind kind = word == nullptr ? ColumnKind::unknown : word->kind;
    if (is_person(text, kind)) return NumberOf::person;
    if (kind == ColumnKind::record_number) continue;
    const bool place = kind == ColumnKind::district || text == smallest_statistical_area;
    owner = place ? NumberOf::place : NumberOf::unsaid;
  }
  return owner;
}

}  // namespace

NumberOf number_of(std::string_view header) {
  if (holds_one(header, numbers_of_persons) || is_owner_of_numbers(header)) return NumberOf::person;
  const std::string_view owner = owner_in(header);
  return owner.empty() ? number_of_latin(snake_case(header)) : number_of_han(owner);
}

bool is_owner_of_numbers(std::string_view header) {
  return std::find(owners_of_numbers.begin(), owners_of_numbers.end(), header) != owners_of_numbers.end();
}

bool is_status(std::string_view header) { return holds_one(header, statuses); }

bool is_of_staff(std::string_view header) {
  if (header.ends_with("社工") || (header.find("社工") != std::string_view::npos && !holds_one(header, clients)))
    return true;
  return holds_one(header, words_for_staff) || holds_one(snake_case(header), words_for_staff);
}

bool is_day(std::string_view header) {
  return header.substr(0, std::min(header.find("("), header.find("（"))).ends_with("日");
}

bool is_row_counter(std::string_view header) { return header == "序號" || header == "項次"; }

ColumnKind kind_by_header(std::string_view header) {
  if (is_row_counter(header)) return ColumnKind::record_number;
  if (const Word* word = han_word_in(header)) return word->kind;
  if (header.ends_with("人") || header.ends_with("者") || header.ends_with("人員")) return ColumnKind::person_name;
  if (header.ends_with("里") && !header.ends_with("公里")) return ColumnKind::district;  // 居住里
  const Word* word = latin_word_in(snake_case(header));
  return word == nullptr ? ColumnKind::unknown : word->kind;
}

bool is_header_word(std::string_view header) {
  const Word* word = han_word_in(header);
  return (word != nullptr && word->word == header) || latin_word(snake_case(header)) != nullptr;
}

std::string field_name_of(std::string_view header) {
  std::string snake = snake_case(header).substr(0, 50);
  if (snake.size() > 1 && snake[0] >= 'a' && snake[0] <= 'z') return snake;
  const Word* word = han_word_in(header);
  return word == nullptr ? std::string() : std::string(word->field_name);
}

}  // namespace opendata::inspect
