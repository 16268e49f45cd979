#include "history.hpp"

#include <opendata/text.hpp>

namespace opendata::search {
namespace {

/// What follows "7." when the line begins with this number; npos otherwise.
std::size_t behind_number(std::string_view line, std::size_t number) {
  const std::string mark = std::to_string(number) + ".";
  return line.starts_with(mark) ? mark.size() : std::string_view::npos;
}

void append_line(std::string& entry, std::string_view line) {
  for (const char c : line)
    if (c != ' ' || (!entry.empty() && entry.back() != ' ')) entry += c;
}

std::string_view without_left_blanks(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view() : line.substr(begin);
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

std::vector<std::string> split_history(std::string_view text) {
  std::vector<std::string> entries;
  while (!text.empty()) {
    const std::string_view line = without_left_blanks(take_line(text));
    const std::size_t begin = behind_number(line, entries.size() + 1);
    if (begin != std::string_view::npos || entries.empty()) entries.emplace_back();
    append_line(entries.back(), without_left_blanks(line.substr(begin == std::string_view::npos ? 0 : begin)));
  }
  for (std::string& entry : entries) entry = text::trim(entry);
  std::erase(entries, std::string());
  return entries;
}

std::string first_day(const std::vector<std::string>& history) {
  if (history.empty()) return {};
  constexpr std::string_view day = "日";
  const std::size_t end = history.front().find(day);
  if (end == std::string::npos) return {};
  std::string written = history.front().substr(0, end + day.size());
  // The arranged layout leaves out 中華民國: then the bare year is one of the republic too.
  const auto date = text::parse_date(written);
  const auto of_republic = date ? date : text::parse_date("民國" + written);
  return of_republic ? text::format_date(*of_republic) : std::string();
}

}  // namespace opendata::search
