#include "deid/recognizers/support/surnames.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace opendata::deid {
namespace {

constexpr std::u32string_view common_surnames =
    U"陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓阮馬董温溫唐藍石蔣古紀姚"
    U"連馮歐程湯田康姜白汪鄒尤巫鐘黎涂龔嚴韓袁金童陸夏柳凃邵黄";
constexpr std::u32string_view rare_surnames =
    U"錢伍倪于譚駱熊任甘秦顧毛章史官萬俞雷粘饒闕凌崔尹孔辛武辜陶段龍韋葛池孟褚殷麥賀賈莫文管關向包丘梅華裴樊房全佘左花魯安鮑郝穆塗邢蒲成谷常閻練盛"
    U"鄔耿聶符申祝繆陽解強柴岳齊單牛艾苗焦查冉喬翟路仇巴倉卞車冷屈樂狄匡桂鄺宮戚談宗詩衛靳印鹿刁隋明藺易尚滕農晏瞿冼遲蓋眭沃古汲邸糜松井富烏危甯寧"
    U"胥柏水竇廉岑惠鈕曲封羿儲充慕習宦闞那蒯荊紅游竺權逯桓覃粱伏曠歸鞠仉琴蘭樸朴郎"
    U"應項龐米昌逄勾蒙薄雲海桑衣席宣尉伊利幸商喻鄂杭豆松鳳烏敖逢敬揭屠鞏閔容晁茹隆冀浦佟佴邰咸芮酈嵇宓班仲景束郜薊宿索雙黨貢勞姬雍璩濮燕戈衡滿廣豐晉楚帥況牟墨買風苑邊麻鐵汝皮候平明藏汝敦貝時卜寇畢奚祁沐來酆費湛禹臧茅婁霍虞昝裘賁諸吉滑榮荀羊隗欒厲戎祖莘聞扈元舒季麴支弓秋壽祿弘巢漆諶鄢揚鄺佀"
    U"郁甄邴牧郗韶郤郟庾殳蔚夔厙訾毋乜鈄緱閆譙笪鄞溥柒麋姒侴茆苟粟諶綦禤雒睢亢欽釋鄢皋漆暢肖藤忻祈";
constexpr std::u32string_view seldom_surnames = U"喜保和計經於都過年區原門木國通師山能銀福信言英東竹樓展魚步居仰扶堵宰慎暨司懷籍蒼蓬";
constexpr std::u32string_view double_surnames =
    U"歐陽 司馬 上官 司徒 諸葛 皇甫 范姜 張簡 夏侯 令狐 公孫 慕容 尉遲 長孫 宇文 端木 東方 西門 南宮 東郭 呼延 申屠 淳于 單于 太史 鍾離 軒轅 歐楊 張廖 張李 張陳 陳黃 江謝 翁林 "
    U"葉劉 郭李 姜林 周黃 徐呂 曾江 王曾 吳鄭 李謝 洪許 劉張 朱陳 鄭黃 陳李 鄧李 梁丘 赫連 澹臺 左丘 獨孤 鮮于 "
    U"佐藤 鈴木 高橋 田村 渡邊 渡辺 伊藤 山本 中村 加藤 吉田 山田 山口 松本 木村 山崎 池田 橋本 阿部 山下 中島 石井 小川 前田 岡田 藤田 後藤 近藤 村上 遠藤 青木 坂本 齊藤 齋藤 "
    U"太田 西村 藤井 岡本 三浦 金子 中野 原田 中川 松田 竹內 小野 和田 石田 森田 上田 柴田 酒井 宮崎 橫山 高木 安藤 宮本 小島 工藤 谷口 今井 丸山 增田 杉山 村田 大塚 小山 平野 "
    U"藤原 河野 野口 武田 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 菊地 杉本 市川 黑田 西田 川口 島田 櫻井 桜井 水野 吉川 北村 飯田 吉村 矢野 內田 熊谷 松下 川崎 荒木 早川 秋山 永井";
constexpr std::u32string_view typical_given =
    U"筑氏志明俊傑建宏家豪文雄淑芬美玲雅婷惠怡君佳穎欣宜靜慧麗華秀英玉珍春嬌淑敏婉瑜郁雯詩涵宥廷冠霖承恩品妤子睿宇翔柏翰彥廷哲瑋育誠宗翰信宏國榮進財金龍添福水土生木火旺"
    U"正義忠孝仁勇毅鴻銘銓鈞錦祥瑞昌隆盛安平順興發達成功偉強剛健雲霞虹雪梅蘭菊桃杏鳳凰鶯燕珠寶玫瑰瑾瑛琪琳瑤琴瑟璇蓉蓮荷菁萱薇芸芳芝茹莉莎菲蕙若芷蓁蓓宛姿娟娥婷媛嫻妍妙嬋"
    U"軒昇昱晨晴曉晏暉曜旭展鵬程源澤洋海濤浩淳清涵潔澄沛泓沁汶湘渝淇霆震霖雨露倫儒俐伶伊佑佩依侑偲修健傳凱凡勝勳博友吉哲喬嘉善坤培堯士奇如妮孟季學宸容富寧尚展岳峰崇崧嵐"
    U"川帆幸庭弘彬彰律德心思怡恆恬悅惟愉慈慶憲懿振揚政敬斌新昀昭景智朋杰松柔桂棠楷樂樺歆民永泰浚澔焜煌熙燁珊珮琦琬瑄璟益真睦祐祖禎秉秋稚穎立竹筠紹維綺緯羽翊翠耀聖聰胤致舒良芊"
    U"茜莞葳蔚薰藝虹裕規覺言詠詩誼諭謙豐貞貴賢超輝辰逸道遠鈺銀錡鎮鑫長開陽隆雁雅青靖韋韻韶音順頤顯飛香馨駿鴻麒麟黛齡巧仙允元光全兆克兒冬力語彤";
constexpr std::u32string_view possible_given =
    U"娣多可裡之米琦珈嵋莧葱蓬嵩巷椒嫻岱戀宥姈卉茵祈祤諶喻奈野晧晞沅沚晗丰羽丁丙乖伸佐佑佟儀億優儷兆典冊助勇勤勳勵勻升卯卿厚又史呂呈周喜圓圭圳坪塗墻壁壘壬奎奕妹姍姝姣姬娓娜婕媽嫚嫦嬅嬌孟宗宬寅岐岑嵩巍巳希帛干庚庠廖弈弼彎彤彩徹忍怜恕恤恬悌愉愷慎懷戊戌戎拔招振捨捷揆支攸放散敬旂旎族旗日昶晟晢晰曦曼月望朴朵材束杭東柳栢桀桃桑梧械棋棟棠椿楊槐樑樓標樞樟模樺橙檀檜欽歐歷毓汐汝汪沁沅河油泊泰泱洪洳淇淞淵渲渼湄湊湧源溪滕潁潭澈澍濬瀞瀾灃炘炯炳烈烘焰焱煇煊煖煥煦熊熠熹爽牡特玧玨玫玹玻珀珊珣理琇琛琨瑀瑛瑟瑤璋璐璽瓊甄甘甫甯甲申略癸皎皙盂盟盼睫瞻矞矽砡碧碩磊祖祿福禔禕禧秀秩程稼穌穗竑竟竺笙筑箏算節篤簡籃米粉粹納紓紘紫細紳絃絮經綜綠綢綱綵綸緁緋緗緞緣緬緯縈縉縝繁繪續纓纖罄罔羨羲翃翌翎翩耕耘聘聲肯育胥脩臣臨花菀菜菩萩葉葒葶蒔蒨蓁蔡蔭薔薪藜藤虔衍襄語諄諒諭諺謙護譽象貝賜賦贊跡輝轅辛辰逢進逵邑郎郢郲鄉酉釉釧釵鉅銅銨鋆鋐鋕錄錕錞錠鍇鍊鎂鎧鎰鐙鐲鑑閃閏閔阿隨雋雪霏霓霙鞍頎頤願颯香馳騰髮鮮鯉鳴鵑鶯鷹鸞黔黛"
    U"大小中一二三四五六七八九千萬天地日月星山河田白紅綠藍黑東西南北上下左右前後世人仲伯叔公主任來和名命回國城基堂夫好字守定宣封少尹岱工已帝常年康式彤後得必忍念恩情意愛慎慕成才"
    U"招本朝李村果柱根業楚榕樹橋次正步武毓氣江沈法泉流渙湖滿潮玄王玖班理環用甜男瞳石碧社祈神禮科秦空章端笑純素紋統絲繡罔腰美群習肇能自至舜芯花荃莘華萍葉蔓蕊蘋術西見親觀記許詳誠"
    U"論語誌議財賓赫走起足路身軍迎逢連運道邦郎部采野金釗鈴銓錫鍾鐘門閔阿陞陶雄電霓靈非革韓順風養首高魁鳴鶴鹿麥黃點鼎齊龍苡芮甄宓妘姵嫣媗翎羚聿郡丞亦亭亮以仕任伃佐何侃俞倢倩偵儀冀冰凌"
    U"初利勁勉化千升卉卓協卿原叡司吾周品唯啟喜嬿孜孝孫宋宋實寬寶導展巖巽希帥幼廉廣延弦張強彗彪彭影微徐忻怜恣恭悠愷懋承抒拓捷敏敦旋旗旻昌昕昂晁晉晟晞普晶暄暘書會有朗杉杏杜松枝柏柚桐"
    U"梓梁棋森楓榆榮檸歌殷毅汎沂沄治泳洛津洲浦浩涓涴添淨淵淼游湛溫溱滋漢漪潁潤濂濟瀅瀚火灝炎炫焄煒照燕爵爾牧玟玥珈珍珂珞球琁瑀瑭璿甫略畇皓盈眉睎碩祥祺禹秝程竣筱箴粲紀紫絜綾緹繼罡翰聆聲育胡膺"
    U"臻舟航芃芙芹苓苑茵荏荳莊莛菱萬葦葵蓀蓉蓬薏藍蘊虎虔融衍衡裔襄詒詠詮誼諄諺謀譯豫賜赬軍輔辛迪通造逵進郁鄉醇采釋鈴銳鋒錚鍵鐸鑑閎閣阡陵隨雍雋雙需霈霽頌頎願顥飄馥駒騏鳶鵑麗黎默恩乃乙丹久也然";

using namespace surname_table;

constexpr void mark(Table& table, std::u32string_view characters, unsigned char bit) {
  for (const char32_t c : characters) {
    if (c < table.size()) table[c] = static_cast<unsigned char>(table[c] | bit);
  }
}

constexpr Table make_table() {
  Table marked{};
  mark(marked, common_surnames, common_bit);
  mark(marked, rare_surnames, rare_bit);
  mark(marked, seldom_surnames, seldom_bit);
  mark(marked, typical_given, typical_bit);
  mark(marked, possible_given, possible_bit);
  for (std::size_t i = 0; i < double_surnames.size(); i += 3) {
    mark(marked, double_surnames.substr(i, 1), double_bit);
    mark(marked, double_surnames.substr(i + 1, 1), second_bit);
  }
  return marked;
}

}  // namespace

constinit const Table surname_table::table = make_table();

namespace {

constexpr std::uint64_t pair_of(char32_t first, char32_t second) { return (std::uint64_t{first} << 32U) | second; }

constexpr auto sorted_doubles() {
  std::array<std::uint64_t, (double_surnames.size() + 1) / 3> pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i] = pair_of(double_surnames[3 * i], double_surnames[3 * i + 1]);
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace

std::size_t surname_table::find_double(std::u32string_view text) {
  static constexpr auto pairs = sorted_doubles();
  return std::binary_search(pairs.begin(), pairs.end(), pair_of(text[0], text[1])) ? 2 : 0;
}

}  // namespace opendata::deid
