#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {
namespace {

// IPv4 with octets up to 255, IPv6 and MAC addresses. Four numbers after "版" or "v" are a version.
class IpAddress final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "IP"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    std::size_t behind = 0;
    for (const Token& token : scan.tokens()) {
      if (!scan.is(token.last, rare_mark | label_mark) || !contains(U".:", scan.at(token.last))) continue;
      if (token.first < behind || token.chinese || token.last - token.first > 4) continue;
      const std::size_t v4 = v4_end(scan, token.first);
      const std::size_t last = v4 != 0 ? v4 : colon_end(scan, token.first);
      if (last == 0 || goes_on_before(scan, token.first)) continue;
      behind = last;
      report(input, token.first, last, type(), is_thing(scan, token.first, last, v4 != 0) ? score::weak / 2 : score::context, findings);
    }
  }

 private:
  // A colon that belongs to a label ("位址：") is no part of the address.
  static bool goes_on_before(const Scan& scan, std::size_t first) {
    const char32_t before = scan.at(first - 1);
    return before == U'.' || before == U'-' || (before == U':' && is_hexadecimal(scan.at(first - 2)));
  }

  static std::size_t v4_end(const Scan& scan, std::size_t first) {
    std::size_t i = first;
    for (int octet = 0; octet < 4; ++octet) {
      unsigned value = 0;
      const std::size_t start = i;
      while (i < start + 3 && scan.is(i, digit)) value = value * 10 + static_cast<unsigned>(scan.at(i++) - U'0');
      if (i == start || value > 255 || (i > start + 1 && scan.at(start) == U'0') || (octet < 3 && scan.at(i++) != U'.')) return 0;
    }
    return scan.is(i, alphanumeric) || (scan.at(i) == U'.' && scan.is(i + 1, digit)) ? 0 : i;
  }

  // Groups of hexadecimal digits with colons: at least four groups with "::" or a letter, or eight, or a MAC's six pairs.
  static std::size_t colon_end(const Scan& scan, std::size_t first) {
    std::size_t i = first, groups = 0, letters = 0;
    bool doubled = false;
    while (i < first + 40 && is_hexadecimal(scan.at(i))) {
      const std::size_t start = i;
      while (i < start + 4 && is_hexadecimal(scan.at(i))) letters += scan.is(i++, letter) ? 1 : 0;
      ++groups;
      const bool two = scan.at(i) == U':' && scan.at(i + 1) == U':';
      if (scan.at(i) != U':' || !is_hexadecimal(scan.at(i + (two ? 2 : 1)))) break;
      doubled = doubled || two;
      i += two ? 2 : 1;
    }
    const bool address = groups == 8 || (groups >= 3 && doubled) || (groups == 6 && letters > 0);
    return address && !scan.is(i, alphanumeric) ? i : 0;
  }

  static bool is_hexadecimal(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'f') || (c >= U'A' && c <= U'F');
  }

  static bool is_named_thing(const Scan& scan, std::size_t first) {
    const LabelBefore label = label_before(scan, first, 8);
    return label.label == NumberLabel::other && is_adjacent(scan, label.last, first);
  }

  // A version or section, or a machine that serves many: its address is nobody's.
  static bool is_thing(const Scan& scan, std::size_t first, std::size_t last, bool v4) {
    static const Words versions(U"版 v version ver 韌體 版本 第 節 章");
    static const Words machines(U"伺服器 主機 server 官網 機房 印表機 網段 dns 閘道 防火牆 內網 路由器 網站位址 交換器");
    const bool numbered = v4 && (has_before(scan, first, 4, versions) || is_named_thing(scan, first));
    const bool network = scan.at(last) == U'/' && scan.is(last + 1, digit);
    return numbered || network || has_before(scan, first, 10, machines);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_ip_address() { return std::make_unique<IpAddress>(); }

}  // namespace opendata::deid
