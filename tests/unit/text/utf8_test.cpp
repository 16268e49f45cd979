#include <opendata/text.hpp>

#include "support/catch.hpp"

using namespace opendata::text;

TEST_CASE("Only well-formed UTF-8 is valid", "[text][utf8]") {
  auto [bytes, valid] = GENERATE(table<std::string, bool>({
      {"", true},
      {"臺灣😀", true},
      {"\xC0\x80", false},
      {"\xED\xA0\x80", false},
      {"\xF4\x90\x80\x80", false},
      {"\xE8\x87", false},
      {"\xFF", false},
      {"\x80", false},
      {"\xE0\x80\x80", false},
      {"\xF0\x9F\x98\x80", true},
  }));
  CHECK(is_valid_utf8(bytes) == valid);
}

TEST_CASE("Every scalar value survives encoding and decoding", "[text][utf8]") {
  std::u32string all;
  for (char32_t c = 0; c <= 0x10FFFF; c = c == 0xD7FF ? 0xE000 : c + 1) all.push_back(c);
  const auto utf8 = to_utf8(all);
  CHECK(is_valid_utf8(utf8));
  CHECK((to_utf32(utf8) == all));
}

TEST_CASE("An ill-formed byte becomes one replacement character", "[text][utf8]") {
  CHECK((to_utf32("a\xFFz") == U"a\xFFFDz"));
  CHECK((to_utf32("\xE8\x87") == U"\xFFFD\xFFFD"));
}

TEST_CASE("Trimming drops every kind of blank at both ends and none inside", "[text][utf8]") {
  auto [text, trimmed] = GENERATE(table<std::string, std::string>({
      {"\xE3\x80\x80 a b\t\r\n", "a b"},
      {"\xEF\xBB\xBF" "a\xC2\xA0", "a"},
      {"\xE3\x80\x80", ""},
      {"", ""},
      {"臺\xE3\x80\x80北", "臺\xE3\x80\x80北"},
      {"a\xE2\x80\x8B", "a"},
  }));
  CHECK(trim(text) == trimmed);
}
