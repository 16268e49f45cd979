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
      if (token.first < behind || !token.may_be(clue::ip) || !goes_on(scan, token.last)) continue;
      const std::size_t v4 = v4_end(scan, token.first);
      const std::size_t last = v4 != 0 ? v4 : scan.at(token.last) == U'-' ? pairs_end(scan, token.first) : colon_end(scan, token.first);
      if (last == 0 || goes_on_before(scan, token.first)) continue;
      if (v4 != 0 && !is_plain(scan.text().substr(token.first, v4 - token.first)) && !is_named(scan, token.first, v4)) continue;
      behind = last;
      report(input, token.first, last, type(), is_thing(scan, token.first, last, v4 != 0) ? score::weak / 2 : score::context, findings);
    }
  }

 private:
  // Nothing but dots between the octets.
  static bool is_plain(std::u32string_view address) { return address.find_first_of(U" -,點\n\r") == address.npos; }

  // Who parts the octets by other marks or speaks them says what they are, as the host of a line at home does: "192-0-2-7.dynamic-ip.example.net".
  static bool is_named(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words addresses(U"ip ipv4 位址 網址 網路");
    static const Words lines(U".dynamic");
    constexpr std::size_t window = 16;
    return has_before(scan, first, window, addresses) || lines.match(scan.text(), last) > 0;
  }

  static bool goes_on(const Scan& scan, std::size_t last) {
    const char32_t mark = scan.at(last);
    if (mark == U'.' || mark == U':' || mark == U'點') return true;
    if (mark != U' ' && mark != U'-' && mark != U',' && mark != U'\n') return false;
    const std::size_t next = scan.run_end(last + 1, mark == U'-' ? unsigned{alphanumeric} : unsigned{digit}, 3);
    return scan.at(last + 1) == U'.' || (mark != U'\n' && next > last + 1 && scan.at(next) == mark);
  }

  // A colon that belongs to a label ("位址：") is no part of the address.
  static bool goes_on_before(const Scan& scan, std::size_t first) {
    const char32_t before = scan.at(first - 1);
    return before == U'.' || before == U'-' || (before == U':' && is_hexadecimal(scan.at(first - 2)));
  }

  // Four octets; the last or the last two of them masked: 192.0.2.x
  static std::size_t v4_end(const Scan& scan, std::size_t first) {
    constexpr int octets = 4, shown = 2;
    const std::size_t beside = scan.run_end(first, digit, 3);
    const char32_t mark = contains(U" -,", scan.at(beside)) && scan.is(beside + 1, digit) ? scan.at(beside) : U'.';
    std::size_t i = first;
    for (int octet = 0; octet < octets; ++octet) {
      if (octet > 0) i = parted_end(scan, i, mark);
      std::size_t end = i == 0 && octet > 0 ? 0 : octet_end(scan, i);
      if (end == 0 && octet >= shown && i != 0) end = mask_end(scan, i);
      if (end == 0) return 0;
      i = end;
    }
    return scan.is(i, alphanumeric) || (scan.at(i) == U'.' && scan.is(i + 1, digit)) ? 0 : i;
  }

  // 0 = no octet stands there.
  static std::size_t octet_end(const Scan& scan, std::size_t first) {
    constexpr unsigned largest = 255;
    const std::size_t last = scan.run_end(first, digit, 3);
    unsigned value = 0;
    for (std::size_t i = first; i < last; ++i) value = value * 10 + static_cast<unsigned>(scan.at(i) - U'0');
    return last == first || value > largest || (last > first + 1 && scan.at(first) == U'0') ? 0 : last;
  }

  static std::size_t mask_end(const Scan& scan, std::size_t first) {
    std::size_t i = first;
    while (i < first + 3 && contains(U"xX*●○", scan.at(i))) ++i;
    return i > first ? i : 0;
  }

  // Behind the mark that parts all octets; 0 = there is none.
  static std::size_t parted_end(const Scan& scan, std::size_t i, char32_t mark) {
    if (mark == U'.') return dot_end(scan, i);
    return scan.at(i) == mark ? i + 1 : 0;
  }

  // Behind "." with a blank or a line's end on either side, or, spoken, 點; 0 = there is none.
  static std::size_t dot_end(const Scan& scan, std::size_t i) {
    if (scan.at(i) == U'點') return i + 1;
    const std::size_t dot = scan.is(i, blank | newline) ? i + 1 : i;
    if (scan.at(dot) != U'.') return 0;
    return scan.is(dot + 1, blank | newline) ? dot + 2 : dot + 1;
  }

  // "00-1A-2B-3C-4D-5E": a MAC's six pairs; 0 = there are none.
  static std::size_t pairs_end(const Scan& scan, std::size_t first) {
    constexpr int pairs = 6;
    std::size_t i = first, letters = 0;
    for (int pair = 0; pair < pairs; ++pair, i += 2) {
      if (pair > 0 && scan.at(i++) != U'-') return 0;
      if (!is_hexadecimal(scan.at(i)) || !is_hexadecimal(scan.at(i + 1))) return 0;
      letters += (scan.is(i, letter) ? 1U : 0U) + (scan.is(i + 1, letter) ? 1U : 0U);
    }
    return letters > 0 && !scan.is(i, alphanumeric) && scan.at(i) != U'-' ? i : 0;
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

  // 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 (RFC 1918 §3) are the same in every office: they lead to nobody, unless somebody calls one the own.
  static bool is_private(const Scan& scan, std::size_t first) {
    static const Words nets(U"10. 192.168. 172.16. 172.17. 172.18. 172.19. 172.20. 172.21. 172.22. 172.23. 172.24. 172.25. 172.26. 172.27. 172.28. 172.29. 172.30. 172.31.");
    return nets.match(scan.text(), first) > 0 && !is_at_home(scan, first);
  }

  static bool is_at_home(const Scan& scan, std::size_t first) {
    static const Words own(U"我家 我的 我電腦 我手機 家裡 家中 自家 家用 宿舍 本人");
    constexpr std::size_t window = 12;
    return has_before(scan, first, window, own);
  }

  // "203.0.113.7是本局主機"; not "203.0.113.7是我家的，不是主機".
  static bool is_served(const Scan& scan, std::size_t last) {
    static const Words served(U"主機 伺服器 server"), own(U"我 本人 家 不是");
    constexpr std::size_t reach = 8;
    return contains(U"為是(", scan.at(last)) && has_after(scan, last, reach, served) && !has_after(scan, last, reach, own);
  }

  // A version or section, or a machine that serves many: its address is nobody's.
  static bool is_thing(const Scan& scan, std::size_t first, std::size_t last, bool v4) {
    static const Words versions(U"版 v version ver 韌體 版本 第 節 章");
    static const Words machines(U"伺服器 主機 server 官網 機房 印表機 網段 dns 閘道 防火牆 內網 路由器 網站位址 網站ip 市府對外 本府對外 本局對外 機關對外 交換器 公務電腦 公務機 nas ping connect");
    static const Words updates(U"更新至 更新到 升級至 升級到 升級為 升級成 更新成");
    const bool loopback = v4 && scan.text().substr(first, 4) == U"127.";
    const bool updated = has_before(scan, first, 4, updates) && !is_named(scan, first, last);  // 我的IP更新成…
    const bool numbered = v4 && (has_before(scan, first, 4, versions) || updated || is_named_thing(scan, first));
    const bool network = scan.at(last) == U'/' && scan.is(last + 1, digit);
    const bool of_machine = has_before(scan, first, 12, machines) && !is_at_home(scan, first);
    return numbered || network || loopback || (v4 && is_private(scan, first)) || of_machine || is_served(scan, last);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_ip_address() { return std::make_unique<IpAddress>(); }

}  // namespace opendata::deid
