#include "faq/amounts.hpp"

#include <opendata/text.hpp>
#include <optional>

namespace opendata::search::faq {
namespace {

constexpr std::u32string_view numerals = U"0123456789０１２３４５６７８９,，〇零一二兩三四五六七八九十百千萬億壹貳參肆伍陸柒捌玖拾佰仟";
constexpr std::u32string_view joints = U"以上、，,至到~～-－ 新臺台幣";
constexpr std::size_t widest_joint = 8;
constexpr char32_t dollar = U'元';
constexpr std::int64_t ten_thousand = 10'000, most = 1'000'000'000'000'000;  // as parse_number() has it

bool is_in(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

std::u32string without_commas(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text)
    if (c != U',' && c != U'，') out += c;
  return out;
}

/// Also 3萬5千, where digits and 萬 stand together.
std::optional<std::int64_t> parse_amount(std::u32string_view written) {
  const std::u32string text = without_commas(written);
  if (const auto whole = text::parse_number(text)) return whole;
  const auto at = text.find(U'萬');
  if (at == std::u32string::npos) return std::nullopt;
  const auto high = text::parse_number(std::u32string_view(text).substr(0, at));
  const std::u32string_view rest = std::u32string_view(text).substr(at + 1);
  const auto low = rest.empty() ? std::optional<std::int64_t>(0) : text::parse_number(rest);
  if (!high || !low || *high > most / ten_thousand) return std::nullopt;
  return *high * ten_thousand + *low;
}

struct Amount {
  std::size_t begin = 0, end = 0;  ///< with 元
  std::int64_t value = 0;
};

std::vector<Amount> amounts_of(std::u32string_view text) {
  std::vector<Amount> out;
  for (std::size_t at = text.find(dollar); at != std::u32string_view::npos; at = text.find(dollar, at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_in(text[begin - 1], numerals)) --begin;
    while (begin < at && (text[begin] == U',' || text[begin] == U'，')) ++begin;
    if (const auto value = parse_amount(text.substr(begin, at - begin))) out.push_back({begin, at + 1, *value});
  }
  return out;
}

/// Whether only words of a range stand between two amounts.
bool is_range(std::u32string_view between) {
  if (between.empty() || between.size() > widest_joint) return false;
  for (const char32_t c : between)
    if (!is_in(c, joints)) return false;
  return between != U"、" && between != U"，" && between != U",";
}

}  // namespace

std::vector<AmountRange> amount_ranges(std::string_view utf8) {
  const std::u32string text = text::to_utf32(utf8);
  const std::u32string_view view = text;
  const auto amounts = amounts_of(view);
  std::vector<AmountRange> out;
  for (std::size_t i = 0; i + 1 < amounts.size(); ++i)
    if (is_range(view.substr(amounts[i].end, amounts[i + 1].begin - amounts[i].end)) && amounts[i].value < amounts[i + 1].value)
      out.emplace_back(amounts[i].value, amounts[i + 1].value);
  return out;
}

}  // namespace opendata::search::faq
