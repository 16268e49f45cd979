#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/labelled_number.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t fewest_digits = 7;
constexpr std::size_t most_digits = 20;  // bank 3, branch 4, account 10 to 13

// Digits in hyphenated groups after 帳號, 局號, a bank's name. An agency's own account (公庫, 市政府) is no person's.
class BankAccount final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "BANK_ACCOUNT"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    std::size_t behind = 0;
    for (const Token& token : scan.tokens()) {
      if (token.first < behind || !scan.is(token.first, digit)) continue;
      const std::size_t last = account_end(scan, token.first);
      if (last == 0 || !is_account(scan, token.first)) continue;
      behind = last;
      report(input, token.first, last, type(), is_public(scan, token.first) ? score::weak : score::context, findings);
    }
  }

 private:
  // Behind digits joined by single hyphens; 0 when there are too few or too many.
  static std::size_t account_end(const Scan& scan, std::size_t first) {
    std::size_t digits = 0;
    std::size_t i = first;
    while (digits <= most_digits && (scan.is(i, digit) || (scan.at(i) == U'-' && scan.is(i + 1, digit)))) digits += scan.is(i++, digit) ? 1 : 0;
    return digits >= fewest_digits && digits <= most_digits && scan.stands_alone(first, i) ? i : 0;
  }

  static bool is_account(const Scan& scan, std::size_t first) {
    static const Words words(U"帳號 帳戶 局號 郵局 銀行 匯款 匯到 匯入 轉帳 存摺 農會 信用合作社 信合社 漁會 戶頭 領養金");
    static const Words far(U"電話 手機 身分證 案號 編號 卡號 統編 晶片 病歷 健保卡 戶號 字號 號碼 聯絡");
    return nearest_before(scan, first, 16, words, far);
  }

  static bool is_public(const Scan& scan, std::size_t first) {
    static const Words agencies(U"公庫 市政府 縣政府 財政局 公所 專戶 保管款 國庫");
    return has_before(scan, first, 30, agencies);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_bank_account() { return std::make_unique<BankAccount>(); }

}  // namespace opendata::deid
