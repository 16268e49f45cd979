#include "index/highlighter.hpp"

#include "index/folding.hpp"

#include "support/catch.hpp"

using namespace opendata::search;

namespace {

Highlighter highlighter_for(const std::string& query, const std::u32string& phrase = {}) {
  Segmenter segmenter;
  std::vector<QueryTerm> terms;
  for (const Term& term : segmenter.segment(query)) terms.push_back({term, term.text, 1, 1, 1.0});
  return Highlighter(terms, phrase);
}

/// The text with its marks in square brackets.
std::string shown(const Highlighted& highlighted) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [begin, end] : highlighted.marks) {
    out += highlighted.text.substr(at, begin - at) + "[" + highlighted.text.substr(begin, end - begin) + "]";
    at = end;
  }
  return out + highlighted.text.substr(at);
}

}  // namespace

TEST_CASE("Query terms are marked in the original spelling, neighbours as one") {
  const auto [query, text, expected] = GENERATE(table<const char*, const char*, const char*>({
      {"寵物登記", "飼主應辦理寵物登記。", "飼主應辦理[寵物登記]。"},
      {"台北", "臺北市政府", "[臺北]市政府"},
      {"宠物", "寵物", "[寵物]"},
      {"wifi", "免費ＷｉＦｉ熱點", "免費[ＷｉＦｉ]熱點"},
      {"wifi", "wifis", "wifis"},
      {"狗", "狗與貓", "[狗]與貓"},
      {"狗走丟", "走丟的狗", "[走丟]的狗"},
      {"戶政", "戶政事務所", "[戶政]事務所"},
      {"結婚登記", "結婚登記", "[結婚登記]"},
      {"結婚登記", "離婚登記", "離婚[登記]"},
      {"結婚登記要帶什麼", "申請結婚登記時", "申請[結婚登記]時"},
      {"路面有洞", "地面有人行道", "地面有人行道"},
      {"路面有洞", "路面有洞", "[路面有洞]"},
      {"申請書", "填寫申請書", "填寫[申請書]"},
      {"里長選舉", "里長選舉", "[里長選舉]"},
      {"2024年", "每年每月", "每年每月"},
      {"2024年", "2024年", "[2024]年"},
      {"貓", "", ""},
      {"", "沒有查詢", "沒有查詢"},
      {"寵物", "寵\n物", "寵 物"},
      {"登記", "<b>登記</b>", "<b>[登記]</b>"},
  }));
  CAPTURE(query, text);
  CHECK(shown(highlighter_for(query).mark(text)) == expected);
}

TEST_CASE("A phrase is marked alone where the text holds it, and its words where it does not") {
  const auto [text, expected] = GENERATE(table<const char*, const char*>({
      {"處新臺幣三萬元以下；處新臺幣三千元以上", "處新臺幣三萬元以下；[處新臺幣三千元以上]"},
      {"處新台幣三千\n元以上", "[處新台幣三千 元以上]"},
      {"以上", "[以上]"},
  }));
  CAPTURE(text);
  CHECK(shown(highlighter_for("處新臺幣三千元以上", phrase_form(U"處新臺幣三千元以上")).mark(text)) == expected);
}

TEST_CASE("A snippet shows the sentence where the terms stand, whole when it is short") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "這一句話與查詢完全無關。";
  text += "狂犬病疫苗每年施打一次。";
  for (int i = 0; i < 40; ++i) text += "後面也都是無關的文字。";
  const std::string snippet = shown(highlighter_for("狂犬病疫苗").snippet(text));
  CHECK(snippet.starts_with("…"));
  CHECK(snippet.ends_with("…"));
  CHECK(snippet.find("[狂犬病疫苗]每年施打一次。") != std::string::npos);
}

TEST_CASE("A text that fits is shown whole, and one without matches from its beginning") {
  CHECK(shown(highlighter_for("狗").snippet("短短的一句。")) == "短短的一句。");
  std::string text = "開頭。";
  for (int i = 0; i < 100; ++i) text += "無關的文字。";
  const std::string snippet = shown(highlighter_for("貓咪").snippet(text));
  CHECK(snippet.starts_with("開頭。"));
  CHECK(snippet.ends_with("…"));
}

TEST_CASE("Marks are ascending, apart and inside the text for any text") {
  const Highlighter highlighter = highlighter_for("寵物登記 wifi 臺北");
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += i % 7 == 0 ? "寵物登記" : i % 5 == 0 ? " wifi " : i % 3 == 0 ? "─┼台北\r\n" : "文，";
  for (const Highlighted& highlighted : {highlighter.mark(text), highlighter.snippet(text)}) {
    std::size_t at = 0;
    for (const auto& [begin, end] : highlighted.marks) {
      CHECK(begin >= at);
      CHECK(end > begin);
      at = end;
    }
    CHECK(at <= highlighted.text.size());
    CHECK(!highlighted.marks.empty());
    CHECK(highlighted.text.find("─") == std::string::npos);
  }
}
