#include <opendata/text.hpp>

#include "support/catch.hpp"

using namespace opendata::text;

TEST_CASE("Folding for identifiers makes plain characters of their variants", "[text][fold]") {
  auto [text, folded] = GENERATE(table<std::string, std::string>({
      {"身分證Ａ１２３４５", "身分證A12345"},
      {"A1\xE2\x80\x8B" "2", "A12"},
      {"０９１２－３４５", "0912-345"},
      {"a\xC2\xAD" "b", "ab"},
      {"︵07︶", "(07)"},
      {"㈱①½", "㈱①½"},
      {"王\xE3\x80\x80小明", "王 小明"},
      {"1–2−3", "1-2-3"},
  }));
  CAPTURE(text);
  CHECK(to_utf8(fold(to_utf32(text), Folding::identifiers).text) == folded);
}

TEST_CASE("A folded range gives the original range with what was dropped inside", "[text][fold]") {
  const auto original = to_utf32("x\xE2\x80\x8B" "A1\xE2\x80\x8B" "2y");
  const auto folded = fold(original, Folding::identifiers);
  REQUIRE(to_utf8(folded.text) == "xA12y");
  CHECK((folded.original(1, 4) == std::pair<std::size_t, std::size_t>{2, 6}));
  CHECK((folded.original(2, 2) == std::pair<std::size_t, std::size_t>{0, 0}));
}

TEST_CASE("Folding for search is NFKC with case folding and keeps Zhuyin tones", "[text][fold]") {
  auto [text, folded] = GENERATE(table<std::string, std::string>({
      {"ＡＢＣ７", "abc7"},
      {"㈠", "(一)"},
      {"℃", "°c"},
      {"㎡", "m2"},
      {"臺\xE2\x80\x8B北", "臺北"},
      {"ㄉㄜ˙", "ㄉㄜ˙"},
      {"e\xCC\x81", "é"},
      {"Straße", "strasse"},
  }));
  CAPTURE(text);
  CHECK(to_utf8(fold(to_utf32(text), Folding::search).text) == folded);
}

TEST_CASE("Offsets never decrease and stay inside the text", "[text][fold]") {
  const auto text = to_utf32("㈠臺Ａ\xE2\x80\x8B½e\xCC\x81 ㄜ˙︵x");
  for (const auto folding : {Folding::identifiers, Folding::search}) {
    const auto folded = fold(text, folding);
    REQUIRE(folded.begin.size() == folded.text.size());
    REQUIRE(folded.end.size() == folded.text.size());
    for (std::size_t i = 0; i < folded.text.size(); ++i) {
      CHECK(folded.begin[i] < folded.end[i]);
      CHECK(folded.end[i] <= text.size());
      if (i > 0) CHECK(folded.begin[i - 1] <= folded.begin[i]);
    }
  }
}
