#include "inspect/header_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "inspect/header_vocabulary.hpp"
#include "inspect/holds_one.hpp"
#include "inspect/snake_case.hpp"

namespace opendata::inspect {
namespace {

constexpr std::array<std::string_view, 6> numbers_of_persons{"學號", "員編", "工號", "座號", "戶號", "病歷號"};
/// Who works on a record, and is not whom it is about: 人員 alone may be who is taught or isolated.
constexpr std::array<std::string_view, 22> words_for_staff{
    "承辦",     "主辦",     "經辦",     "里長",     "受理",     "審核",     "填表",     "製表",
    "officer",  "稽查人員", "查核人員", "服務人員", "調查人員", "訪視人員", "處理人員", "工作人員",
    "值班人員", "值勤人員", "巡查人員", "管理人員", "業務人員", "查報人員"};
/// Whom staff works for, whatever else the header says of them: 受理民眾身分證字號, 社工服務對象姓名; not 個案承辦人.
constexpr std::array<std::string_view, 6> clients{"對象", "個案", "案主", "民眾", "長者", "通過者"};
constexpr std::array<std::string_view, 3> in_charge{"承辦", "主辦", "經辦"};
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
  const HeaderWord* word = han_word_in(header);
  if (word != nullptr && word->kind == ColumnKind::record_number) return header.substr(0, header.find(word->word));
  for (const std::string_view code : words_for_codes)
    if (header.ends_with(code)) return header.substr(0, header.size() - code.size());
  return {};
}

/// 讀者編號 and 病歷編號 are a person's, 鄉鎮編號 a town's.
NumberOf number_of_han(std::string_view owner) {
  if (is_never_published(han_word_in(owner))) return NumberOf::person;
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
    const HeaderWord* word = latin_word_after(std::exchange(before, text), text);
    const ColumnKind kind = word == nullptr ? ColumnKind::unknown : word->kind;
    if (is_person(text, kind) || is_never_published(word)) return NumberOf::person;
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
  if (holds_one(header, clients) && !holds_one(header, in_charge)) return header.ends_with("社工");
  return header.find("社工") != std::string_view::npos || holds_one(header, words_for_staff) ||
         holds_one(snake_case(header), words_for_staff);
}

bool is_day(std::string_view header) {
  return header.substr(0, std::min(header.find("("), header.find("（"))).ends_with("日");
}

bool is_row_counter(std::string_view header) { return header == "序號" || header == "項次"; }

ColumnKind kind_by_header(std::string_view header) {
  if (is_row_counter(header)) return ColumnKind::record_number;
  if (const HeaderWord* word = han_word_in(header)) return word->kind;
  if (header.ends_with("人") || header.ends_with("者") || header.ends_with("人員")) return ColumnKind::person_name;
  if (header.ends_with("里") && !header.ends_with("公里")) return ColumnKind::district;  // 居住里
  const HeaderWord* word = latin_word_in(snake_case(header));
  return word == nullptr ? ColumnKind::unknown : word->kind;
}

bool is_header_word(std::string_view header) {
  const HeaderWord* word = han_word_in(header);
  return (word != nullptr && word->word == header) || latin_word(snake_case(header)) != nullptr;
}

std::string field_name_of(std::string_view header) {
  std::string snake = snake_case(header).substr(0, 50);
  if (snake.size() > 1 && snake[0] >= 'a' && snake[0] <= 'z') return snake;
  const HeaderWord* word = han_word_in(header);
  return word == nullptr ? std::string() : std::string(word->field_name);
}

}  // namespace opendata::inspect
