#include "text/divisions.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <opendata/address.hpp>

#include "text/word_index.hpp"

namespace opendata::text {
namespace {

struct County {
  std::u32string_view name;
  std::u32string_view towns;  // separated by one blank
};

// The 22 counties and their 368 towns. Source: 內政部 list of villages (taiwan_basecode), towns only; 頭份鎮 and 員林鎮 became cities in 2015 and
// still stand in registers.
constexpr std::array<County, 22> divisions_of_taiwan{{
    {U"屏東縣", U"東港鎮 潮州鎮 內埔鄉 竹田鄉 屏東市 恆春鎮 萬丹鄉 長治鄉 里港鄉 鹽埔鄉 高樹鄉 萬巒鄉 枋寮鄉 新園鄉 崁頂鄉 林邊鄉 南州鄉 佳冬鄉 車城鄉 霧臺鄉 泰武鄉 瑪家鄉 九如鄉 三地門鄉 琉球鄉 枋山鄉 獅子鄉 來義鄉 牡丹鄉 滿州鄉 春日鄉 麟洛鄉 新埤鄉"},
    {U"高雄市", U"林園區 旗津區 岡山區 大寮區 鼓山區 左營區 茄萣區 路竹區 湖內區 鹽埕區 楠梓區 梓官區 橋頭區 仁武區 永安區 苓雅區 內門區 茂林區 三民區 大樹區 大社區 燕巢區 新興區 前金區 前鎮區 小港區 鳥松區 田寮區 阿蓮區 彌陀區 旗山區 美濃區 甲仙區 桃源區 杉林區 鳳山區 六龜區 那瑪夏區"},
    {U"連江縣", U"南竿鄉 北竿鄉 莒光鄉 東引鄉"},
    {U"花蓮縣", U"瑞穗鄉 花蓮市 新城鄉 鳳林鎮 吉安鄉 壽豐鄉 光復鄉 豐濱鄉 富里鄉 玉里鎮 秀林鄉 萬榮鄉 卓溪鄉"},
    {U"新竹市", U"東區 北區 香山區"},
    {U"臺東縣", U"金峰鄉 臺東市 成功鎮 關山鎮 卑南鄉 海端鄉 池上鄉 達仁鄉 東河鄉 鹿野鄉 長濱鄉 太麻里鄉 大武鄉 延平鄉 綠島鄉 蘭嶼鄉"},
    {U"臺中市", U"大甲區 清水區 龍井區 北屯區 后里區 神岡區 北區 西屯區 南屯區 南區 西區 豐原區 大里區 和平區 梧棲區 大雅區 中區 東區 潭子區 新社區 石岡區 外埔區 大安區 烏日區 大肚區 霧峰區 太平區 東勢區 沙鹿區"},
    {U"嘉義縣", U"新港鄉 竹崎鄉 東石鄉 阿里山鄉 六腳鄉 番路鄉 太保市 布袋鎮 中埔鄉 義竹鄉 鹿草鄉 水上鄉 朴子市 民雄鄉 梅山鄉 大林鎮 溪口鄉 大埔鄉"},
    {U"桃園市", U"大溪區 龍潭區 八德區 中壢區 桃園區 大園區 平鎮區 復興區 龜山區 楊梅區 新屋區 觀音區 蘆竹區"},
    {U"南投縣", U"竹山鎮 水里鄉 南投市 信義鄉 埔里鎮 魚池鄉 仁愛鄉 國姓鄉 名間鄉 中寮鄉 集集鎮 鹿谷鄉 草屯鎮"},
    {U"雲林縣", U"臺西鄉 斗南鎮 斗六市 水林鄉 林內鄉 四湖鄉 口湖鄉 虎尾鎮 西螺鎮 土庫鎮 北港鎮 古坑鄉 大埤鄉 莿桐鄉 二崙鄉 崙背鄉 麥寮鄉 東勢鄉 褒忠鄉 元長鄉"},
    {U"金門縣", U"金沙鎮 金湖鎮 烏坵鄉 金寧鄉 烈嶼鄉 金城鎮"},
    {U"澎湖縣", U"西嶼鄉 白沙鄉 望安鄉 馬公市 湖西鄉 七美鄉"},
    {U"臺南市", U"關廟區 東區 北區 將軍區 玉井區 楠西區 新化區 歸仁區 安南區 七股區 下營區 仁德區 左鎮區 安定區 新營區 新市區 中西區 南區 柳營區 麻豆區 六甲區 佳里區 鹽水區 白河區 後壁區 東山區 官田區 大內區 西港區 善化區 山上區 南化區 龍崎區 永康區 北門區 安平區 學甲區"},
    {U"臺北市", U"南港區 內湖區 中山區 松山區 大同區 文山區 信義區 中正區 大安區 萬華區 士林區 北投區"},
    {U"彰化縣", U"埤頭鄉 鹿港鎮 田中鎮 田尾鄉 埔鹽鄉 員林市 員林鎮 社頭鄉 福興鄉 二水鄉 北斗鎮 二林鎮 埔心鄉 彰化市 秀水鄉 花壇鄉 芬園鄉 溪湖鎮 大村鄉 永靖鄉 溪州鄉 芳苑鄉 大城鄉 竹塘鄉 線西鄉 伸港鄉 和美鎮"},
    {U"新竹縣", U"新豐鄉 寶山鄉 峨眉鄉 尖石鄉 五峰鄉 竹東鎮 北埔鄉 芎林鄉 竹北市 橫山鄉 新埔鎮 關西鎮 湖口鄉"},
    {U"嘉義市", U"西區 東區"},
    {U"基隆市", U"七堵區 暖暖區 仁愛區 信義區 安樂區 中正區 中山區"},
    {U"苗栗縣", U"頭屋鄉 三義鄉 西湖鄉 苑裡鎮 大湖鄉 公館鄉 通霄鎮 竹南鎮 頭份市 頭份鎮 後龍鎮 卓蘭鎮 銅鑼鄉 南庄鄉 造橋鄉 三灣鄉 獅潭鄉 泰安鄉 苗栗市"},
    {U"宜蘭縣", U"員山鄉 宜蘭市 羅東鎮 蘇澳鎮 頭城鎮 礁溪鄉 壯圍鄉 冬山鄉 五結鄉 三星鄉 大同鄉 南澳鄉"},
    {U"新北市", U"新店區 石碇區 土城區 中和區 樹林區 泰山區 新莊區 三重區 汐止區 永和區 板橋區 深坑區 貢寮區 蘆洲區 瑞芳區 萬里區 淡水區 烏來區 三峽區 坪林區 鶯歌區 雙溪區 平溪區 林口區 五股區 八里區 三芝區 金山區 石門區"},
}};

// Counties that became part of a special municipality in 2010 and 2014 and still stand in records.
constexpr std::array<std::u32string_view, 5> former_counties{U"臺北縣", U"桃園縣", U"臺中縣", U"臺南縣", U"高雄縣"};

// As people write them before a town's name: 高市苓雅區.
constexpr std::u32string_view short_counties = U"北市 高市 雄市 中市 南市 桃市 竹市 嘉市 基市";

using division_table::unify;

constexpr void mark_all(division_table::Bits& marked, std::u32string_view names) {
  for (std::size_t i = 0; i < names.size(); i = std::min(names.find(U' ', i), names.size() - 1) + 1) {
    const std::size_t place = division_table::place_of(names[i], names[i + 1]);
    marked[place / 64] |= std::uint64_t{1} << (place % 64);
  }
}

constexpr division_table::Bits make_table() {
  division_table::Bits marked{};
  for (const County& county : divisions_of_taiwan) {
    mark_all(marked, county.name);
    mark_all(marked, county.towns);
  }
  for (const auto name : former_counties) mark_all(marked, name);
  mark_all(marked, short_counties);
  return marked;
}

// Names are written with 臺.
bool starts_with(std::u32string_view text, std::u32string_view name) {
  if (text.size() < name.size()) return false;
  std::size_t i = 0;
  while (i < name.size() && unify(text[i]) == name[i]) ++i;
  return i == name.size();
}

// Names are kept by their first two characters, which few share.
char32_t key_of(std::u32string_view name) { return static_cast<char32_t>(division_table::place_of(name[0], name[1])); }

void add_names(WordIndex& index, std::u32string_view names) {
  while (!names.empty()) {
    const std::size_t blank = std::min(names.find(U' '), names.size());
    index.add(key_of(names), names.substr(0, blank));
    names.remove_prefix(std::min(blank + 1, names.size()));
  }
}

struct Names {
  WordIndex counties, towns;
  Names() {
    for (const County& county : divisions_of_taiwan) {
      add_names(counties, county.name);
      add_names(towns, county.towns);
    }
    for (const auto name : former_counties) add_names(counties, name);
    counties.settle();
    towns.settle();
  }
};
const Names& names() {
  static const Names all;
  return all;
}

std::size_t longest(const WordIndex& index, char32_t wanted, std::u32string_view text) {
  for (const auto& [key, name] : index.bucket(wanted)) {
    if (key == wanted && starts_with(text, name)) return name.size();
  }
  return 0;
}

bool is_short_county(std::u32string_view name) {
  const std::size_t place = short_counties.find(name);
  return name.find(U' ') == name.npos && place != short_counties.npos;
}

// Of the basic plane, where all names are.
using Characters = std::bitset<0x10000>;

// Those that stand at a place of the counties' and towns' names.
Characters characters_at(std::size_t place) {
  Characters characters;
  for (const WordIndex* index : {&names().counties, &names().towns}) {
    for (const auto& entry : index->entries()) characters.set(unify(entry.word[place]));
  }
  return characters;
}

bool holds(const Characters& characters, char32_t c) { return c < characters.size() && characters.test(unify(c)); }

}  // namespace

constinit const division_table::Bits division_table::bits = make_table();

// No county's name begins with a town's, nor the other way round.
DivisionName division_at(std::u32string_view text) {
  if (!may_begin_division(text)) return {};
  const Names& all = names();
  const char32_t key = key_of(text);
  if (const std::size_t county = longest(all.counties, key, text); county > 0) return {county, true};
  if (const std::size_t town = longest(all.towns, key, text); town > 0) return {town, false};
  const bool is_short = text[1] == U'市' && is_short_county(text.substr(0, 2)) && match_town(text.substr(2)) > 0;
  return is_short ? DivisionName{2, true} : DivisionName{};
}

bool may_begin_division(char32_t c) {
  static const Characters firsts = characters_at(0);
  return holds(firsts, c);
}

// 市 goes on in short counties' names alone.
bool may_go_on_division(char32_t c) {
  static const Characters seconds = characters_at(1);
  return c == U'市' || holds(seconds, c);
}

std::size_t match_division(std::u32string_view text) { return division_at(text).size; }

}  // namespace opendata::text
