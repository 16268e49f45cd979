#include <opendata/search/help.hpp>

namespace opendata::search {

const std::vector<Message>& search_advice() {
  static const std::vector<Message> advice{
      {"Write it as you would say it; official words are found too (狗 finds 犬隻, 罰單 finds 舉發通知單).",
       "照平常說法寫即可，會一併查正式用語（「狗」會找到「犬隻」，「罰單」會找到「舉發通知單」）。"},
      {"Too many hits: add a word, choose an agency or category, or ask for an exact phrase.",
       "結果太多：多加一個詞、選擇機關或類別，或改查完整詞句。"},
      {"Too few hits: drop words, use a more general one, or ask the whole question.",
       "結果太少：減少詞數、改用較一般的詞，或直接輸入整句問句。"},
      {"Traditional or Simplified, 臺 or 台, full or half width, capitals or not: all the same.",
       "正體或簡體、臺或台、全形或半形、大小寫皆視為相同。"},
      {"Numbers and years: 一百二十 finds 120, 民國113年 finds 2024年.", "數字與年份：「一百二十」會找到「120」，「民國113年」會找到「2024年」。"},
      {"Not sure of the character? Write its sound in Zhuyin or Pinyin, or use the tolerant mode.",
       "不確定怎麼寫：用注音或拼音輸入，或使用容錯模式。"},
      {"Laws that are no longer in force are shown only when you ask for them or cite them; a past day shows which laws were in force.",
       "已廢止的法規預設不列出，勾選「含廢止」或直接引用法條即可；指定日期可查當時有效的法規。"},
      {"Do not write personal data (names, identity numbers, telephone numbers) into a search.",
       "請勿在查詢中輸入個人資料（姓名、身分證字號、電話）。"}};
  return advice;
}

}  // namespace opendata::search
