#include <algorithm>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t longest_local = 64;   // RFC 5321 §4.5.3.1.1
constexpr std::size_t longest_domain = 255;  // RFC 5321 §4.5.3.1.2

// local@domain as a dot-atom with ASCII boundaries, also written "(at)". Mailboxes of a role at a government domain are no person's.
class Email final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "EMAIL"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const std::u32string_view text = input.scan->text();
    for (std::size_t i = text.find(U'@'); i != std::u32string_view::npos; i = text.find(U'@', i + 1)) examine(input, i, i + 1, findings);
    for (std::size_t i = text.find(U"(at)"); i != std::u32string_view::npos; i = text.find(U"(at)", i + 1)) {
      const std::size_t left = input.scan->is(i - 1, blank) ? i - 1 : i;
      examine(input, left, input.scan->is(i + 4, blank) ? i + 5 : i + 4, findings);
    }
  }

 private:
  void examine(const RecognizerInput& input, std::size_t at, std::size_t domain, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    const std::size_t first = local_start(scan, at);
    const std::size_t last = domain_end(scan, domain);
    if (first == at || last == domain) return;
    const auto local = scan.text().substr(first, at - first);
    const double value = is_role(local, scan.text().substr(domain, last - domain)) ? score::weak : score::certain;
    report(input, first, last, type(), value, findings);
  }

  static std::size_t local_start(const Scan& scan, std::size_t at) {
    std::size_t first = at;
    while (first > 0 && at - first < longest_local && (scan.is(first - 1, alphanumeric) || contains(U".!#$%&'*+/=?^_`{|}~-", scan.at(first - 1)))) --first;
    while (first < at && !scan.is(first, alphanumeric)) ++first;
    return first;
  }

  // Behind a domain with at least one dot and a top-level label of letters; the start when there is none.
  static std::size_t domain_end(const Scan& scan, std::size_t start) {
    std::size_t i = start;
    std::size_t dots = 0;
    while (i - start < longest_domain && scan.is(i, alphanumeric)) {
      while (scan.is(i, alphanumeric) || (scan.at(i) == U'-' && scan.is(i + 1, alphanumeric))) ++i;
      if (scan.at(i) != U'.' || !scan.is(i + 1, alphanumeric)) break;
      ++dots;
      ++i;
    }
    return dots > 0 && scan.is(i - 1, letter) ? i : start;
  }

  static bool is_role(std::u32string_view local, std::u32string_view domain) {
    static const Words roles(
        U"service services info contact opendata open-data webmaster admin administrator mail mailbox office public help support "
        U"hotline postmaster noreply no-reply donotreply petition complaint news press secretary mayor service1999 1999");
    if (roles.contains_word(local)) return true;
    return domain.ends_with(U".gov.tw") && domain.substr(0, domain.find(U'.')).size() >= 2 &&
           local.ends_with(domain.substr(0, domain.find(U'.')));
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_email() { return std::make_unique<Email>(); }

}  // namespace opendata::deid
