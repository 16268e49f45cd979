#include <opendata/text.hpp>
#include <optional>
#include <string>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

constexpr int youngest = 90;  // younger ages say little about who it is; compare HIPAA's top code at 89
constexpr int oldest = 125;

// "92歲", "92足歲", "一百零一歲": a single person's age from 90 up. Limits and ranges ("90歲以上", "90至99歲") are no one's age.
class AgeExact final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "AGE_EXACT"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    for (const std::size_t i : scan.marks()) {
      if (scan.at(i) != U'歲') continue;
      const std::size_t full = scan.at(i - 1) == U'足' ? i - 1 : i;
      const std::size_t number_end = scan.is(full - 1, blank) ? full - 1 : full;
      const std::size_t first = number_start(scan, number_end);
      const auto age = age_of(scan.text().substr(first, number_end - first));
      if (!age || *age < youngest || *age > oldest || is_limit(scan, first, i + 1)) continue;
      report(input, first, i + 1, type(), score::labelled, findings);
    }
  }

 private:
  // "九十二", "九十有二"
  static std::optional<std::int64_t> age_of(std::u32string_view number) {
    const std::size_t joint = number.find_first_of(U"有又");
    if (joint == number.npos) return text::parse_number(number);
    return text::parse_number(std::u32string(number.substr(0, joint)).append(number.substr(joint + 1)));
  }

  static bool is_of_number(const Scan& scan, std::size_t i) {
    if (scan.is(i, digit | han_digit) || contains(U"十百拾佰", scan.at(i))) return true;
    return contains(U"有又", scan.at(i)) && contains(U"十百", scan.at(i - 1));
  }

  static std::size_t number_start(const Scan& scan, std::size_t last) {
    std::size_t first = last;
    while (first > 0 && last - first < 6 && is_of_number(scan, first - 1)) --first;
    return first;
  }

  // "阿嬤92歲壽宴": one of the groups whose age it is, and named by whom she belongs to.
  static bool follows_relative(const Scan& scan, std::size_t first) {
    static const Words relatives(U"我 我今年 本人 我媽 我爸 媽媽 爸爸 母親 父親 阿公 阿嬤 爺爺 奶奶 外公 外婆 公公 婆婆 岳父 岳母 先生 太太 家母 家父");
    return labelled(scan, first, relatives);
  }

  // "另有92歲長者", "屋內九十四歲老人": one, not all of that age.
  static bool is_single(const Scan& scan, std::size_t first) {
    static const Words singles(U"有名 有位 另有 該名 該位 這位 那位 這名 那名 屋內");
    return labelled(scan, first, singles);
  }

  static bool is_limit(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words behind(U"以上 以下 以內 至 到 ~ - 者 以前 名冊 人口 (含) 含以上 級 組");
    static const Words groups(U"長者 老人 人瑞 敬老 壽星 壽宴");
    static const Words average(U"平均 年齡上限 年滿 未滿 需滿 須滿 應滿");
    return contains(U"至到~-達逾近", scan.at(first - 1)) || has_before(scan, first, 6, average) || behind.match(scan.text(), last) > 0 ||
           (groups.match(scan.text(), last) > 0 && !follows_relative(scan, first) && !is_single(scan, first));
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_age_exact() { return std::make_unique<AgeExact>(); }

}  // namespace opendata::deid
