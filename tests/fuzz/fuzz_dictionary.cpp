// Any text as a line of each dictionary: what is accepted is written and read back the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dictionary/dictionary_lines.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace opendata::search;
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  static_cast<void>(parse_word_line(line));
  static_cast<void>(parse_look_alike_line(line));
  if (const auto rule = parse_synonym_line(line)) {
    const auto again = parse_synonym_line(format_synonym_line(*rule));
    // A weight below a millionth is written as none.
    if (again && (again->from != rule->from || again->to != rule->to)) std::abort();
  }
  if (const auto reading = parse_reading_line(line)) {
    const auto again = parse_reading_line(format_reading_line(*reading));
    if (!again || again->character != reading->character || again->syllables != reading->syllables) std::abort();
  }
  return 0;
}
