#include <opendata/text.hpp>

#include "support/catch.hpp"

using namespace opendata::text;
using namespace std::string_literals;

namespace {
struct Row {
  std::string bytes;
  Encoding encoding;
  std::size_t bom;
  bool certain;
};
std::string utf16(std::u16string_view text, bool big_endian) {
  std::string out;
  for (const char16_t c : text) {
    const char high = static_cast<char>(c >> 8U), low = static_cast<char>(c & 0xFFU);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}
}  // namespace

TEST_CASE("detection tells the encoding, the length of the mark and whether another encoding fits as well") {
  const auto row = GENERATE(values<Row>({
      {"\xEF\xBB\xBF姓名,電話\n", Encoding::utf8, 3, true},
      {"姓名,電話\n王小明,0912345678\n", Encoding::utf8, 0, true},
      {"name,phone\n", Encoding::utf8, 0, true},
      {"", Encoding::utf8, 0, true},
      {"\xFF\xFE" + utf16(u"姓名,電話\n", false), Encoding::utf16le, 2, true},
      {"\xFE\xFF" + utf16(u"姓名,電話\n", true), Encoding::utf16be, 2, true},
      {utf16(u"姓名,電話\r\n王小明,0912\r\n", false), Encoding::utf16le, 0, true},
      {utf16(u"姓名,電話\r\n王小明,0912\r\n", true), Encoding::utf16be, 0, true},
      {utf16(u"name,phone\r\n", false), Encoding::utf16le, 0, true},
      {"\xA9\x6D\xA6\x57,\xB9\x71\xB8\xDC\r\n", Encoding::cp950, 0, true},      // 姓名,電話
      {"\xA9\x6D\xA6\x57\xC6\xE7\r\n", Encoding::big5_eten, 0, false},          // with ぁ
      {"\xA9\x6D\xA6\x57\xFA\x52\r\n", Encoding::cp950, 0, false},              // with a user-defined character
      {"\xA9\x6D\xA6\x57\xFA\x52\xC6\xE7\r\n", Encoding::big5_eten, 0, false},  // with both
  }));
  CAPTURE(row.bytes);
  const auto detection = detect_encoding(row.bytes, Extent::whole);
  REQUIRE(detection);
  CHECK(name(detection->encoding) == name(row.encoding));
  CHECK(detection->bom_bytes == row.bom);
  CHECK(detection->certain == row.certain);
  CHECK_FALSE(detection->reason.in(opendata::Language::en).empty());
  CHECK_FALSE(detection->reason.in(opendata::Language::zh_tw).empty());
}

TEST_CASE("a character cut at the end counts against an encoding only when the bytes are the whole file") {
  const std::string cut_utf8 = "姓名,電\xE8\xA9";
  CHECK(detect_encoding(cut_utf8, Extent::beginning)->encoding == Encoding::utf8);
  CHECK_FALSE(detect_encoding(cut_utf8, Extent::whole));
  const std::string cut_big5 = "\xA9\x6D\xA6\x57,\xB9";
  CHECK(detect_encoding(cut_big5, Extent::beginning)->encoding == Encoding::big5_eten);
  CHECK_FALSE(detect_encoding(cut_big5, Extent::whole));
}

TEST_CASE("bytes that no supported encoding explains are refused with the line") {
  const auto refused = detect_encoding("ab\ncd\n\xFF\xFF\xFF\n", Extent::whole);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == opendata::Errc::bad_encoding);
  CHECK(refused.error().where().row == 3);
}

TEST_CASE("names of encodings read back, in any case and by their common aliases") {
  for (const auto encoding : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::cp950,
                              Encoding::big5_eten, Encoding::big5_hkscs})
    CHECK(parse_encoding(name(encoding)) == encoding);
  CHECK(parse_encoding("UTF8") == Encoding::utf8);
  CHECK(parse_encoding("Big5") == Encoding::big5_eten);
  CHECK(parse_encoding("MS950") == Encoding::cp950);
  CHECK_FALSE(parse_encoding("latin1"));
  CHECK_FALSE(parse_encoding(""));
}
