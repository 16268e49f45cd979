#include "deid/recognizers/support/public_place.hpp"

#include "deid/recognizers/support/context.hpp"
#include "text/address_numbers.hpp"

namespace opendata::deid {
namespace {

// "618之4、619地號": the word may stand behind the last of a list.
bool is_land(const Scan& scan, std::size_t first, std::size_t last) {
  static const Words parcels(U"地號 號土地");
  constexpr std::size_t longest_list = 20;
  if (labelled(scan, first, parcels)) return true;
  const bool may_go_on = !contains(U"號樓室", scan.at(last - 1));
  std::size_t i = last;
  while (may_go_on && i < last + longest_list && contains(U"、,及與和之-", scan.at(i)) && scan.is(i + 1, numeral)) i = text::skip_number(scan.text(), i + 1);
  return parcels.match(scan.text(), i) > 0;
}

// Behind "至6號" in "1號至6號"; `last` when no range goes on there.
std::size_t range_end(const Scan& scan, std::size_t last) {
  const std::size_t number = contains(U"至到~", scan.at(last)) ? text::skip_number(scan.text(), last + 1) : last;
  return number > last + 1 && scan.at(number) == U'號' ? number + 1 : last;
}

// Whether anything tells where the number's house is.
bool is_located(const Scan& scan, const text::AddressSpans& a) {
  const bool road = !a.road.empty() && text::is_road_unit(scan.at(a.road.last - 1));
  return road || !a.section.empty() || !a.lane.empty() || !a.neighborhood.empty() || !a.county.empty() || !a.town.empty();
}

// "二樓3號櫃台", "地下一樓1號至6號車位": of a house that is not told.
bool is_seat(const Scan& scan, const text::AddressSpans& a) {
  static const Words seats(U"車位 停車格 櫃台 櫃檯 櫃臺 窗口 服務台 診間 教室 會議室 月台 月臺 攤位 電梯 機台 座位 球場 場地");
  return !a.number.empty() && !is_located(scan, a) && seats.match(scan.text(), range_end(scan, a.end)) > 0;
}

bool is_meeting_place(const Scan& scan, const text::AddressSpans& a, std::size_t first) {
  static const Words events(U"會場 集合地點 活動地點 開會地點 上課地點 報名地點 領取地點 展覽地點 施工路段 施工地點 停水範圍 停電範圍 封閉路段 投開票所 採檢站");
  static const Words counters(U"服務據點 受理地點 受理處所 洽公地點 洽公地址 辦公地點 辦公處所 營業地點 報名地址 投標地址");  // on whatever floor
  return labelled(scan, first, counters) || (!contains(U"樓室", scan.at(a.end - 1)) && labelled(scan, first, events));
}

// "光復路二段132號4樓大禮堂": what stands at the door is no home. Not "34號公園旁", which tells the way.
bool is_hall(const Scan& scan, const text::AddressSpans& a) {
  static const Words halls(
      U"大禮堂 禮堂 會議室 會議廳 演講廳 展覽廳 展覽館 活動中心 圖書館 文化中心 體育館 衛生所 公所 派出所 分局 里辦公處 服務處 服務中心 辦事處 聯合辦公 門市 停車場");
  static const Words ways(U"旁 旁邊 對面 隔壁 後 後面 前 前面 附近 樓上");
  const std::size_t hall = halls.match(scan.text(), a.end);
  return hall > 0 && is_located(scan, a) && ways.match(scan.text(), a.end + hall) == 0;
}

// Not "請環保局收走垃圾".
bool ends_address(const Scan& scan, std::size_t i) { return !scan.is(i, han) || scan.at(i) == U'啟'; }

// "四維三路2號7樓 都發局收": an office takes the letter in.
bool is_addressed_to_office(const Scan& scan, const text::AddressSpans& a) {
  static const Words takers(U"局收 處收 課收 科收 所收 室收 組收 會收 署收 中心收 公司收");
  static const Words papers(U"收據 收件 收費");
  constexpr std::size_t longest_office = 14;
  const std::size_t office = scan.is(a.end, blank) || contains(U",(", scan.at(a.end)) ? a.end + 1 : a.end;
  for (std::size_t i = office; i < office + longest_office && scan.is(i, han); ++i) {
    const std::size_t taker = takers.match(scan.text(), i);
    if (taker > 0) return papers.match(scan.text(), i + taker - 1) == 0 && ends_address(scan, i + taker);
  }
  return false;
}

// "，電話" in "獸醫院（自由三路300號，電話07-3501234）"
bool precedes_telephone(const Scan& scan, std::size_t last) {
  static const Words labels(U"電話 專線 tel");
  return contains(U",、", scan.at(last)) && (labels.match(scan.text(), last + 1) > 0 || scan.at(last + 1) == U'0');
}

// Behind a label that an organisation's name stands before, or alone in brackets behind that.
bool is_of_organisation(const Scan& scan, const text::AddressSpans& a, std::size_t first) {
  static const Words labels(U"地址 位址 設址 位於 設於 址設 設在");
  static const Words endings(U"院 局 處 站 館 校 署 府 公所 派出所 本所 診所 事務所 中心 公司 協會 基金會 國小 國中 高中 大學");
  static const Words homes(U"住所 住處 處所 場所 居所 住院 出院 入院 宿處 留處 所處 達處 件處 貨處 在處 住處 居處 租屋處 某處 到處 別處");
  constexpr std::size_t longest_label = 4;
  const bool in_brackets = scan.at(first - 1) == U'(' && (scan.at(a.end) == U')' || precedes_telephone(scan, a.end));
  if (!in_brackets && !labelled(scan, first, labels)) return false;
  std::size_t i = first;
  while (i > 0 && first - i < longest_label && (scan.is(i - 1, i == first ? unsigned{label_mark | blank} : unsigned{label_mark}) || contains(U"地位設址於在", scan.at(i - 1)))) --i;
  const std::u32string_view text = scan.text().substr(0, i);
  return endings.ends(text) && !homes.ends(text);
}

}  // namespace

bool is_public_place(const Scan& scan, const text::AddressSpans& a, std::size_t first) {
  static const Words homes(U"住 家住 住在 住址 戶籍 設籍 居住 我家 我家在 家在"), label(U"地址");
  const bool is_home = labelled(scan, first, homes);  // "我家在大昌二路132號停車場對面"
  const bool is_stretch = range_end(scan, a.end) > a.end && !is_home && !labelled(scan, first, label);
  const bool is_place = is_land(scan, first, a.end) || is_seat(scan, a) || is_stretch || is_meeting_place(scan, a, first);
  return is_place || (!is_home && is_hall(scan, a)) || is_addressed_to_office(scan, a) || is_of_organisation(scan, a, first);
}

}  // namespace opendata::deid
