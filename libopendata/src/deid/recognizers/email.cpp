#include <algorithm>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/offices.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/hosts.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t longest_local = 64;   // RFC 5321 §4.5.3.1.1
constexpr std::size_t longest_domain = 255;  // RFC 5321 §4.5.3.1.2

// local@domain as a dot-atom with ASCII boundaries, also written "(at)" or "(小老鼠)", with blanks or a line's end around the @, or spoken.
// Mailboxes of a role, of a club and, at a government's domain, of a unit are no person's.
class Email final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "EMAIL"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    static const Words ats(U"(at) (a) (小老鼠) (老鼠) (小老鼠符號)");
    const Scan& scan = *input.scan;
    for (const std::size_t i : scan.marks()) {
      if (scan.at(i) == U'@' && !is_handle(scan, i)) examine(input, scan.is(i - 1, blank | newline) ? i - 1 : i, scan.skip_space(i + 1), findings);
      const std::size_t spoken = scan.at(i) == U'(' ? ats.match(scan.text(), i) : 0;
      if (spoken > 0) examine(input, scan.is(i - 1, blank) ? i - 1 : i, scan.is(i + spoken, blank) ? i + spoken + 1 : i + spoken, findings);
    }
    if (scan.latin_tokens().empty()) return;  // no host has none
    for (const Token& token : scan.tokens()) {
      if (token.may_be(clue::mailbox)) find_spoken(input, token, findings);
    }
  }

 private:
  struct Address {
    std::size_t first = 0, local_last = 0, host = 0, last = 0;  // [first, local_last) at [host, last)
  };

  // "siaofen小老鼠gmail點com", "siao [at] fen [dot] com"
  void find_spoken(const RecognizerInput& input, const Token& token, std::vector<Finding>& findings) const {
    static const Words ats(U"小老鼠 老鼠 小老鼠符號 加小老鼠 然後小老鼠 圈a [小老鼠] 【小老鼠】 [at] 【at】 <at> {at} at");
    const Scan& scan = *input.scan;
    const std::size_t at = scan.is(token.last, blank) ? token.last + 1 : token.last;
    const std::size_t size = ats.match(scan.text(), at);
    if (size == 0 || (scan.is(at, letter) && (at == token.last || !scan.is(at + size, blank)))) return;
    const std::size_t domain = scan.is(at + size, blank) ? at + size + 1 : at + size;
    const std::size_t dotted = spoken_domain_end(scan, domain);
    const std::size_t last = dotted == 0 && !scan.is(at, letter) ? provider_end(scan, domain) : dotted;
    if (last == 0) return;
    const std::size_t first = local_start(scan, token.last);
    const bool number = !holds_letter(scan, first, token.last);  // "since 2024 at example.com"
    if (first == token.last || (number && scan.is(at, letter))) return;
    report_address(input, {first, token.last, domain, last}, findings);
  }

  static bool holds_letter(const Scan& scan, std::size_t first, std::size_t last) {
    const auto classes = scan.classes().subspan(first, last - first);
    return std::any_of(classes.begin(), classes.end(), [](std::uint32_t kinds) { return (kinds & letter) != 0; });
  }

  // Behind parts that spoken or written dots join, the last a usual top; 0 = there are none.
  static std::size_t spoken_domain_end(const Scan& scan, std::size_t first) {
    static const Words dots(U". 點 dot [dot] (dot) <dot> {dot} (點) [點] 【點】");
    static const Words spoken_tops(U"com net org edu gov tw me io cc");
    constexpr std::size_t most_parts = 5, longest_part = 32;
    std::size_t last = 0, part = first;
    for (std::size_t n = 0; n < most_parts; ++n) {
      const std::size_t end = scan.run_end(part, alphanumeric, longest_part);
      if (end == part) break;
      if (n > 0 && spoken_tops.contains_word(scan.text().substr(part, end - part))) last = end;
      const std::size_t dot = scan.is(end, blank) ? end + 1 : end;
      const std::size_t size = dots.match(scan.text(), dot);
      if (size == 0) break;
      part = scan.is(dot + size, blank) ? dot + size + 1 : dot + size;
    }
    return last;
  }

  // "IG @siaofen.eats": a name on a network, which stands before it.
  static bool is_handle(const Scan& scan, std::size_t at) {
    static const Words networks(U"ig fb tg yt instagram facebook threads twitter telegram tiktok line");
    const std::size_t end = at > 0 && scan.is(at - 1, blank) ? at - 1 : at;
    std::size_t first = end;
    while (first > 0 && scan.is(first - 1, letter)) --first;
    return end < at && networks.contains_word(scan.text().substr(first, end - first)) && !contains(U"._-", scan.at(first - 1));
  }

  void examine(const RecognizerInput& input, std::size_t at, std::size_t domain, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    const std::size_t first = local_start(scan, at);
    const std::size_t last = std::max(domain_end(scan, domain), spoken_end(scan, domain));
    if (first == at || last == domain || scan.at(at - 1) == U'/') return;  // "medium.com/@name" is a page
    report_address(input, {first, at, domain, last}, findings);
  }

  // "siaofen@gmail點com": 0 when the first dot is written.
  static std::size_t spoken_end(const Scan& scan, std::size_t domain) {
    constexpr std::size_t longest_label = 63;  // RFC 1035 §2.3.4
    return scan.at(scan.run_end(domain, alphanumeric, longest_label)) == U'.' ? 0 : spoken_domain_end(scan, domain);
  }

  void report_address(const RecognizerInput& input, const Address& address, std::vector<Finding>& findings) const {
    const double value = is_shared(*input.scan, address) ? score::weak : score::certain;
    report(input, address.first, address.last, type(), value, findings);
  }

  // Nobody's own.
  static bool is_shared(const Scan& scan, const Address& address) {
    const std::u32string_view local = scan.text().substr(address.first, address.local_last - address.first);
    const std::u32string_view host = scan.text().substr(address.host, address.last - address.host);
    if (is_of_many(scan, address.first) || is_role(local) || is_placeholder(local, host) || is_named_after(local, host)) return true;
    if (is_of_association(local) && !is_own(scan, address.first)) return true;
    return is_government_host(host) && (is_hot_line(local) || is_agency(scan, local, address));
  }

  // "1999@kcg.gov.tw"
  static bool is_hot_line(std::u32string_view local) {
    constexpr std::size_t longest = 4;
    return local.size() <= longest && std::all_of(local.begin(), local.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  }

  // "協會信箱catclub@gmail.com"
  static bool is_of_many(const Scan& scan, std::size_t first) {
    static const Words mailboxes(U"協會信箱 活動信箱 報名信箱 客服信箱 服務信箱 投稿信箱 本會信箱 本處信箱 本局信箱 本所信箱 官方信箱 粉專信箱 診所信箱 機關信箱 意見信箱 民意信箱 首長信箱 檢舉信箱 通報信箱");
    return labelled(scan, first, mailboxes);
  }

  // "我的信箱lin.club@gmail.com"
  static bool is_own(const Scan& scan, std::size_t first) {
    static const Words mailboxes(U"我的信箱 我信箱 本人信箱 個人信箱 我的email 我email 我的mail 我的電子信箱 我的電郵");
    return labelled(scan, first, mailboxes);
  }

  static std::size_t local_start(const Scan& scan, std::size_t at) {
    const std::size_t limit = at > longest_local ? at - longest_local : 0;
    std::size_t first = part_start(scan, at, limit);
    for (std::size_t before = joined_end(scan, first); before < first && before > limit; before = joined_end(scan, first)) {
      const std::size_t start = part_start(scan, before, limit);
      if (start == before) break;
      first = start;
    }
    return first;
  }

  static std::size_t part_start(const Scan& scan, std::size_t last, std::size_t limit) {
    std::size_t first = last;
    while (first > limit && (scan.is(first - 1, alphanumeric) || contains(U".!#$%&'*+=?^_`{|}~-", scan.at(first - 1)))) --first;
    if (first < last && is_broken(scan, first)) return first;
    while (first < last && !scan.is(first, alphanumeric)) ++first;
    return first;
  }

  // The end of what a line's end or a spoken mark joins to the part that begins at `first`; `first` when nothing does.
  static std::size_t joined_end(const Scan& scan, std::size_t first) {
    return is_broken(scan, first) ? first - 1 : spoken_mark_start(scan, first);
  }

  // "siaofen_⏎lin@…", "siaofen⏎.lin@…": the writer's line was too short.
  static bool is_broken(const Scan& scan, std::size_t first) {
    if (first < 3 || !scan.is(first - 1, newline)) return false;
    constexpr std::u32string_view marks = U"._-";
    const bool ends = contains(marks, scan.at(first - 2)) && scan.is(first - 3, alphanumeric) && scan.is(first, alphanumeric);
    return ends || (contains(marks, scan.at(first)) && scan.is(first + 1, alphanumeric) && scan.is(first - 2, alphanumeric));
  }

  // "siaofen底線lin@…": where a spoken mark behind a letter begins; `first` when none stands there.
  static std::size_t spoken_mark_start(const Scan& scan, std::size_t first) {
    static const Words marks(U"底線 下底線 底槓 點 減號 橫線 橫槓 dash");
    const std::size_t end = scan.is(first - 1, blank) ? first - 1 : first;
    if (end == 0 || !marks.may_end_with(scan.at(end - 1))) return first;
    std::size_t start = end;
    for (std::size_t size = 1; size <= 4 && size < end; ++size) start = marks.contains_word(scan.text().substr(end - size, size)) ? end - size : start;
    const std::size_t before = scan.is(start - 1, blank) ? start - 1 : start;
    std::size_t letters = before;
    while (letters > 0 && scan.is(letters - 1, digit)) --letters;
    return start < end && scan.is(letters - 1, letter) ? before : first;
  }

  // "siaofen@gmail": behind the name of a service that everybody knows; 0 = there is none.
  static std::size_t provider_end(const Scan& scan, std::size_t first) {
    static const Words providers(U"gmail gmailcom yahoo hotmail outlook icloud hinet 雅虎");
    const std::size_t size = providers.match(scan.text(), first);
    return size > 0 && !scan.is(first + size, alphanumeric) ? first + size : 0;
  }

  // Behind a domain with at least one dot and a top-level label of letters; the start when there is none.
  static std::size_t domain_end(const Scan& scan, std::size_t start) {
    static const Words usual_tops(U"com net org edu");  // else a comma begins the next word
    std::size_t i = start;
    std::size_t dots = 0;
    while (i - start < longest_domain && scan.is(i, alphanumeric)) {
      while (scan.is(i, alphanumeric) || (scan.at(i) == U'-' && scan.is(i + 1, alphanumeric))) ++i;
      const bool comma = dots == 0 && contains(U",、。", scan.at(i)) && usual_tops.match(scan.text(), i + 1) > 0;  // "@gmail,com"
      const std::size_t next = comma ? i + 1 : dot_end(scan, i);
      if (!scan.is(next, alphanumeric)) break;
      ++dots;
      i = next;
    }
    if (dots == 0) return std::max(start, provider_end(scan, start));
    return scan.is(i - 1, letter) ? i : start;
  }

  // Behind ".", or behind one with a blank or a line's end beside it and a usual top: "gmail .com", "gmail.⏎com"; `i` when there is none.
  static std::size_t dot_end(const Scan& scan, std::size_t i) {
    static const Words tops(U"com net org edu gov idv tw com.tw edu.tw");
    const std::size_t dot = scan.is(i, blank | newline) ? i + 1 : i;
    if (scan.at(dot) != U'.') return i;
    const std::size_t next = scan.is(dot + 1, blank | newline) ? dot + 2 : dot + 1;
    if (dot == i && next == dot + 1) return next;
    const std::size_t size = tops.match(scan.text(), next);
    return size > 0 && !scan.is(next + size, alphanumeric) ? next : i;
  }

  // "service", "info.kh", "cs-01": every part between marks and digits is a role's, or too short to name anybody.
  static bool is_role(std::u32string_view local) {
    static const Words roles(
        U"service services info information contact contactus opendata open data webmaster web admin administrator mail mailbox email office public help "
        U"helpdesk support hotline postmaster noreply no reply do not donotreply notify notification invoice petition complaint complaints news press secretary mayor sales order orders shop "
        U"store booking reservation reception hr jobs job recruit marketing pr media customer customers care cs callcenter center adopt adoption rescue "
        U"animal animals clinic vet hospital pet pets team group account accounting finance billing feedback faq ask hello hi staff system root abuse "
        U"security privacy event events member members newsletter library school");
    bool named = false;
    for (std::size_t i = 0; i < local.size();) {
      std::size_t end = i;
      while (end < local.size() && (character_class(local[end]) & letter) != 0) ++end;
      if (end - i > 2 && !roles.contains_word(local.substr(i, end - i))) return false;
      named = named || (end > i && roles.contains_word(local.substr(i, end - i)));
      i = end > i ? end : i + 1;
    }
    return named;
  }

  // "name@example.com" on a form: RFC 2606 keeps the domain for examples.
  static bool is_placeholder(std::u32string_view local, std::u32string_view host) {
    static const Words examples(U"name yourname your.name your_name username user xxx example");
    return host.starts_with(U"example.") && examples.contains_word(local);
  }

  // "maoclub@…" may be somebody's, "mao.club@…" is a club's: its last part says that many write there. "church.lin@…" is somebody's.
  static bool is_of_association(std::u32string_view local) {
    static const Words kinds(U"club association foundation committee corp ltd");
    constexpr std::u32string_view marks = U"._-";
    const std::size_t mark = local.find_last_of(marks);
    return mark != local.npos && kinds.contains_word(local.substr(mark + 1));
  }

  // "happydog@happydog.com.tw", "ahgkcg@kcg.gov.tw"
  static bool is_named_after(std::u32string_view local, std::u32string_view host) {
    const std::u32string_view owner = host.substr(0, host.find(U'.'));
    return owner.size() >= 3 && (local == owner || (is_government_host(host) && local.ends_with(owner)));
  }

  // "報名表請寄event113@kcg.gov.tw": where everybody sends the same. A mark parts a name's: "lin.sf@…".
  static bool is_collecting(const Scan& scan, std::u32string_view local, std::size_t first) {
    static const Words papers(U"報名表 報名請寄 報名 申請表 申請書請寄 回條 表單 投稿 稿件 作品 意見書 提案單 問卷");
    constexpr std::size_t window = 8;
    return local.find_first_of(U"._-") == local.npos && has_before(scan, first, window, papers);
  }

  // At an agency's domain a name of its own is written with marks or digits; without them it is a unit's, and beside an office's words it is an
  // official's.
  static bool is_agency(const Scan& scan, std::u32string_view local, const Address& address) {
    const bool plain = std::all_of(local.begin(), local.end(), [](char32_t c) { return (character_class(c) & letter) != 0; });
    return plain || is_collecting(scan, local, address.first) || belongs_to_office(scan, address.first, address.last);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_email() { return std::make_unique<Email>(); }

}  // namespace opendata::deid
