#include <opendata/text.hpp>

#include "support/catch.hpp"

using namespace opendata::text;
using namespace std::string_literals;

namespace {
struct Outcome {
  std::string text;
  std::size_t error_line = 0;  ///< 0 = no error
  bool operator==(const Outcome& other) const { return text == other.text && error_line == other.error_line; }
};
Outcome decode(Encoding encoding, std::string_view first, std::string_view second = {}) {
  Decoder decoder(encoding);
  Outcome outcome;
  auto result = decoder.decode(first, outcome.text);
  if (result) result = decoder.decode(second, outcome.text);
  if (result) result = decoder.finish(outcome.text);
  if (!result) outcome.error_line = result.error().where().row;
  return outcome;
}
struct Row {
  Encoding encoding;
  std::string bytes;
  std::string text;
};
const std::vector<Row> rows{
    {Encoding::utf8, "a臺\r\n𠮷b", "a臺\r\n𠮷b"},
    {Encoding::utf16le, "a\0\xFA\x81\x42\xD8\xB7\xDF"s, "a臺𠮷"},
    {Encoding::utf16be, "\0a\x81\xFA\xD8\x42\xDF\xB7"s, "a臺𠮷"},
    {Encoding::cp950, "a\xBB\x4F\xA5\x5F\r\n", "a臺北\r\n"},
    {Encoding::cp950, "\xA5\x5C\xAE\x5C,\xB3\x5C", "功娉,許"},  // a backslash as second byte
    {Encoding::cp950, "\xF9\xD6\xF9\xDC", "碁嫺"},
    {Encoding::cp950, "\xA3\xE1", "€"},
    {Encoding::cp950, "\xFA\x40\xFE\xFE", "\uE000\uE310"},
    {Encoding::cp950, "\xC6\xA1\xC6\xE7", "\uF6B1\uF6F7"},
    {Encoding::big5_eten, "\xC6\xA1\xC6\xE7\xC7\xF3\xC8\x75", "①ぁАя"},
    {Encoding::big5_eten, "\xFA\x40\xF9\xD6", "\uE000碁"},
    {Encoding::big5_hkscs, "\xC6\xE7\xF9\xD6", "ぁ碁"},
    {Encoding::big5_hkscs, "\xFA\x40\x88\x62\x88\xA5", "𠕇\u00CA\u0304\u00EA\u030C"},
};
}  // namespace

TEST_CASE("each encoding decodes to the same text however the bytes are cut into two pieces") {
  for (const Row& row : rows) {
    CAPTURE(name(row.encoding), row.text);
    for (std::size_t cut = 0; cut <= row.bytes.size(); ++cut) {
      const auto outcome = decode(row.encoding, row.bytes.substr(0, cut), row.bytes.substr(cut));
      CHECK(outcome.text == row.text);
      CHECK(outcome.error_line == 0);
    }
  }
}

TEST_CASE("an undecodable byte is an error with its line, however the bytes are cut, and nothing is replaced") {
  const auto row = GENERATE(values<std::pair<Encoding, std::string>>({
      {Encoding::utf8, "a\nb\r\nc\xE8\x87,\nd"s},
      {Encoding::utf8, "a\r\rb\xFF"s},
      {Encoding::cp950, "a\nb\nc\xFF\n"s},
      {Encoding::cp950, "a\nb\n\x80 \n"s},
      {Encoding::cp950, "a\nb\n\xA4\x20\n"s},
      {Encoding::big5_hkscs, "a\nb\n\xFF\xFF\n"s},
      {Encoding::utf16le, "\n\0\n\0\x00\xDC"s},
      {Encoding::utf16be, "\0\n\0\n\xD8\x00\0a"s},
  }));
  for (std::size_t cut = 0; cut <= row.second.size(); ++cut) {
    CAPTURE(name(row.first), cut);
    const auto outcome = decode(row.first, row.second.substr(0, cut), row.second.substr(cut));
    CHECK(outcome.error_line == 3);
    CHECK(outcome == decode(row.first, row.second));
  }
}

TEST_CASE("a file that ends within a character is an error") {
  CHECK(decode(Encoding::utf8, "a\xE8\x87").error_line == 1);
  CHECK(decode(Encoding::cp950, "a\n\xA4").error_line == 2);
  CHECK(decode(Encoding::utf16le, "a\0b"s).error_line == 1);
  CHECK(decode(Encoding::utf16be, "\xD8\x42").error_line == 1);
}
