#include "training/invented_names.hpp"

#include <cmath>
#include <string_view>

#include "deid/recognizers/names/surnames.hpp"

namespace opendata::training {

using namespace deid;

namespace {

// By how many people bear them, roughly.
constexpr std::u32string_view frequent_surnames =
    U"陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓阮馬董温唐藍石蔣古紀姚"
    U"連馮歐程湯田康姜白汪鄒尤巫鐘黎涂龔嚴韓袁金童陸夏柳凃邵溫錢伍倪于譚駱熊任甘秦顧毛史官萬俞雷粘饒闕凌崔尹孔辛武辜陶段龍韋葛池孟褚殷麥賀賈莫文管關向包丘梅華裴樊房全佘左花"
    U"魯安鮑郝穆塗邢蒲成谷常閻練盛章符祝解強柴岳齊單牛艾苗焦查翟仇巴卞車冷樂匡宮衛易尚井水古鳳烏項計尉商席宣伊時平明戚談路季喻應海沙衣桑鄂杭利幸達松米豆卜寇畢奚費臧茅婁霍虞荀榮吉舒闞佘佟宓滕芮敖鞏閔晁茹冀浦邰咸酈嵇班仲景束薊宿雙貢勞姬雍璩濮燕戈衡滿豐晉楚帥況牟墨買風苑邊麻鐵皮貝鄺諸厲戎祖聞元秋壽弘巢";

constexpr std::u32string_view frequent_given =
    U"志明 志豪 志偉 志強 志宏 志成 俊傑 俊宏 俊賢 俊彥 建宏 建志 建民 建國 建良 家豪 家銘 家瑋 宗翰 宗憲 冠宇 冠廷 冠霖 承恩 承翰 宥廷 品睿 柏翰 柏宇 彥廷 彥均 信宏 信義 文雄 文彬 文龍 文傑 明輝 明德 明宏 "
    U"金龍 金水 金土 水木 添福 添丁 進財 進興 國華 國榮 國棟 清輝 清泉 榮華 榮富 正雄 正義 春生 阿土 阿水 火旺 天賜 永昌 永福 順發 順興 振宇 振華 育誠 哲瑋 哲維 士傑 士賢 政宏 仁傑 維倫 子豪 子翔 子軒 宇軒 宇翔 "
    U"淑芬 淑惠 淑貞 淑華 淑娟 淑玲 淑敏 美玲 美惠 美珠 美華 美鳳 美雲 麗華 麗珠 麗雲 麗卿 秀英 秀蘭 秀琴 秀鳳 秀美 玉蘭 玉珍 玉梅 玉英 金鳳 金蓮 金枝 春嬌 春美 春梅 月娥 月霞 月桂 罔市 罔腰 招娣 阿滿 阿好 寶珠 寶貴 "
    U"雅婷 雅雯 雅惠 雅玲 雅筑 怡君 怡萱 怡婷 佳穎 佳蓉 佳玲 欣怡 欣妤 宜靜 宜蓁 詩涵 詩婷 郁雯 郁婷 婉婷 婉如 靜宜 靜怡 惠君 惠如 惠美 慧君 慧玲 佩珊 佩君 佩蓉 思妤 思穎 品妤 品潔 語彤 語晴 子涵 子瑜 詠晴 芷瑄 芷若 宥蓁 "
    U"筱筠 筱涵 曉雯 曉萍 曼君 珮瑜 瑋婷 鈺婷 鈺雯 家瑜 家慧 嘉玲 嘉慧 孟潔 孟君 依婷 依珊 心怡 心如 若涵 若瑄 采潔 采妮 庭瑜 庭宇 韻如 韻婷 茹雯 碧霞 碧雲 碧桃 彩雲 彩鳳 瑞珠 瑞蘭 素貞 素珍 素梅 錦雲 錦秀 梅英 梅香 "
    U"大偉 大為 小明 小華 小萍 小薇 小玲 中平 天佑 天行 永康 平安 光榮 光輝 安琪 安妮 有福 有財 有成 來旺 來福 來發 福來 福氣 富貴 富美 如意 吉祥 茂盛 茂林 海生 山河 江山 自強 自立 勝利 成功 長壽 萬福 萬得 雲龍 飛龍 鳳仙";

std::vector<std::u32string> split(std::u32string_view list) {
  std::vector<std::u32string> words;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(U' ', begin), list.size());
    words.emplace_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

constexpr double words_from = 0.84;   // of given names, the rest of which are words
constexpr double named_share = 0.05;  // of whole names that are words

double chance(Random& random) { return static_cast<double>(random() >> 11U) * 0x1p-53; }

template <class List>
auto any_of(const List& list, Random& random) {
  return list[static_cast<std::size_t>(random() % list.size())];
}

// Every character of the basic plane that given names have.
const std::u32string& given_characters(int weight) {
  static const auto lists = [] {
    std::vector<std::u32string> made(3);
    for (char32_t c = 0x4E00; c < 0xA000; ++c) made[static_cast<std::size_t>(given_name_weight(c))].push_back(c);
    return made;
  }();
  return lists[static_cast<std::size_t>(weight)];
}

// Every family name of one character that few bear, so that none is met for the first time in a record.
const std::u32string& surnames_of(SurnameRank rank) {
  static const auto lists = [] {
    std::vector<std::u32string> made(4);
    for (char32_t c = 0x3400; c < 0xA000; ++c) made[static_cast<std::size_t>(surname_rank(c))].push_back(c);
    return made;
  }();
  return lists[static_cast<std::size_t>(rank)];
}

std::u32string given_character(Random& random) {
  return std::u32string(1, any_of(given_characters(chance(random) < 0.75 ? 2 : 1), random));
}

}  // namespace

InventedNames::InventedNames(std::vector<std::u32string> words) {
  for (auto& word : words) {
    if (surname_rank(word[0]) != SurnameRank::none) named_.push_back(word);
    if (word.size() == 2) pairs_.push_back(std::move(word));
  }
}

std::u32string InventedNames::surname(Random& random) const {
  static const std::vector<std::u32string> doubles = split(U"歐陽 司馬 上官 司徒 諸葛 皇甫 范姜 張簡 夏侯 慕容 南宮 東方 張廖 東方 鮮于 端木 令狐");
  const double kind = chance(random);
  if (kind < 0.03) return any_of(doubles, random);
  if (kind < 0.22) return std::u32string(1, any_of(surnames_of(SurnameRank::rare), random));
  if (kind < 0.26) return std::u32string(1, any_of(surnames_of(SurnameRank::seldom), random));
  if (kind < 0.45) return std::u32string(1, frequent_surnames[static_cast<std::size_t>(random() % frequent_surnames.size())]);
  const double skewed = std::pow(chance(random), 2.2) * 100;
  return std::u32string(1, frequent_surnames[static_cast<std::size_t>(skewed)]);
}

std::u32string InventedNames::given(Random& random) const {
  static const std::vector<std::u32string> usual = split(frequent_given);
  const double kind = chance(random);
  if (kind < 0.10) return given_character(random);
  if (kind < 0.45) return any_of(usual, random);
  // One in twelve ends with a character that no list of given names has.
  if (kind < words_from) return given_character(random) + (random() % 12 == 0 ? any_of(pairs_, random).substr(1) : given_character(random));
  if (kind < 0.98) return any_of(pairs_, random);
  return any_of(pairs_, random).substr(0, 1);
}

std::u32string InventedNames::full_name(Random& random) const {
  static const auto japanese = split(U"佐藤 鈴木 高橋 田村 渡邊 伊藤 山本 中村 加藤 吉田 山田 山口 松本 木村 山崎 池田 橋本 阿部 石井 小川 前田 岡田 藤田 近藤 村上 遠藤 青木 坂本 太田 西村 藤井 岡本 三浦 金子 原田 松田 小野 和田 森田 柴田 酒井 宮崎 橫山 宮本 小島 杉山 藤原 武田 岩崎 木下 野村 黑田 水野 熊谷 松下");
  static const auto japanese_given = split(U"美咲 健太 太郎 一郎 次郎 幸子 和子 洋子 惠子 久美 直樹 翔太 大輔 裕子 健二 拓也 真央 明子 順子 智也 達也 和也 誠一 隆 茜 葵 翼 千代 花子 良子 正男 和夫 美穗 綾香 由美 洋平");
  const double kind = chance(random);
  if (kind < named_share) return any_of(named_, random);
  if (kind > 0.97 && kind <= 0.98) return any_of(japanese, random) + any_of(japanese_given, random);
  if (kind < named_share + 0.07) return std::u32string(1, frequent_surnames[random() % 60]) + frequent_surnames[random() % 60] + any_of(split(frequent_given), random);
  if (kind > 0.98) return std::u32string(1, U"阮黎陳范武潘裴黃"[random() % 8]) + U"氏" + (random() % 2 == 0 ? given_character(random) : any_of(split(frequent_given), random));
  return surname(random) + given(random);
}

std::u32string InventedNames::word(Random& random) const { return any_of(named_, random); }

}  // namespace opendata::training
