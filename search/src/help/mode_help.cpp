#include <opendata/search/help.hpp>

namespace opendata::search {
namespace {

ModeHelp automatic() {
  return {Mode::automatic,
          {"Just ask", "直接輸入"},
          {"Finds out by itself what you wrote: a citation, a pattern, a combination, Zhuyin, or a question.",
           "自動判斷輸入的是法條、萬用字元、組合條件、注音或問句。"},
          {{"狗走丟了怎麼辦", {"a question", "問句"}},
           {"動保法第12條", {"an article of a law", "法條"}},
           {"ㄎㄨㄤˊ ㄑㄩㄢˇ ㄅㄧㄥˋ", {"typed with the Zhuyin keys", "以注音輸入"}}}};
}

ModeHelp full_text() {
  return {Mode::full_text,
          {"Question (full text)", "問句（全文）"},
          {"Best match first; no word is demanded. Question words (怎麼辦, 請問 …) hardly count; synonyms are looked for too.",
           "最相近的排在前面，不要求每個詞都出現；問句用語（怎麼辦、請問…）幾乎不計，並同時查同義詞。"},
          {{"狗走丟了怎麼辦", {"also finds 犬隻走失, 遺失", "也會找到「犬隻走失」「遺失」"}},
           {"搬家要辦什麼手續", {"a sentence as you would say it", "照平常說的寫即可"}}}};
}

ModeHelp keyword() {
  return {Mode::keyword,
          {"Keywords (all words)", "關鍵字（所有詞）"},
          {"Every word must stand in the document, anywhere; words may be written together.",
           "每個詞都要出現，位置不拘；連著寫也可以。"},
          {{"寵物登記 費用", {"both words", "兩個詞都要有"}}, {"寵物登記費用", {"the same, written together", "連著寫，結果相同"}}}};
}

ModeHelp any_word() {
  return {Mode::any_word,
          {"Any word", "任一詞"},
          {"One of the words is enough; documents with more and rarer words come first.",
           "有任何一個詞即可；符合愈多、愈少見的詞排愈前面。"},
          {{"里長 鄰長 里幹事", {"any of the three", "三者任一"}}}};
}

ModeHelp phrase() {
  return {Mode::phrase,
          {"Exact phrase", "完整詞句"},
          {"The text exactly as written, side by side.", "一字不差、連在一起的詞句。"},
          {{"寵物登記證明", {"not: 寵物的登記證明", "不會找到「寵物的登記證明」"}}}};
}

ModeHelp boolean() {
  return {Mode::boolean,
          {"Combination", "組合條件（布林）"},
          {"AND, OR, NOT in capitals, or 且, 或, 非 between blanks; a minus before a word is NOT; brackets up to 32 deep; "
           "quotation marks for phrases.",
           "AND、OR、NOT 須大寫，或以空格分開的且、或、非；詞前加減號（前有空格）為排除；括號至多 32 層；引號內為詞組。"},
          {{"(狗 OR 貓) AND NOT 登記", {"dogs or cats, but nothing about registration", "狗或貓，但不含登記"}},
           {"（狗 或 貓） 且 「寵物登記」", {"the same in Chinese, with a phrase", "中文寫法，並含詞組"}},
           {"\"寵物登記\" -費用", {"the phrase, but nothing about fees", "含此詞組，但不含費用"}}}};
}

ModeHelp fields() {
  return {Mode::fields,
          {"By field", "跨欄位"},
          {"A field's name and a colon before a word: 標題 title, 內容 body, 機關 agency, 類別 category, 主題 theme, 施政 "
           "administration, 服務 service, 法規 law, 條號 article, 種類 kind, 日期 date. They combine with AND, OR, NOT.",
           "欄位名稱加冒號寫在詞前：標題、內容、機關、類別、主題、施政、服務、法規、條號、種類、日期（title、body、agency、"
           "category、theme、administration、service、law、article、kind、date），可與 AND、OR、NOT 組合。"},
          {{"標題:寵物 內容:費用", {"in the title and in the text", "標題有「寵物」且內容有「費用」"}},
           {"機關:動保處 日期:113/1..113/6", {"of one agency, changed in half a year", "某機關於半年內異動者"}},
           {"title:(狗 OR 貓) kind:faq", {"a bracket for one field, answers only", "同一欄位的括號，只查問答"}},
           {"法規:動保法 條號:12", {"one article of a law", "某法規的某一條"}}}};
}

ModeHelp citation() {
  return {Mode::citation,
          {"Articles of law", "法條"},
          {"A law's name or short name and numbers in any form; several at once. A law alone gives its articles in order.",
           "法規名稱或簡稱加條號，各種寫法皆可，也可一次多條；只寫法規名稱則依條號列出全部條文。"},
          {{"動保法第12條第1項第3款", {"article, paragraph, subparagraph", "條、項、款"}},
           {"動物保護法第十二條之一", {"Chinese numerals", "國字條號"}},
           {"民184 個資法§6、8、11", {"short forms, several laws", "簡寫，多部法規"}},
           {"動保法", {"all its articles", "整部法規"}}}};
}

ModeHelp law_title() {
  return {Mode::law_title,
          {"Laws by name", "法規名稱"},
          {"Laws whose names hold all the words, those in force first; then their articles.",
           "名稱含有全部詞的法規，現行法規在前，並依序列出條文。"},
          {{"動物 收容", {"every law about it", "名稱含這兩個詞的法規"}}}};
}

ModeHelp category() {
  return {Mode::category,
          {"Browse a category", "類別瀏覽"},
          {"Everything in a category and below, newest first: a path, or one of the three classifications 主題, 施政, 服務.",
           "列出類別及其下層的全部內容，最新的在前；可寫類別路徑，或以主題、施政、服務三種分類查詢。"},
          {{"動物保護/登記", {"a path of the category", "類別路徑"}},
           {"服務:生活安全及品質", {"classification by service", "服務分類"}},
           {"主題:動物保護", {"classification by theme", "主題分類"}},
           {"施政:農業", {"classification of administration", "施政分類"}}}};
}

ModeHelp wildcard() {
  return {Mode::wildcard,
          {"Pattern", "萬用字元"},
          {"* stands for up to 30 characters of a sentence, ? for exactly one; at least two other characters.",
           "* 代表同一句中 30 字以內的任意文字，? 代表一個字；其餘至少兩個字。"},
          {{"動物*所", {"動物收容所, 動物收容處所 …", "動物收容所、動物收容處所…"}},
           {"寵物登記?", {"寵物登記站, 寵物登記證 …", "寵物登記站、寵物登記證…"}},
           {"covid*", {"words that begin so", "以此開頭的英文詞"}}}};
}

ModeHelp fuzzy() {
  return {Mode::fuzzy,
          {"Tolerant of mistakes", "容錯（模糊）"},
          {"All words, each with a wrong character that sounds or looks alike, or one wrong letter.",
           "所有詞都要有，但容許同音、形近或一個錯字（英文容許一個字母）。"},
          {{"籠物登計", {"finds 寵物登記", "找到「寵物登記」"}}, {"狂大病 疫苗", {"finds 狂犬病", "找到「狂犬病」"}}}};
}

ModeHelp reading() {
  return {Mode::reading,
          {"Zhuyin or Pinyin", "注音或拼音"},
          {"Sounds instead of characters, with or without tones and blanks (tones that are typed choose among words that sound alike); also the Zhuyin keys typed with the input method off.",
           "以讀音查詢，聲調與空格可省略（有打聲調時以聲調相符的詞優先）；忘了切換輸入法而打出的英數字也可以。"},
          {{"ㄎㄨㄤˊ ㄑㄩㄢˇ", {"狂犬", "狂犬"}}, {"kuang2quan3", {"狂犬", "狂犬"}}, {"dj;6fm03", {"the keys of ㄎㄨㄤˊ ㄑㄩㄢˇ", "未切換輸入法"}}}};
}

ModeHelp similar() {
  return {Mode::similar,
          {"More like this", "相似文件"},
          {"Documents about the same as the one whose id you give.", "與指定識別碼之文件內容相近者。"},
          {{"M0060027/12", {"like this article", "與此條文相近"}}}};
}

}  // namespace

const std::vector<ModeHelp>& mode_help() {
  // One line a mode, in the order of all_modes().
  static const std::vector<ModeHelp> all{automatic(), full_text(), keyword(),  any_word(), phrase(), boolean(), fields(),
                                         citation(),  law_title(), category(), wildcard(), fuzzy(),  reading(), similar()};
  return all;
}

}  // namespace opendata::search
