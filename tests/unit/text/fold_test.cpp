#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <opendata/text.hpp>
#include <random>

#include "support/catch.hpp"
#include "text/fold_utf8.hpp"

using namespace opendata::text;

namespace {
struct Row {
  const char32_t* text;
  const char32_t* folded;
};
bool maps_are_sound(const Folded& folded, std::size_t size) {
  if (folded.begin.empty() && folded.end.empty() && folded.text.size() == size) return true;  // each stands where it stood
  if (folded.begin.size() != folded.text.size() || folded.end.size() != folded.text.size()) return false;
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    if (folded.begin[i] >= folded.end[i] || folded.end[i] > size) return false;
    if (i > 0 && (folded.begin[i] < folded.begin[i - 1] || folded.end[i] < folded.end[i - 1])) return false;
  }
  return true;
}
/// What ICU makes of the whole text at once.
std::u32string normalized(const std::u32string& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out = icu::Normalizer2::getNFKCCasefoldInstance(status)->normalize(
      icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                    static_cast<std::int32_t>(text.size())),
      status);
  std::u32string points;
  for (std::int32_t i = 0; i < out.length(); i = out.moveIndex32(i, 1))
    points += static_cast<char32_t>(out.char32At(i));
  return points;
}
}  // namespace

TEST_CASE("folding for identifiers makes full-width and vertical characters ASCII and drops invisible ones") {
  const auto row = GENERATE(values<Row>({
      {U"Ａ１２３４５６７８９", U"A123456789"},
      {U"ｓｅｒｖｉｃｅ＠ｋｃｇ．ｇｏｖ．ｔｗ", U"service@kcg.gov.tw"},
      {U"０９１２－３４５　６７８", U"0912-345 678"},
      {U"A\u200B1\u00AD2\uFEFF3", U"A123"},
      {U"︵０２︶", U"(02)"},
      {U"﹕﹖﹗", U":?!"},
      {U"0912—345―678─9︱﹘", U"0912-345-678-9--"},
      {U"一——二", U"一——二"},
      {U"一─―二", U"一─―二"},
      {U"ㄧ段", U"一段"},
      {U"34号护照号", U"34號护照號"},
      {U"12—\u200B34", U"12-34"},
      {U"臺北市㈱①½", U"臺北市㈱①½"},
      {U"", U""},
  }));
  const auto folded = fold(row.text, Folding::identifiers);
  CHECK(folded.text == row.folded);
}

TEST_CASE("a finding in folded text is cut out of the original with the dropped characters inside it") {
  const std::u32string text = U"號Ａ1\u200B2\u00AD3，";
  const auto folded = fold(text, Folding::identifiers);
  REQUIRE(folded.text == U"號A123,");
  CHECK(folded.original(1, 5) == std::pair<std::size_t, std::size_t>(1, 7));
  CHECK(folded.original(0, 1) == std::pair<std::size_t, std::size_t>(0, 1));
  CHECK(folded.original(2, 2) == std::pair<std::size_t, std::size_t>(2, 2));
  CHECK(folded.original(6, 6) == std::pair<std::size_t, std::size_t>(8, 8));
}

TEST_CASE("folding for search is NFKC with case folding, and keeps the tone marks of Zhuyin") {
  const auto row = GENERATE(values<Row>({
      {U"７ＡＢＣ", U"7abc"},
      {U"㈠①½㎡℃", U"(一)11⁄2m2°c"},
      {U"Straße É", U"strasse é"},
      {U"ㄇㄚ˙ ㄇㄚˊ ㄇㄚˇ ㄇㄚˋ", U"ㄇㄚ˙ ㄇㄚˊ ㄇㄚˇ ㄇㄚˋ"},
      {U"e\u0301", U"é"},
      {U"臺\u200B北", U"臺北"},
      {U"〇〡", U"〇〡"},
  }));
  CHECK(fold(row.text, Folding::search).text == row.folded);
}

TEST_CASE("folding for search piece by piece gives what ICU gives for the whole text") {
  std::mt19937 random(11);
  const std::u32string alphabet =
      U"aZ9Ａ１㈠½é\u0301\u0327臺北\u200B\u00AD가\u1100\u1161\u11A8ㄅ℃ﬁİß\uFE0F〇𠮷\u0F71\u3099カﾞ、。，（＜\u0338\u302AＢ";
  for (int round = 0; round < 20000; ++round) {
    std::u32string text;
    for (auto n = random() % 9; n > 0; --n) text += alphabet[random() % alphabet.size()];
    const auto folded = fold(text, Folding::search);
    REQUIRE(folded.text == normalized(text));
    REQUIRE(maps_are_sound(folded, text.size()));
    REQUIRE(maps_are_sound(fold(text, Folding::identifiers), text.size()));
  }
}

TEST_CASE("folding for search gives every character what ICU gives it, alone and with a mark on it") {
  for (char32_t c = 1; c < 0x10000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::array texts{std::u32string{c}, std::u32string{U'e', c}, std::u32string{c, U'\u0301'}};
    for (const std::u32string& text : texts)
      if (text.find(U'\u02D9') == std::u32string::npos) REQUIRE(fold(text, Folding::search).text == normalized(text));
  }
}

TEST_CASE("controls, rare blanks and the digits of other scripts do not hide a number") {
  const auto [written, folded] = GENERATE(table<std::u32string, std::u32string>({
      {std::u32string(U"A1\0"
                      U"2",
                      4),
       U"A12"},
      {U"09\u000112\u007F3\u009F", U"09123"},
      {U"a\tb\nc\rd", U"a\tb\nc\rd"},
      {U"a\u000Bb\u000Cc\u0085d\u2028e", U"a\nb\nc\nd\ne"},
      {U"02\u2009-\u202F1", U"02 - 1"},
      {U"٠٩١٢ ۰۹ ०९ 𝟎𝟗𝟿", U"0912 09 09 099"},
      {U"1\u2066"
       U"2\u2069\U000E0031",
       U"12"},
      {U"①② 〇一", U"①② 〇一"},
  }));
  CHECK(fold(written, Folding::identifiers).text == folded);
}

TEST_CASE("decoding and folding in one pass are the two passes, whatever the bytes") {
  constexpr std::array<std::string_view, 16> parts{"犬", "，", "Ａ", "a", "12345678", "0912-345-678 ", "\n", "\x01", "\x7F", "—", "\u200B", "é", "𠮷", "\xE4\xBD", "\xED\xA0\x80", "\xE0\x80\x80"};
  std::mt19937 random(1);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (std::size_t n = random() % 12; n > 0; --n) bytes += parts[random() % parts.size()];
    const DecodedText text = fold_utf8(bytes);
    const Folded folded = fold(to_utf32(bytes), Folding::identifiers);
    CAPTURE(bytes);
    CHECK(text.original == to_utf32(bytes));
    CHECK(text.folded.text == folded.text);
    CHECK((text.folded.begin == folded.begin && text.folded.end == folded.end));
  }
}
