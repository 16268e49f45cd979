#include "faq/deadlines.hpp"

#include <array>
#include <opendata/text.hpp>

namespace opendata::search::faq {
namespace {

constexpr std::u32string_view of_a_day = U"0123456789０１２３４５６７８９年月日/.-民國西元";
constexpr std::array<std::u32string_view, 4> ends{U"止", U"截止", U"為止", U"前截止"};
constexpr std::size_t longest_day = 20;
constexpr std::size_t longest_remark = 8;  ///< （星期五）

/// Behind a remark in brackets.
std::size_t skip_remark(std::u32string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != U'（' && text[at] != U'(')) return at;
  const auto end = text.find_first_of(U"）)", at);
  return end == std::u32string_view::npos || end - at > longest_remark ? at : end + 1;
}

bool ends_here(std::u32string_view text, std::size_t at) {
  for (const auto word : ends)
    if (text.substr(at, word.size()) == word) return true;
  return false;
}

}  // namespace

std::optional<std::string> last_deadline(std::string_view utf8) {
  const std::u32string text = text::to_utf32(utf8);
  const std::u32string_view view = text;
  std::optional<std::string> last;
  for (std::size_t i = 0; i < view.size();) {
    const auto end = std::min(view.find_first_not_of(of_a_day, i), view.size());
    if (end > i && end - i <= longest_day && ends_here(view, skip_remark(view, end))) {
      const auto day = text::parse_date(text::to_utf8(view.substr(i, end - i)));
      if (day && (!last || *last < text::format_date(*day))) last = text::format_date(*day);
    }
    i = std::max(end, i + 1);
  }
  return last;
}

}  // namespace opendata::search::faq
