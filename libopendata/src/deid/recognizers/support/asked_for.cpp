#include "deid/recognizers/support/asked_for.hpp"

#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t reach = 48;

// The beginning of the line of what stands alone in it, or of who says it; `none` when more stands before.
constexpr std::size_t none = static_cast<std::size_t>(-1);

std::size_t line_start(const Scan& scan, std::size_t first) {
  constexpr std::size_t longest_speaker = 24;
  std::size_t i = first;
  while (scan.is(i - 1, blank)) --i;
  if (scan.is(i - 1, newline)) return i;
  if (!contains(U":：", scan.at(i - 1))) return none;
  const std::size_t colon = i - 1;
  for (i = colon; i > 0 && colon - i < longest_speaker && !scan.is(i - 1, newline | sentence_end);) --i;
  return scan.is(i - 1, newline) ? i : none;
}

// "多少？", "幾號", "再唸一次"
bool is_asked(const Scan& scan, std::size_t line, const Words& words) {
  static const Words questions(U"? ？ 呢 嗎 多少 幾號 幾碼 什麼 唸 念 報一下 給我 告訴 提供 補 要問");
  return has_before_anywhere(scan, line, reach, words) && has_before_anywhere(scan, line, reach, questions);
}

}  // namespace

bool is_answer(const Scan& scan, std::size_t first, std::size_t last, const Words& words) {
  const std::size_t line = line_start(scan, first);
  if (line == none || line == 0) return false;
  const bool ends = last == scan.size() || scan.is(last, newline | sentence_end | blank) || contains(U",，、(（", scan.at(last));
  const NumberLabel label = label_before(scan, first).label;
  return ends && (label == NumberLabel::none || label == NumberLabel::unspecified) && is_asked(scan, line, words);
}

}  // namespace opendata::deid
