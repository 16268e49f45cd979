#include <deid/recognizers/names/name_candidates.hpp>
#include <deid/recognizers/support/first_characters.hpp>
#include <opendata/text.hpp>

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
  test::check_rows("PERSON", rows);
}

TEST_CASE("A family name alone makes no name", "[deid][person]") {
  for (const char* text : {"金額方面請許多單位說明", "張貼公告、何時施工", "高雄市、江河整治", "方便時回電、溫馨提醒", "孫中山先生、中正紀念堂", "王品牛排、林鳳營鮮乳",
                           "處長林清源致詞", "石油氣味、許多死魚", "程度、高度與溫度", "馬路白天施工", "飼主方便時再來", "民眾安全為先", "高一○○公分", "姓名：同上",
                           "申請許可。", "負責人應於三日內", "黃金獵犬、白色米克斯"}) {
    CAPTURE(text);
    CHECK(test::found(text, "PERSON").empty());
  }
}

TEST_CASE("Roads, sections, lanes and districts are no people", "[deid][person]") {
  for (const char* text : {"仁和路四段和仁和路三段口", "與安樂路", "安樂路446巷與安樂路446巷27弄交叉口", "國泰路跟文聖路口 坑洞", "慶豐路*永昌街 坑洞", "永豐路*文昌路", "民生路2段新天地門口",
                           "和緯路跟文聖二街", "與古德街 佔用道路", "跟林安北路口", "和安中路  號誌", "往仁德太子路方向", "與安平區公所", "和林邊鄉民眾", "中正路、林安路、高明街",
                           "與林安大道", "江安路三段140巷"}) {
    CAPTURE(text);
    CHECK(test::found(text, "PERSON").empty());
  }
}

TEST_CASE("A person beside a road, or called like one, stays a person", "[deid][person]") {
  const std::vector<Row> rows{
      {"住戶路小明反映", "路小明"}, {"陳情人段志宏來電", "段志宏"}, {"聯絡人：路○○", "路○○"}, {"住戶林○○與", "林○○"}, {"陳美玲小姐於安樂路", "陳美玲"}, {"安樂路上林志明先生", "林志明"},
      {"與王大明路過時", "王大明"}, {"鄰居林雅路過", "林雅"}, {"與段志宏發生口角", "段志宏"}, {"安平路5巷，王X明反映", "王X明"},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("A neighbour's name is found, also with one character as given name", "[deid][person]") {
  const std::vector<Row> rows{
      {"檢舉鄰居方建霖長期將狗鍊在頂樓", "方建霖"}, {"隔壁張詩翰常丟垃圾", "張詩翰"},       {"檢舉鄰居林雅把車停在紅線", "林雅"}, {"向屋主許建求證後", "許建"},
      {"與許建因遛狗發生口角", "許建"},             {"均要求處理，許建電話0912-345-678", "許建"}, {"，林雅手機：(07)064-8688", "林雅"}, {"與對造蔡語彤協調未果", "蔡語彤"},
      {"高雄電話(07)335-1234", ""},                 {"方便電話0912-345-678", ""},           {"隔壁金紙店", ""},                   {"凌晨12點", ""},
      {"金屬行電話：(07)335-1234", ""},
  };
  test::check_rows("PERSON", rows);
  CHECK(test::found("與許建因遛狗發生口角，許建不滿", "PERSON") == std::vector<std::string>{"許建", "許建"});
}

TEST_CASE("Every name of a list and every repetition is found", "[deid][person]") {
  CHECK(test::found("飼主許志豪、陳怡君、林小姐輪流餵", "PERSON") == std::vector<std::string>{"許志豪", "陳怡君", "林小姐"});
  CHECK(test::found("申請人：周郁翔。後周郁翔補件", "PERSON") == std::vector<std::string>{"周郁翔", "周郁翔"});
}

TEST_CASE("A name without a cue is known by its characters and its place", "[deid][person]") {
  const std::vector<Row> rows{
      {"昨天黃淑芬打電話來罵人", "黃淑芬"}, {"檢舉蔡金龍在頂樓違規加蓋", "蔡金龍"}, {"由徐慧君負責每週巡視", "徐慧君"}, {"車主表示車子借給康文豪使用", "康文豪"},
      {"據郭榮華所述，當時", "郭榮華"},     {"，阮氏秋河來所詢問", "阮氏秋河"},     {"高興先生把盆栽擺到騎樓", "高興"},   {"Dear Mr. Hayashi, 您的", "Mr. Hayashi"},
      {"Tsai Chih-Wei took our dog", "Tsai Chih-Wei"},
      {"公園平台的石頭鬆動，危險", ""},     {"許多民眾白天都在馬路邊等", ""},       {"牛奶、白米、馬鈴薯、豆花", ""},       {"高雄港區、石化工業區", ""},
      {"李委員發言後散會", ""},             {"犬名：王子　品種：柴犬", ""},         {"提供對方姓名電話", ""},               {"林森路與羅斯福路", ""},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("A name that a word makes known is found where it stands alone", "[deid][person]") {
  CHECK(test::found("飼主宋明遠，宋明遠說", "PERSON") == std::vector<std::string>{"宋明遠", "宋明遠"});
  CHECK(test::found("姓名：薩米雅，薩米雅的姊姊", "PERSON") == std::vector<std::string>{"薩米雅", "薩米雅"});
}

TEST_CASE("Family names that few bear are found; words of every sentence only where a name begins", "[deid][person]") {
  const std::vector<Row> rows{
      {"飼主鄞若彤來電", "鄞若彤"}, {"名單：樓宥寧、", "樓宥寧"}, {"申請人於金樹。", "於金樹"}, {"住在三樓的民眾", ""},
      {"工程於金額確定後施作", ""}, {"太太展秋芬代領", "展秋芬"},               {"發展中心與展覽館", ""},       {"佐藤美咲表示不識", "佐藤美咲"},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("Behind a label for names a word is one too, and so is the name of somebody known to all", "[deid][person]") {
  const std::vector<Row> rows{
      {"申請人：王建民，電話", "王建民"}, {"證人陳永華，住址不詳", "陳永華"},
      {"證人路遙，住址不詳", "路遙"}, {"得標人卓越（機車行）", "卓越"}, {"飼主管理，請勿", ""}, {"住戶連署、陳情", ""},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("A field that begins like a placeholder holds a name where a given name goes on", "[deid][person]") {
  const std::vector<Row> rows{
      {"陳情人：應嘉陵\n", "應嘉陵"}, {"姓名：查明哲，", "查明哲"}, {"姓名：不明，", ""},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("A given name is found alone where the text has it whole, or where it names somebody's child or a message", "[deid][person]") {
  CHECK(test::found("林佩蓉的媽媽說佩蓉還在睡", "PERSON") == std::vector<std::string>{"林佩蓉", "佩蓉"});
  CHECK(test::found("陳光明說光明路停電", "PERSON") == std::vector<std::string>{"陳光明"});
  CHECK(test::found("老師好，佩蓉媽媽請假", "PERSON") == std::vector<std::string>{"佩蓉"});
  CHECK(test::found("曉恩：明天再說", "PERSON") == std::vector<std::string>{"曉恩"});
}

TEST_CASE("A family name is found by what stands around it", "[deid][person]") {
  const std::vector<Row> rows{
      {"到底姓岳不清楚", "岳"}, {"老百姓林立反對", ""}, {"，禚小姐來電", "禚小姐"}, {"，但小姐說不能退", ""}, {"，若小姐不在", ""}, {"，各小姐都", ""},
      {"房東聶太太說要漲", "聶太太"}, {"司機伍先生說", "伍先生"}, {"主刀的應醫師說", "應醫師"}, {"歸還姬海棠小姐的證件", "姬海棠"},
      {"司機小盧固定接送", "小盧"}, {"署名「小莊」，", "小莊"}, {"小黃停在路邊", ""}, {"撞倒申若晴小妹妹", "申若晴"},
  };
  test::check_rows("PERSON", rows);
  CHECK(test::found("不知姓岳還是姓鄂，", "PERSON") == std::vector<std::string>{"岳", "鄂"});
}

TEST_CASE("A given name alone is found behind a word for a relative", "[deid][person]") {
  CHECK(test::found("女兒筱蓉說媽媽不在", "PERSON") == std::vector<std::string>{"筱蓉"});
  CHECK(test::found("女兒今天說要來", "PERSON").empty());
}

TEST_CASE("Of a list of animals none is a person, of a list of people all are", "[deid][person]") {
  CHECK(test::found("貓叫多多、小莊、王寶寶，三隻", "PERSON").empty());
  CHECK(test::found("狗叫小盧，很乖", "PERSON").empty());
  CHECK(test::found("黑狗主人陳大文、王小明、李大華三人到場", "PERSON") == std::vector<std::string>{"陳大文", "王小明", "李大華"});
  CHECK(test::found("名單：1. 秦　風　07-6210845\n2. 卓　婉　來電", "PERSON") == std::vector<std::string>{"秦　風", "卓　婉"});
}

TEST_CASE("Names in Latin letters are told from brands", "[deid][person]") {
  const std::vector<Row> rows{
      {"翻譯Sri Wahyuni到場", "Sri Wahyuni"}, {"看護Siti說沒有", "Siti"}, {"家屬Yabi‧Nokan簽收", "Yabi‧Nokan"}, {"買家Kenny賈的直播", "Kenny賈"},
      {"用Google Maps導航", ""},              {"Hello Kitty水壺", ""},    {"走New Taipei City的路", ""},         {"以LINE Pay付款", ""},
      {"買家Max Chen未付款", "Max Chen"},     {"手機Pro Max遺失", ""},     {"翻譯Maria Q Santos到場", "Maria Q Santos"}, {"翻譯Kevin\tLin到場", "Kevin\tLin"},
      {"翻譯Kevin Wang Taipei到場", "Kevin Wang"}, {"得標Wu, Jonathan570萬", "Wu, Jonathan"},
      {"住戶Tran T. Bich在家", "Tran T. Bich"}, {"攤商Maria dela Cruz未到", "Maria dela Cruz"}, {"缺席：Thiri Naing（請假）", "Thiri Naing"}, {"名單 Kasmiwati 代雇主到", "Kasmiwati"},
      {"居留證姓名MURTINAH；", "MURTINAH"}, {"房客Makoto方願意作證", "Makoto方"}, {"用Smart Home的LED燈", ""}, {"在Open Library借書", ""}, {"住Grace Garden Hotel的人", ""},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("A name in Latin letters stays found beside the Chinese one that its bearer has as well", "[deid][person]") {
  test::check_rows("PERSON", {{"Amy Chen 陳雅婷 0912345678", "Amy Chen 陳雅婷"}, {"--\nJessica Hsiung 熊潔希\n敬上", "Jessica Hsiung 熊潔希"}});
  CHECK(test::found("David Lin 林大衛\n高雄市", "PERSON") == std::vector<std::string>{"David Lin", "林大衛"});
  CHECK(test::found("Nguyen Thi Hoa 阮氏花來電", "PERSON") == std::vector<std::string>{"Nguyen Thi Hoa", "阮氏花"});
  CHECK(test::found("CHEN, MEI-LING 陳美玲", "PERSON") == std::vector<std::string>{"CHEN, MEI-LING", "陳美玲"});
}

TEST_CASE("Parties to a contract are named behind what they are", "[deid][person]") {
  test::check_rows("PERSON", {{"賣方賴建宏。", "賴建宏"}, {"買方詹凱文。", "詹凱文"}, {"丙方鄧佳穎，", "鄧佳穎"}, {"立切結書人丁柔，", "丁柔"}, {"應考人孫勤，", "孫勤"}, {"匿名者魏嘉玲。", "魏嘉玲"}});
  test::check_rows("PERSON", {{"負責人姓名依法不公開，", ""}, {"姓名從缺，", ""}, {"買方和賣方。", ""}});
  test::check_rows("PERSON", {{"我是丁方宜，電話0912345678", "丁方宜"}, {"丁方宜小姐來電", "丁方宜"}});
}

TEST_CASE("Who is called by what they do is nobody known", "[deid][person]") {
  for (const std::string role : {"司機", "公車司機", "保全", "管理員", "清潔隊員", "路人", "房東", "水電", "外送員", "管區", "車掌", "施工"}) {
    test::check_rows("PERSON", {{(role + "先生很親切，要給他一個讚。").c_str(), ""}, {("等了45分鐘；" + role + "小姐說沒有。").c_str(), ""}});
  }
  test::check_rows("PERSON", {{"管理員高興先生很親切。", "高興"}, {"陳情人施工先生來電", "施工"}});
}

TEST_CASE("Daughters are named behind their fathers' word, and a name in Latin letters ends before a document's", "[deid][person]") {
  test::check_rows("PERSON", {{"外籍移工諮詢：SUPARTI BT KASMIN，", "SUPARTI BT KASMIN"}, {"Suparti bt Kasmin 來電", "Suparti bt Kasmin"}, {"使用BT DOWNLOAD SOFTWARE", ""}, {"JBL BT Speaker 壞了", ""},
                              {"my name is Kevin O'Brien, ARC number", "Kevin O'Brien"}, {"請轉詹凱文，謝謝", "詹凱文"}, {"原告　林○同", "林○同"}, {"甲方和乙方各執一份。", ""}});
}

TEST_CASE("A name begins right behind a floor", "[deid][person]") {
  test::check_rows("PERSON", {{"2F林美玲投訴樓上噪音", "林美玲"}, {"住12F柯雅婷家", "柯雅婷"}, {"型號XF林美玲", ""}});
}

TEST_CASE("A double family name before one's own is whole, whatever goes on behind", "[deid][person]") {
  test::check_rows("PERSON", {{"我媽張簡林鳳嬌的健保卡", "張簡林鳳嬌"}, {"陳情人范姜林阿滿來電", "范姜林阿滿"}, {"歐陽陳美惠說不用", "歐陽陳美惠"}, {"歐陽江明來電", "歐陽江明"}});
}

TEST_CASE("Names in Latin letters are told from laws, offices, illnesses and substances", "[deid][person]") {
  const std::vector<Row> rows{
      {"依Toxic Substances Regulation辦理", ""}, {"（International Mobile Subscriber Identity）", ""}, {"施打Nobivac Rabies Vaccine", ""}, {"服用Metformin Hydrochloride後", ""},
      {"在Foreign Affairs Bureau辦理", ""},    {"罹患Dengue Fever者", ""},                          {"Dear Sir, 我要", ""},            {"用Creative Writer Software的人", ""},
      {"昨天James Bond到場", "James Bond"},      {"昨天Hugh Grant到場", "Hugh Grant"},                {"昨天Loan Vu到場", "Loan Vu"},     {"昨天Felicity Okafor到場", "Felicity Okafor"},
      {"移工Salvation Okafor到場", "Salvation Okafor"},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("Names written with blanks are whole, also beside other characters", "[deid][person]") {
  const std::vector<Row> rows{
      {"第7號方　俊　傑犬2隻", "方　俊　傑"}, {"簡　金　花 女 民國38年", "簡　金　花"}, {"姓名 康　樂，中間沒有字", "康　樂"}, {"管 理 單 位", ""},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("A name in Latin letters ends before the way to reach somebody and before a number, and begins with its title", "[deid][person]") {
  const std::vector<Row> rows{
      {"翻譯Wendy Chen LINE ID abc12", "Wendy Chen"}, {"翻譯Siti Aminah A123456789到場", "Siti Aminah"}, {"敬致Dr. Ogawa，", "Dr. Ogawa"},
      {"敬致Miss Ogawa，", "Miss Ogawa"},             {"加LINE ID abc12", ""},
      {"翻譯SITI AMINAH0912345678到場", "SITI AMINAH"}, {"翻譯Siti Aminah ABC1234到場", "Siti Aminah"}, {"翻譯Siti Aminah LINE0912到場", "Siti Aminah"},
      {"翻譯Ngozi  Adeyemi到場", "Ngozi  Adeyemi"},   {"攤商Maria  dela  Cruz未到", "Maria  dela  Cruz"}, {"用Google  Maps導航", ""},
  };
  test::check_rows("PERSON", rows);
}

namespace {

namespace features = opendata::deid::name_features;

bool are_same(const features::NameEnd& a, const features::NameEnd& b) {
  const auto all = [](const features::NameEnd& n) {
    return std::vector<std::size_t>{n.last, n.size, n.right[0], n.right[1], n.right[2], n.kind, n.weights, n.met, n.cue, n.whole, n.given, n.crossing, n.longer, n.behind};
  };
  return all(a) == all(b);
}

features::NameEnd alone_at(const opendata::deid::Scan& scan, const features::Site& site, std::size_t last) {
  features::NameEnd name = features::end_at(scan, site, last);
  features::find_words(scan, site, name, scan.at(last - 1));
  return name;
}

// How many ends of names were gone on to; each is as if it had been looked at alone, whether or not words were looked up at the one before.
std::size_t check_ends(const opendata::deid::Scan& scan, bool all_words) {
  std::size_t count = 0;
  opendata::deid::for_each_name_site(scan, [&](const features::Site& site) {
    const auto [first, end] = opendata::deid::name_ends(scan, site);
    if (first > end) return;
    features::NameEnd name = features::end_at(scan, site, first);
    for (; name.last <= end; features::go_on(scan, name)) {
      count += name.last > first ? 1 : 0;
      if (!all_words && (name.last - first) % 2 == 0) continue;
      features::look_up_words(scan, site, name);
      CHECK(are_same(name, alone_at(scan, site, name.last)));
    }
  });
  return count;
}

}  // namespace

TEST_CASE("Family names that few bear, Japanese and double ones are found where a name begins", "[deid][person]") {
  const std::vector<Row> rows{
      {"住戶糠秀霞反映", "糠秀霞"}, {"保證人：卯石坤", "卯石坤"}, {"案夫初文德（94歲）", "初文德"}, {"證人力正宏、", "力正宏"}, {"聯絡人：欉美玉", "欉美玉"}, {"陳情人栢廷宏來電", "栢廷宏"},
      {"負責人凡志鵬，", "凡志鵬"}, {"濮陽志明先生", "濮陽志明"}, {"表弟阿部健太郎拍攝", "阿部健太郎"}, {"、浦島一郎，", "浦島一郎"}, {"名單：長谷川健太、", "長谷川健太"}, {"夫姓長谷川。", "長谷川"},
      {"佐佐木林怡君，", "佐佐木林怡君"}, {"旅客佐藤明日香，", "佐藤明日香"}, {"日語 髙橋 美咲 問", "髙橋 美咲"}, {"我媽單何素月，", "單何素月"}, {"同住母范姜黃緞妹（", "范姜黃緞妹"}, {"事實，應釋明之。", ""}, {"（父姓海），", "海"},
      {"相關單位回覆", ""}, {"付款人應於三日內", ""}, {"凡政府機關", ""}, {"初步查證", ""}, {"操作不當", ""}, {"續保手續", ""},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("A familiar name is found behind a label or where a clause begins, and no word is one", "[deid][person]") {
  const std::vector<Row> rows{
      {"工頭：老鮑，", "老鮑"}, {"個案自稱小季，", "小季"}, {"她叫我問阿阮、", "阿阮"}, {"接聽者自稱阿左的同事", "阿左"}, {"鸚鵡叫阿祁，", ""}, {"由祝護理長接聽", "祝護理長"},
      {"承辦王小姐說要等", ""}, {"櫃台林小姐態度良好", ""},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("A name with a character beyond the basic plane is no ordinary word", "[deid][person]") {
  const std::vector<Row> rows{{"由金𩡍簽收", "金𩡍"}, {"昨天白𨉲來電", "白𨉲"}, {"由金額簽收", ""}};
  test::check_rows("PERSON", rows);
}

TEST_CASE("A masked name is whole, whatever stands for its characters", "[deid][person]") {
  const std::vector<Row> rows{
      {"、林○同（拒絕", "林○同"}, {"檢舉人葉***，", "葉***"}, {"住戶簡■■反映", "簡■■"}, {"，邢 ○ 雲」", "邢 ○ 雲"}, {"要做乳房X光攝影", ""}, {"是英文O還是0", ""}, {"林園某釣蝦場", ""}, {"林某，", "林某"},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("A name of Latin letters and Han characters is one", "[deid][person]") {
  const std::vector<Row> rows{
      {"小孩叫王Leo（", "王Leo"}, {"父黃Kevin彥廷（", "黃Kevin彥廷"}, {"女友Hana佐藤，", "Hana佐藤"}, {"Wang 大明先生", "Wang 大明"}, {"孫女Olivia 淡，", "Olivia 淡"}, {"那Joyce呢", "Joyce"},
      {"翻譯Kevin Hsieh 謝謝您", "Kevin Hsieh"}, {"1202的Nguyen本月電費", "Nguyen"}, {"新Line群組", ""}, {"高CP值", ""},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("Names in Latin letters are whole with their marks, and one word is a name beside who it is", "[deid][person]") {
  const std::vector<Row> rows{
      {"英語 Liam O'Connor 問", "Liam O'Connor"}, {"｜Dela Cruz, Maria L.｜", "Dela Cruz, Maria L."}, {"04Maria Santos Cruz 05", "Maria Santos Cruz"}, {"拼法LUAN I-LE，", "LUAN I-LE"},
      {"缺席：May Thu Zar（", "May Thu Zar"}, {"室友 Prisca 是", "Prisca"}, {"由Linh代領", "Linh"}, {"Ms.Chou：", "Ms.Chou"}, {"Mr.Chen來電", "Mr.Chen"}, {"上有CHIANG/HSINYI MS，", "CHIANG/HSINYI"}, {"買TV/DVD，", ""}, {"寵物名 Charlie，", ""}, {"Google說不行", ""}, {"Dear Officer,", ""},
  };
  test::check_rows("PERSON", rows);
  CHECK(test::found("同行Nguyen Thi Lanh，Lanh今日未到", "PERSON") == std::vector<std::string>{"Nguyen Thi Lanh", "Lanh"});
}

TEST_CASE("A name in another script is found, a greeting or a thing is none", "[deid][person]") {
  const std::vector<Row> rows{
      {"母ปิยะดา แสงทอง，", "ปิยะดา แสงทอง"}, {"看護 Мария Иванова 到場", "Мария Иванова"}, {"김민지，", "김민지"}, {"姓名：タナカ ユミ", "タナカ ユミ"}, {"說สวัสดีครับ，", ""}, {"說안녕하세요，", ""}, {"買ラーメン，", ""}, {"收ゴミ的時間", ""},
      {"、羅宇．烏道（六年級）", "羅宇．烏道"}, {"速度.公里", ""}, {"家訪姑目‧荖培。", "姑目‧荖培"}, {"熱依拉·買買提、", "熱依拉·買買提"},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("A given name spelled by its sound is found where it says something; what forms say of a name is none", "[deid][person]") {
  const std::vector<Row> rows{{"檢舉人姓名請保密", ""}, {"姓名（選填）", ""}, {"，安娜說想回去", "安娜"}, {"女兒麗娜不在", "麗娜"}, {"約翰福音", ""}, {"安娜堡", ""}};
  test::check_rows("PERSON", rows);
}

TEST_CASE("A name's longer end is what it would be if it were looked at alone", "[deid][person]") {
  for (const char* text : {"林佩蓉的媽媽說", "歐陽美玲小姐來電", "案主陳林美惠，92歲", "移工阮氏秋河1號", "老王在A1", "阿雄說高雄市政府", "王小明", "陳先生\n李 四", "王母說她", "張簡志明（父）", "林﨑黃𠮷"}) {
    CAPTURE(text);
    const std::u32string letters = opendata::text::to_utf32(text);
    for (const bool all_words : {true, false}) CHECK(check_ends(opendata::deid::Scan(letters), all_words) > 0);
  }
}

TEST_CASE("Pairs are found by their first characters, however many there are and wherever they stand", "[deid][person]") {
  const std::u32string few = U"甲乙", many = U"甲乙丙丁戊己";
  for (const std::u32string& firsts : {few, many}) {
    std::vector<std::uint64_t> pairs;
    for (const char32_t c : firsts) pairs.push_back(std::uint64_t{c} << 32U);
    const opendata::deid::FirstCharacters found(pairs);
    for (std::size_t size = 0; size < 50; ++size) {
      std::u32string text(size, U'說');
      CHECK(found.find(text, 0) == size);
      for (std::size_t i = 0; i < size; ++i) {
        text[i] = firsts.back();
        CHECK(found.find(text, i / 2) == i);
        text[i] = U'說';
      }
    }
  }
}

TEST_CASE("A letter hides a name behind a label and where a name begins, and ends a word inside of a sentence", "[deid][person]") {
  const std::vector<Row> rows{
      {"飼主張O婷來電", "張O婷"}, {"家長江O明", "江O明"}, {"鄰長江X倫", "江X倫"}, {"店長江X", "江X"}, {"同學方O明", "方O明"}, {"未成年子女方O怡", "方O怡"},
      {"會員林O", "林O"}, {"張家O", "張家O"}, {"王子X明", "王子X"}, {"申請人安平O", "安平O"}, {"陳情人於德○來電", "於德○"}, {"是英文O還是0", ""},
      {"陳情人：佐佐木X", "佐佐木X"}, {"長谷川X明", "長谷川X明"},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("Who stands beside a desk is somebody, and who is called by it alone is staff", "[deid][person]") {
  const std::vector<Row> rows{
      {"已回覆客服：王小明表示", "王小明"}, {"客服 王小明於5/3再次陳情", "王小明"}, {"請至櫃台 王小明先生領取", "王小明"}, {"於櫃台（林小美）簽收", "林小美"},
      {"通知承辦 陳O明", "陳O明"}, {"承辦：王小明（陳情人）", "王小明"}, {"承辦王小姐說明", ""}, {"客服林小姐回覆", ""}, {"櫃台林小姐態度差", ""},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("A Vietnamese or Japanese name is whole, and places and machines are none", "[deid][person]") {
  const std::vector<Row> rows{
      {"姓名：陳氏秋紅蓮", "陳氏秋紅蓮"}, {"姓名：阮氏清平安", "阮氏清平安"}, {"阮氏碧鴛來電", "阮氏碧鴛"}, {"阮氏玲代領", "阮氏玲"}, {"黃氏古厝修復計畫", ""}, {"陳氏大宗祠", ""},
      {"姓名：宇佐美奏", "宇佐美奏"}, {"姓名：佐佐木蔵之介", "佐佐木蔵之介"}, {"久保田利伸來電", "久保田利伸"}, {"佐佐木先生來電", "佐佐木先生"},
      {"申請久保田割草機一台", ""}, {"宇都宮市訪問團", ""}, {"小笠原諸島", ""}, {"佐佐木希望小學", ""},
      {"中西老師授課", ""}, {"三村村民", ""},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("Firms, languages, sentences, animals and words beside a name are no people", "[deid][person]") {
  const std::vector<Row> rows{
      {"Uber表示", ""}, {"Grab說明", ""}, {"Threads 今天當機", ""}, {"Excel 不會用", ""}, {"提供中文、ภาษาไทย、한국어、русский 版本", ""},
      {"Дорогой друг я хочу спросить когда будет готов документ", ""}, {"姓名 Иван Петров", "Иван Петров"}, {"柴犬名叫露西", ""}, {"倉鼠名叫大衛", ""}, {"女兒名叫露西", "露西"},
      {"道路.步道", ""}, {"羅宇.烏道", "羅宇.烏道"}, {"Linh 來電", "Linh"}, {"Lisa 高興", "Lisa"}, {"阿林", "阿林"},
      {"王小明及高層住戶", "王小明"}, {"陳怡君、簡訊", "陳怡君"}, {"陳怡君與溫泉業者", "陳怡君"},
  };
  test::check_rows("PERSON", rows);
}

TEST_CASE("Whose name is a word is found where the text says that it is a name", "[deid][person]") {
  test::check_rows("PERSON", {{"在調解室。毛病本名，勿再退件", "毛病"}, {"雷公，本名，請勿再以為惡作劇退件", "雷公"}, {"飼主向日葵（是人名，已核對）領取", "向日葵"}, {"毛病是我的名字", "毛病"}, {"平常心是我的名字，不是態度", "平常心"},
                        {"藍莓（對，真名）排了四十分鐘", "藍莓"}, {"歐陽光（本名）到場", "歐陽光"}, {"常青確為本名。", "常青"}});
  test::check_rows("PERSON", {{"賣家本名待查。", ""}, {"不知道她本名，只有頁面", ""}, {"公文用的是真名。", ""}, {"留言時應該用真名。", ""}, {"管理員規定一律公開本名。", ""}, {"成員本名、職稱均應公開", ""}, {"清單上列出的應該是人名。", ""}, {"是來電者真名，可聯絡", ""}, {"這份是人名冊", ""}});
}
