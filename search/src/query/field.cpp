#include "query/field.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>
#include <vector>

namespace opendata::search {
namespace {

constexpr auto names = std::to_array<std::pair<std::u32string_view, Field>>({
    {U"title", Field::title},           {U"標題", Field::title},
    {U"题目", Field::title},            {U"題目", Field::title},
    {U"标题", Field::title},            {U"名稱", Field::title},
    {U"body", Field::body},             {U"內容", Field::body},
    {U"内容", Field::body},             {U"內文", Field::body},
    {U"本文", Field::body},             {U"agency", Field::agency},
    {U"機關", Field::agency},           {U"机关", Field::agency},
    {U"單位", Field::agency},           {U"category", Field::category},
    {U"類別", Field::category},         {U"类别", Field::category},
    {U"分類", Field::category},         {U"theme", Field::theme},
    {U"主題", Field::theme},            {U"主題分類", Field::theme},
    {U"administration", Field::administration},
    {U"施政", Field::administration},   {U"施政分類", Field::administration},
    {U"service", Field::service},       {U"服務", Field::service},
    {U"服務分類", Field::service},      {U"law", Field::law},
    {U"法規", Field::law},              {U"法规", Field::law},
    {U"article", Field::article},       {U"條號", Field::article},
    {U"kind", Field::kind},             {U"種類", Field::kind},
    {U"類型", Field::kind},             {U"date", Field::date},
    {U"日期", Field::date},             {U"異動日期", Field::date},
    {U"修改日期", Field::date},
});

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kinds{{{"問答", "faq"},
                                                                             {"常見問答", "faq"},
                                                                             {"FAQ", "faq"},
                                                                             {"條文", "article"},
                                                                             {"法條", "article"},
                                                                             {"法規", "article"},
                                                                             {"資料集", "dataset"},
                                                                             {"開放資料", "dataset"}}};

constexpr Message bad_period{"is no day or period; write 2024, 2024-05, 113/5/6 or 2024-01..2024-06",
                             "不是日期或期間；請寫成 2024、2024-05、113/5/6 或 2024-01..2024-06"};

bool is_colon(char32_t c) { return c == U':' || c == U'：'; }

std::vector<int> numbers_of(std::string_view text) {
  std::vector<int> numbers(1, -1);
  for (const char32_t c : text::fold(text::to_utf32(text), text::Folding::search).text) {
    if (c >= U'0' && c <= U'9')
      numbers.back() = std::min(99'999'999, std::max(numbers.back(), 0) * 10 + static_cast<int>(c - U'0'));
    else if (numbers.back() >= 0)
      numbers.push_back(-1);
  }
  if (numbers.back() < 0) numbers.pop_back();
  return numbers;
}

int ad_year(int year) { return year < 1'000 ? year + 1'911 : year; }

int last_day(int year, int month) {
  for (const int day : {31, 30, 29})
    if (text::make_date(year, month, day)) return day;
  return 28;
}

/// First and last day of a day, month or year.
std::optional<std::pair<std::string, std::string>> span_of(std::string_view written) {
  if (const auto day = text::parse_date(written)) return std::pair(text::format_date(*day), text::format_date(*day));
  const std::vector<int> numbers = numbers_of(written);
  if (numbers.empty() || numbers.size() > 2 || numbers[0] > 9'999) return std::nullopt;
  const int year = ad_year(numbers[0]);
  const int first_month = numbers.size() == 2 ? numbers[1] : 1;
  const int last_month = numbers.size() == 2 ? numbers[1] : 12;
  const auto first = text::make_date(year, first_month, 1);
  const auto last = text::make_date(year, last_month, last_day(year, last_month));
  if (!first || !last) return std::nullopt;
  return std::pair(text::format_date(*first), text::format_date(*last));
}

/// Where the mark of a range stands and how long it is.
std::pair<std::size_t, std::size_t> find_range(std::string_view text) {
  for (const std::string_view mark : {"..", "~", "～", "至"})
    if (const std::size_t at = text.find(mark); at != std::string_view::npos) return {at, mark.size()};
  return {std::string_view::npos, 0};
}

}  // namespace

std::optional<FieldPrefix> read_field(std::u32string_view text) {
  std::size_t colon = 0;
  constexpr std::size_t longest_name = 14;
  while (colon < std::min(text.size(), longest_name + 1) && !is_colon(text[colon])) ++colon;
  if (colon == text.size() || colon > longest_name) return std::nullopt;
  std::u32string name(text.substr(0, colon));
  for (char32_t& c : name)
    if (c >= U'A' && c <= U'Z') c += 32;
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
  return found == names.end() ? std::nullopt : std::optional(FieldPrefix{found->second, colon + 1});
}

std::string_view name(Field field) {
  constexpr std::array<std::string_view, 12> canonical{"",      "title",          "body",    "agency", "category", "theme",
                                                       "administration", "service", "law",    "article",  "kind",
                                                       "date"};
  return canonical[static_cast<std::size_t>(field)];
}

std::string_view facet_name(Field field) {
  if (field == Field::theme) return "theme";
  if (field == Field::administration) return "administration";
  return field == Field::service ? "service" : std::string_view();
}

std::string kind_of(std::string_view word) {
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& entry) { return entry.first == word; });
  return std::string(found == kinds.end() ? word : found->second);
}

Result<std::pair<std::string, std::string>> parse_period(std::string_view text) {
  const std::string_view trimmed = text::trim(text);
  const auto [at, length] = find_range(trimmed);
  if (at == std::string_view::npos) {
    if (auto whole = span_of(trimmed)) return std::move(*whole);
    return failure(Errc::bad_value, bad_period);
  }
  const std::string_view from = text::trim(trimmed.substr(0, at)), until = text::trim(trimmed.substr(at + length));
  const auto first = span_of(from), last = span_of(until);
  if ((!first && !from.empty()) || (!last && !until.empty()) || (from.empty() && until.empty()))
    return failure(Errc::bad_value, bad_period);
  return std::pair(first ? first->first : std::string(), last ? last->second : std::string());
}

}  // namespace opendata::search
