#include "deid/recognizers/numbers/lonely_numbers.hpp"

#include <algorithm>

#include "deid/recognizers/numbers/number_model.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/found_ranges.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t least_told = 40;  // characters of a text that tells whose its number is; a cell or a line with hardly more than the number does not
constexpr int offices = -6 * number_model::unit;

// What offices have as well as people. The shape of a mailbox or an address of the web is sure, not whose it is; that of a mobile number is a
// person's.
bool is_of_network(const Finding& finding) { return finding.type == "EMAIL" || finding.type == "URL_PERSONAL"; }
// The model tells an office's from a citizen's by itself. It cannot tell 聯絡電話 in a complaint from 聯絡電話 in an announcement: of telephones and
// accounts the text must say which it is.
bool is_for_the_model(const Finding& finding) { return is_of_network(finding) || finding.type == "PLATE"; }
bool may_be_offices(const Finding& finding) {
  if (finding.score <= score::weak) return false;
  if (is_of_network(finding)) return true;
  return finding.score < score::certain && (finding.type == "PHONE" || finding.type == "PLATE" || finding.type == "BANK_ACCOUNT");
}

// Whether one of the words stands anywhere around.
bool stands_near(const Scan& scan, const LooseNumber& number, const Words& words) {
  const std::size_t end = std::min(scan.size(), number.last + company_reach);
  for (std::size_t i = number.first - std::min(number.first, company_reach); i < end; ++i)
    if (words.match(scan.text(), i) > 0) return true;
  return false;
}

// Whether the words of the text are an office's, which tells people where it may be reached. Who writes of what is theirs, or is written of by whoever
// takes a call, may leave a number without a name; who asks an office to do something does, unless the office itself is writing.
bool is_offices_text(const Scan& scan, const LooseNumber& number) {
  static const Words citizens(
      U"我 本人 家母 家父 家長 家裡 家中 住家 老家 陳情人 反映人 檢舉人 報案人 投訴人 通報人 申訴人 用戶 敬上 來電 匿名 不願 未留 留電 留話 留言 民稱 民說 民表 民問 民詢 反映 反應 民眾表示 回電 在家");
  static const Words requests(
      U"謝謝 麻煩 希望 拜託 懇請 煩請 盼 您好 你好 盡快 儘快 盡速 儘速 擔心 想請問 請派 請貴 貴局 貴處 貴府 貴所 貴單位 請查 請處理 請改善 請協助 請協調 請清 請捕捉 請修 請更新 請說明 請告知 請幫 請管 請警 請環 請公 請市 "
      U"請教 請自 請相關 請里 請承辦 請動保");
  static const Words selves(U"本局 本處 本所 本府 本會 本館 本院 本校 本市 本公司 本中心");
  static const Words offers(
      U"專線 洽詢 請洽 服務時間 營業時間 開放時間 受理時間 服務台 民眾請 民眾可 民眾得 市民可 歡迎 報名 預約 總機 客服 公告 依據 旨揭 檢送 承辦人員 網址 官網 逾期 免費 戶名 專戶 公庫 押標金 保證金 發票 出版社 有限公司 廠商 會計 "
      U"注意事項 應備文件 受文者 正本 副本 主旨 說明一");
  if (stands_near(scan, number, citizens)) return false;
  return stands_near(scan, number, selves) || (stands_near(scan, number, offers) && !stands_near(scan, number, requests));
}

class LonelyNumbers {
 public:
  LonelyNumbers(const RecognizerInput& input, const std::vector<Finding>& findings, std::pmr::memory_resource* memory)
      : company_(memory), doubted_(memory), rejected_(memory), told_(memory) {
    for (const Finding& finding : findings)
      if (finding.score > score::weak && !may_be_offices(finding)) company_.add(range_of(finding));
    company_.settle();
    for (const Finding& finding : findings)
      if (may_be_offices(finding) && is_alone(range_of(finding))) doubted_.add(range_of(finding));
    if (!doubted_.empty()) reject(input, findings);
  }
  [[nodiscard]] bool holds(const Finding& finding) const {
    return is_rejected(finding) && is_alone(range_of(finding));
  }

 private:
  static FoundRange range_of(const Finding& finding) { return {finding.start, finding.end, finding.type}; }
  [[nodiscard]] bool is_alone(const FoundRange& range) const { return company_.count_near(range, company_reach, 1) == 0; }

  // An extension may follow a number that has been read; a mailbox or page has been read as a whole or not at all.
  [[nodiscard]] bool is_rejected(const Finding& finding) const {
    const FoundRanges& ranges = is_for_the_model(finding) ? rejected_ : told_;
    if (ranges.empty() || !may_be_offices(finding)) return false;
    const std::size_t last = is_of_network(finding) ? finding.end - 1 : finding.start;
    return ranges.overlaps({finding.start, finding.start + 1, {}}) && ranges.overlaps({last, last + 1, {}});
  }

  // Those that the model does not reject are company for the others.
  void reject(const RecognizerInput& input, const std::vector<Finding>& findings) {
    doubted_.settle();
    FoundRanges::Cover covered(doubted_);
    const auto begins_doubted = [&](std::size_t first) { return covered(input.folded.original(first, first + 1).first); };
    for_each_loose_number(*input.scan, begins_doubted, [&](const LooseNumber& number) {
      const auto [start, end] = input.folded.original(number.first, number.last);
      if (number_model::weigh(*input.scan, number, {}).odds > offices) return;
      rejected_.add({start, end, {}});
      if (is_offices_text(*input.scan, number)) told_.add({start, end, {}});
    });
    rejected_.settle();
    told_.settle();
    for (const Finding& finding : findings)
      if (may_be_offices(finding) && !is_rejected(finding)) company_.add(range_of(finding));
    company_.settle();
  }

  FoundRanges company_, doubted_;
  FoundRanges rejected_;  // by the model
  FoundRanges told_;      // of these, where the text is an office's
};

}  // namespace

void weaken_lonely_numbers(const RecognizerInput& input, std::vector<Finding>& findings, std::pmr::memory_resource* memory) {
  if (input.scan->size() < least_told || std::none_of(findings.begin(), findings.end(), may_be_offices)) return;
  const LonelyNumbers lonely(input, findings, memory);
  for (Finding& finding : findings)
    if (lonely.holds(finding)) finding.score = score::weak;
}

}  // namespace opendata::deid
