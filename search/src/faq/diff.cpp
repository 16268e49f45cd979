#include <algorithm>
#include <cstdint>
#include <opendata/search/faq_store.hpp>

namespace opendata::search::faq {
namespace {

using Lines = std::vector<std::string_view>;
constexpr std::size_t most_lines = 2'000;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

/// Lengths of the longest common subsequences of the endings: at(i, j) of before[i…] and after[j…].
class Lengths {
 public:
  Lengths(const Lines& before, const Lines& after)
      : width_(after.size() + 1), cells_((before.size() + 1) * width_, 0) {
    for (std::size_t i = before.size(); i-- > 0;)
      for (std::size_t j = after.size(); j-- > 0;)
        cells_[i * width_ + j] = before[i] == after[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                                       : std::max(at(i + 1, j), at(i, j + 1));
  }
  [[nodiscard]] std::uint16_t at(std::size_t i, std::size_t j) const { return cells_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint16_t> cells_;
};

void put(std::string& out, std::string_view mark, std::string_view line) {
  out.append(mark).append(line) += '\n';
}

std::string replaced(const Lines& before, const Lines& after) {
  std::string out;
  for (const std::string_view line : before) put(out, "- ", line);
  for (const std::string_view line : after) put(out, "+ ", line);
  return out;
}

std::string compared(const Lines& before, const Lines& after) {
  const Lengths lengths(before, after);
  std::string out;
  std::size_t i = 0, j = 0;
  while (i < before.size() || j < after.size()) {
    const bool both = i < before.size() && j < after.size();
    if (both && before[i] == after[j]) {
      put(out, "  ", before[i++]);
      ++j;
    } else if (j == after.size() || (both && lengths.at(i + 1, j) >= lengths.at(i, j + 1))) {
      put(out, "- ", before[i++]);
    } else {
      put(out, "+ ", after[j++]);
    }
  }
  return out;
}

}  // namespace

std::string diff_lines(std::string_view before, std::string_view after) {
  const Lines old_lines = lines_of(before), new_lines = lines_of(after);
  const bool long_texts = old_lines.size() > most_lines || new_lines.size() > most_lines;
  return long_texts ? replaced(old_lines, new_lines) : compared(old_lines, new_lines);
}

}  // namespace opendata::search::faq
