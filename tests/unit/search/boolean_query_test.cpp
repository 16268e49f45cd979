#include "index/boolean_query.hpp"

#include "support/catch.hpp"

using namespace opendata;
using namespace opendata::search;

TEST_CASE("A Boolean query is read by precedence: brackets, NOT, AND, OR") {
  const auto [text, tree] = GENERATE(table<const char*, const char*>({
      {"狗", R"("狗")"},
      {"狗 AND 貓", R"((and "狗" "貓"))"},
      {"狗 貓", R"((and "狗" "貓"))"},
      {"狗 OR 貓 AND 登記", R"((or "狗" (and "貓" "登記")))"},
      {"(狗 OR 貓) AND 登記", R"((and (or "狗" "貓") "登記"))"},
      {"（狗 或 貓） 且 登記", R"((and (or "狗" "貓") "登記"))"},
      {"登記 AND NOT 狗", R"((and "登記" (not "狗")))"},
      {"登記 非 狗", R"((and "登記" (not "狗")))"},
      {"NOT NOT 狗", R"("狗")"},
      {"登記 -狗", R"((and "登記" (not "狗")))"},
      {"登記　－「狗 牌」", R"((and "登記" (not (phrase "狗 牌"))))"},
      {"登記 -(狗 OR 貓)", R"((and "登記" (not (or "狗" "貓"))))"},
      {"登記 AND -標題:狗", R"((and "登記" (not title:"狗")))"},
      {"-登記 12-1 02 -1234 a -- b - c -", R"((and "-登記" "12-1" "02" "-1234" "a" "--" "b" "-" "c" "-"))"},
      {"登記\n-狗 \n -貓 -兔", R"((and "登記" "-狗" "-貓" (not "兔")))"},
      {" -登記 狗", R"((and "-登記" "狗"))"},
      {"寵物 -... -。 -? -「」 登記", R"((and "寵物" "-..." "-。" "-?" "-" (phrase "") "登記"))"},
      {"NOT (狗 OR 貓)", R"((not (or "狗" "貓")))"},
      {R"("寵物登記" AND 費用)", R"((and (phrase "寵物登記") "費用"))"},
      {"「寵物 登記」", R"((phrase "寵物 登記"))"},
      {"狗||貓", R"("狗||貓")"},
      {"或是 而且 非法", R"((and "或是" "而且" "非法"))"},
      {"狗 and 貓", R"((and "狗" "and" "貓"))"},
      {"title:狗", R"(title:"狗")"},
      {"標題:狗", R"(title:"狗")"},
      {"標題：狗", R"(title:"狗")"},
      {"標題:狗 內容:貓", R"((and title:"狗" body:"貓"))"},
      {"標題:「寵物登記」", R"(title:(phrase "寵物登記"))"},
      {"TITLE:狗 OR agency:局", R"((or title:"狗" agency:"局"))"},
      {"標題:(狗 OR 貓) 登記", R"((and (or title:"狗" title:"貓") "登記"))"},
      {"標題:(狗 OR 內容:貓)", R"((or title:"狗" body:"貓"))"},
      {"NOT 機關:局", R"((not agency:"局"))"},
      {"日期:2024-01..2024-06", R"(date:"2024-01..2024-06")"},
      {"主題:農業/動物 服務:生活 施政:農業", R"((and theme:"農業/動物" service:"生活" administration:"農業"))"},
      {"法規:動保法 條號:12-1", R"((and law:"動保法" article:"12-1"))"},
      {"種類:問答", R"(kind:"問答")"},
      {"時間:何時", R"("時間:何時")"},
      {"http://a.tw", R"("http://a.tw")"},
      {"標題:AND", R"(title:"AND")"},
  }));
  CAPTURE(text);
  const auto parsed = parse_boolean(text);
  REQUIRE(parsed);
  CHECK(format_boolean(*parsed) == tree);
}

TEST_CASE("A faulty Boolean query is refused with its reason") {
  const auto [text, code] = GENERATE(table<const char*, Errc>({
      {"", Errc::bad_value},
      {"(狗", Errc::bad_value},
      {"狗)", Errc::bad_value},
      {"()", Errc::bad_value},
      {"AND", Errc::bad_value},
      {"狗 AND", Errc::bad_value},
      {"OR 狗", Errc::bad_value},
      {"NOT", Errc::bad_value},
      {"狗 AND OR 貓", Errc::bad_value},
      {"\"寵物", Errc::bad_value},
      {")(", Errc::bad_value},
      {"狗 (", Errc::bad_value},
      {"標題:", Errc::bad_value},
      {"標題: 狗", Errc::bad_value},
      {"標題:)", Errc::bad_value},
      {"標題:()", Errc::bad_value},
      {"標題:\"狗", Errc::bad_value},
  }));
  CAPTURE(text);
  const auto parsed = parse_boolean(text);
  REQUIRE(!parsed);
  CHECK(parsed.error().code() == code);
}

TEST_CASE("Brackets may be nested 32 deep and no deeper") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "狗" + std::string(depth, ')'); };
  CHECK(parse_boolean(nested(32)));
  const auto deeper = parse_boolean(nested(33));
  REQUIRE(!deeper);
  CHECK(deeper.error().code() == Errc::limit_exceeded);
}

TEST_CASE("Operators are seen in capitals or as 且 或 非 alone, not inside words") {
  const auto [text, expected] = GENERATE(table<const char*, bool>({
      {"狗 AND 貓", true},
      {"狗 或 貓", true},
      {"NOT 狗", true},
      {"狗 and 貓", false},
      {"狗或貓", false},
      {"非法棄養", false},
      {"ANDROID 手機", false},
      {"狗 -貓", true},
      {"狗-貓", false},
      {"狗 - 貓", false},
      {"-貓", false},
      {"電話 07 -3373", false},
      {"狗 -晶片", true},
      {"狗\t-晶片", true},
      {"狗　-晶片", true},
      {"狗\n-晶片", false},
      {"狗\r\n  -晶片", false},
      {"　-貓 狗", false},
      {"狗 -「晶片」", true},
      {"狗 -(貓)", true},
      {"狗 -...", false},
      {"狗 -？", false},
      {"狗 -「」", false},
      {"狗 -\" \"", false},
      {"寵物登記 \"\"", false},
      {"寵物登記 「」", false},
      {"寵物登記 「　」", false},
      {"寵物登記 「。」", false},
      {"\"寵物登記\"", true},
      {"「寵物登記」 費用", true},
      {"如何申請「育兒津貼」", false},
      {"「育兒津貼」如何申請", false},
      {"「寵物登記", false},
      {"", false},
  }));
  CAPTURE(text);
  CHECK(has_boolean_operator(text) == expected);
}

TEST_CASE("A minus that is the only operator is told from those that nobody writes by chance") {
  const auto [text, expected] = GENERATE(table<const char*, bool>({
      {"狗 -貓", true},
      {"狗走丟了怎麼辦 -示範市動物保護處", true},
      {"狗 -「貓 砂」 -晶片", true},
      {"狗 -(貓 兔)", true},
      {"狗 且 貓 -晶片", false},
      {"「寵物登記」 -費用", false},
      {"登記 -標題:狗", false},
      {"狗 NOT 貓", false},
      {"狗 貓", false},
      {"", false},
  }));
  CAPTURE(text);
  CHECK(has_minus_alone(text) == expected);
}

TEST_CASE("Operators and names of fields are in Latin letters or not, whatever the words are in") {
  const auto [text, expected] = GENERATE(table<const char*, bool>({
      {"狗 AND 貓", true},
      {"狗 OR 貓", true},
      {"NOT 狗", true},
      {"title:狗", true},
      {"LINE 且 費用", false},
      {"「寵物登記」 LINE -Wi-Fi", false},
      {"標題:LINE", false},
      {"狗 && 貓", false},
      {"android or 手機", false},
  }));
  CAPTURE(text);
  CHECK(has_latin_operator(text) == expected);
}
