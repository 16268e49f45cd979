// Any text as a Boolean query with fields, a period, a pattern, Zhuyin and Pinyin: an answer in bounded time. What is
// accepted as a query has a tree that is written in words.
#include <cstdint>
#include <cstdlib>
#include <opendata/text.hpp>
#include <string_view>

#include "dictionary/zhuyin.hpp"
#include "index/boolean_query.hpp"
#include "query/field.hpp"
#include "query/passage.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace opendata;
  static const search::Readings readings({});
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto tree = search::parse_boolean(text); tree && search::format_boolean(*tree).empty()) std::abort();
  if (const auto period = search::parse_period(text); period && period->first.empty() && period->second.empty())
    std::abort();
  const std::u32string characters = text::to_utf32(text);
  static_cast<void>(search::holds_pattern(characters, std::u32string_view(characters).substr(0, 20)));
  static_cast<void>(search::parse_zhuyin(text));
  static_cast<void>(search::zhuyin_of_keys(text));
  if (search::parse_pinyin(text, readings).size() > 16) std::abort();
  return 0;
}
