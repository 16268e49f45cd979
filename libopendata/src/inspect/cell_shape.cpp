#include "inspect/cell_shape.hpp"

#include <algorithm>
#include <opendata/text.hpp>

namespace opendata::inspect {
namespace {

constexpr std::size_t long_text_characters = 30;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_upper(char32_t c) { return c >= U'A' && c <= U'Z'; }
bool contains(std::u32string_view text, std::u32string_view any_of) {
  return text.find_first_of(any_of) != std::u32string_view::npos;
}

bool is_integer(std::u32string_view text) {
  if (text.starts_with(U'-')) text.remove_prefix(1);
  const bool plain = !text.empty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), is_digit);
  return plain && (text.size() == 1 || text[0] != U'0');
}

bool is_decimal(std::u32string_view text) {
  const std::size_t point = text.find(U'.');
  if (point == std::u32string_view::npos) return is_integer(text);
  const auto fraction = text.substr(point + 1);
  const auto whole = text.substr(0, point);
  return (is_integer(whole) || whole == U"-0") && !fraction.empty() && fraction.size() <= 15 &&
         std::all_of(fraction.begin(), fraction.end(), is_digit);
}

/// 1,234 or 12,345,678: groups of three after the first.
bool is_grouped(std::u32string_view text) {
  if (text.starts_with(U'-')) text.remove_prefix(1);
  const std::size_t first = text.find(U',');
  if (first == 0 || first > 3 || text[0] == U'0' || text.size() > 19 || (text.size() - first) % 4 != 0) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool comma = i >= first && (i - first) % 4 == 0;
    if (comma != (text[i] == U',') || (!comma && !is_digit(text[i]))) return false;
  }
  return true;
}

bool is_national_id(std::u32string_view text) {
  if (text.size() != 10 || !(is_upper(text[0]) || (text[0] >= U'a' && text[0] <= U'z'))) return false;
  const bool second = is_digit(text[1]) || (text[1] >= U'A' && text[1] <= U'D');
  return second && std::all_of(text.begin() + 2, text.end(), is_digit);
}

bool is_phone(std::u32string_view text) {
  const auto allowed = [](char32_t c) {
    return is_digit(c) || std::u32string_view(U" -()#~+.").find(c) != std::u32string_view::npos;
  };
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  const bool begins =
      text.starts_with(U"0") || text.starts_with(U"(0") || text.starts_with(U"+886") || text.starts_with(U"886");
  return begins && digits >= 8 && digits <= 15 && std::all_of(text.begin(), text.end(), allowed);
}

bool is_email(std::u32string_view text) {
  const std::size_t at = text.find(U'@');
  const bool one_word = std::all_of(text.begin(), text.end(), [](char32_t c) { return c > U' ' && c < 0x7F; });
  return one_word && at != std::u32string_view::npos && at > 0 && text.find(U'.', at) != std::u32string_view::npos;
}

bool is_address(std::u32string_view text) {
  return text.size() >= 5 && text.find(U'號') != std::u32string_view::npos && contains(text, U"路街巷弄段村里鄰");
}

/// 三民區, 吳江村, 高雄市鳳山區: Han characters and nothing else, so that neither name nor number hides in it.
bool is_division(std::u32string_view text) {
  const bool han = std::all_of(text.begin(), text.end(), [](char32_t c) { return c >= 0x3400 && c <= 0x9FFF; });
  return han && text.size() >= 2 && text.size() <= 12 && contains(text.substr(text.size() - 1), U"縣市區鄉鎮村里鄰");
}

/// 高雄市, 苗栗縣.
bool is_county(std::u32string_view text) {
  return text.size() == 3 && is_division(text) && contains(text.substr(2), U"縣市");
}

/// Three digits or more of which the first is 0: no quantity and no year is written so.
bool has_padded_number(std::u32string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const bool begins = text[i] == U'0' && (i == 0 || !is_digit(text[i - 1]));
    if (begins && is_digit(text[i + 1]) && is_digit(text[i + 2])) return true;
  }
  return false;
}

/// Digits with letters, a padded number, or three digits and nothing else.
bool is_code(std::u32string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char32_t c) { return c > U' ' && c < 0x7F; });
  if (!ascii || std::none_of(text.begin(), text.end(), is_digit)) return false;
  const bool letters =
      std::any_of(text.begin(), text.end(), [](char32_t c) { return is_upper(c) || (c >= U'a' && c <= U'z'); });
  return letters || has_padded_number(text) || (text.size() > 2 && std::all_of(text.begin(), text.end(), is_digit));
}

void judge_date(std::string_view cell, std::u32string_view text, CellShape& shape) {
  if (!contains(text, U"0123456789日") || text.size() < 6 || text.size() > 40) return;
  shape.roc_date = text::parse_date(cell, text::Calendar::roc).has_value();
  shape.ad_date = !shape.roc_date && text::parse_date(cell, text::Calendar::ad).has_value();
  shape.has_time = (shape.roc_date || shape.ad_date) && contains(text, U":時點");
}

}  // namespace

CellShape shape_of(std::string_view cell) {
  const std::u32string text = text::fold(text::to_utf32(cell), text::Folding::identifiers).text;
  CellShape shape;
  shape.digits = !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
  shape.integer = is_integer(text);
  shape.decimal = is_decimal(text);
  shape.grouped = is_grouped(text);
  shape.small = text.size() == 1 && text[0] >= U'1' && text[0] <= U'4';
  shape.national_id = is_national_id(text);
  shape.phone = is_phone(text);
  shape.email = is_email(text);
  shape.address = is_address(text);
  shape.code = is_code(text);
  shape.division = is_division(text);
  shape.county = is_county(text);
  shape.long_text = text.size() > long_text_characters;
  judge_date(cell, text, shape);
  return shape;
}

}  // namespace opendata::inspect
