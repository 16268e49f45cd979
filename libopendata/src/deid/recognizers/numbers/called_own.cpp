#include "deid/recognizers/numbers/called_own.hpp"

#include <algorithm>

#include "deid/recognizers/support/context.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t longest_label = 20, longest_word = 6;

// Of the longest word of `words` that ends at `end`; 0 when none does.
std::size_t size_before(const Scan& scan, std::size_t end, const Words& words) {
  for (std::size_t size = std::min(longest_word, end); size > 0; --size)
    if (words.match(scan.text(), end - size) == size) return size;
  return 0;
}

// "電話是：", "的聯絡電話(": back to where what the number is called begins.
std::size_t skip_labels_back(const Scan& scan, std::size_t first) {
  static const Words labels(U"電話 聯絡 連絡 通訊 市話 室話 家電 宅電 手機 行動 傳真 號碼 專線 信箱 電子郵件 電郵 網頁 網址 粉專 車牌 車號 帳號 帳戶 戶頭 的 是 為 e-mail email mail tel fax");
  std::size_t i = first;
  while (i > 0 && first - i < longest_label) {
    const bool is_mark = scan.is(i - 1, blank) || contains(U":(", scan.at(i - 1));
    const std::size_t size = is_mark ? 1 : size_before(scan, i, labels);
    if (size == 0) break;
    i -= size;
  }
  return i;
}

// "我家電話07-…", "我的手機：09…"; not "我：07-…", who speaks, and "告訴我電話是07-…", where it is somebody else's.
bool follows_own(const Scan& scan, std::size_t first) {
  static const Words own(U"我 本人 我家 我們家 家裡 家中 自家 自宅 家用 住家 住宅 私人 我媽 我媽媽 我爸 我爸爸 我太太 我先生 我老婆 我老公 我兒子 我女兒 我姊 我姐 我妹 我哥 我弟");
  const std::size_t end = skip_labels_back(scan, first), size = size_before(scan, end, own);
  return size > 1 || (size == 1 && scan.is(end, han) && scan.at(end - 2) != U'訴');
}

// "07-…（住家）", "07-…是我家電話"
bool precedes_own(const Scan& scan, std::size_t last) {
  static const Words own(U"(住家 (自宅 (住宅 (家) (家裡 (家中 (家用 (我家 (本人 (我的 是我家 是我的 是我本人 是本人 為本人 是住家 為住家 是家裡 為家用 是自宅 為自宅 找我");
  const std::size_t next = scan.is(last, blank) || scan.at(last) == U',' ? last + 1 : last;
  return own.match(scan.text(), next) > 0;
}

}  // namespace

bool is_called_own(const Scan& scan, std::size_t first, std::size_t last) { return follows_own(scan, first) || precedes_own(scan, last); }

}  // namespace opendata::deid
