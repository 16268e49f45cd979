#include "support/catch.hpp"
#include "unit/deid/rows.hpp"

using test::Row;

TEST_CASE("A name is found with its cue and without its title", "[deid][person]") {
  const std::vector<Row> rows{
      {"陳情人王小明先生來電", "王小明"},      {"承辦人：李大華 分機1234", "李大華"}, {"住戶林○○反映", "林○○"},         {"證人王X明", "王X明"},
      {"陳＊＊未到場", "陳＊＊"},               {"飼主張簡志明", "張簡志明"},           {"歐陽美玲小姐", "歐陽美玲"},       {"瓦歷斯‧諾幹", "瓦歷斯‧諾幹"},
      {"隔壁的趙先生", "趙先生"},               {"大家叫他老陳。", "老陳"},             {"房東姓杜的", "杜"},               {"案主陳林美惠（92歲）", "陳林美惠"},
      {"聯絡人：Nguyen Thi Lan，越南籍", "Nguyen Thi Lan"}, {"姓名：薩米雅，", "薩米雅"}, {"林　美　惠", "林　美　惠"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(test::found(row.text, "PERSON") == test::expected(row));
  }
}

TEST_CASE("A family name alone makes no name", "[deid][person]") {
  for (const char* text : {"金額方面請許多單位說明", "張貼公告、何時施工", "高雄市、江河整治", "方便時回電、溫馨提醒", "孫中山先生、中正紀念堂", "王品牛排、林鳳營鮮乳",
                           "處長林清源致詞", "石油氣味、許多死魚", "程度、高度與溫度", "馬路白天施工", "飼主方便時再來", "民眾安全為先", "高一○○公分", "姓名：同上",
                           "申請許可。", "負責人應於三日內", "黃金獵犬、白色米克斯"}) {
    CAPTURE(text);
    CHECK(test::found(text, "PERSON").empty());
  }
}

TEST_CASE("A neighbour's name is found, also with one character as given name", "[deid][person]") {
  const std::vector<Row> rows{
      {"檢舉鄰居方建霖長期將狗鍊在頂樓", "方建霖"}, {"隔壁張詩翰常丟垃圾", "張詩翰"},       {"檢舉鄰居林雅把車停在紅線", "林雅"}, {"向屋主許建求證後", "許建"},
      {"與許建因遛狗發生口角", "許建"},             {"均要求處理，許建電話0912-345-678", "許建"}, {"，林雅手機：(07)064-8688", "林雅"}, {"與對造蔡語彤協調未果", "蔡語彤"},
      {"高雄電話(07)335-1234", ""},                 {"方便電話0912-345-678", ""},           {"隔壁金紙店", ""},                   {"凌晨12點", ""},
      {"金屬行電話：(07)335-1234", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(test::found(row.text, "PERSON") == test::expected(row));
  }
  CHECK(test::found("與許建因遛狗發生口角，許建不滿", "PERSON") == std::vector<std::string>{"許建", "許建"});
}

TEST_CASE("Every name of a list and every repetition is found", "[deid][person]") {
  CHECK(test::found("飼主許志豪、陳怡君、林小姐輪流餵", "PERSON") == std::vector<std::string>{"許志豪", "陳怡君", "林小姐"});
  CHECK(test::found("申請人：周郁翔。後周郁翔補件", "PERSON") == std::vector<std::string>{"周郁翔", "周郁翔"});
}
