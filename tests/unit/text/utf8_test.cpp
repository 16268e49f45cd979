#include <opendata/text.hpp>
#include <random>

#include "support/catch.hpp"

using namespace opendata::text;

TEST_CASE("well-formed UTF-8 is told from ill-formed") {
  const auto good = GENERATE(
      values<std::string>({"", "abc", "臺北", "𠀋", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF", "12345678臺"}));
  CAPTURE(good);
  CHECK(is_valid_utf8(good));
  const auto bad = GENERATE(values<std::string>({"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF",
                                                 "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
                                                 "\xF5\x80\x80\x80", "\xE8\x87", "\xE8", "a\xFF", "12345678\xC3"}));
  CAPTURE(bad);
  CHECK_FALSE(is_valid_utf8(bad));
}

TEST_CASE("every code point survives the way through UTF-8") {
  for (char32_t c = 0; c <= 0x10FFFF; c += (c < 0x3000 ? 1 : 61)) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    REQUIRE(is_valid_utf8(text));
    REQUIRE(to_utf32(text) == std::u32string(1, c));
  }
}

TEST_CASE("ill-formed bytes become replacement characters one by one, and lone surrogates are not written") {
  CHECK(to_utf32("a\xE8\x87z") == U"a\uFFFD\uFFFDz");
  CHECK(to_utf32("\xFF") == U"\uFFFD");
  CHECK(to_utf8(std::u32string(1, char32_t{0xD800})) == "\xEF\xBF\xBD");
}

TEST_CASE("random bytes never read as more code points than bytes, and valid text reads back") {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes(random() % 12, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 4 == 0 ? random() % 128 : 128 + random() % 128);
    const auto points = to_utf32(bytes);
    REQUIRE(points.size() <= bytes.size());
    REQUIRE((to_utf8(points) == bytes) == (is_valid_utf8(bytes)));
  }
}

TEST_CASE("blanks of every kind are trimmed at both ends and kept inside") {
  CHECK(trim("  a b\t\r\n") == "a b");
  CHECK(trim("　王　小　明　") == "王　小　明");
  CHECK(trim("\xC2\xA0x\xE2\x80\x8B\xEF\xBB\xBF") == "x");
  CHECK(trim("　 \xEF\xBB\xBF").empty());
  CHECK(trim("臺") == "臺");
  CHECK(trim("\x80 ") == "\x80");
}
