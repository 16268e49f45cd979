#include "push/links/examination.hpp"

#include <algorithm>

#include "push/links/ascii.hpp"
#include "push/links/likeness.hpp"

namespace opendata::push::links {
namespace {

constexpr int most_redirects = 10;
constexpr std::int64_t day = 86'400;
/// Of an address that is remembered, in bytes: a host may make them as long as it likes, and the state is read whole.
constexpr std::size_t longest_told = 2'000;

Finding finding_of_status(int status) {
  if (status == 401 || status == 403 || status == 407 || status == 451 || status >= 600) return Finding::restricted;
  if (status == 404) return Finding::not_found;
  if (status == 410) return Finding::gone;
  if (status == 429) return Finding::busy;
  if (status >= 500) return Finding::server_error;
  if (status >= 400) return Finding::refused;
  if (status >= 300) return Finding::bad_redirect;  // without a place to go
  return status >= 200 ? Finding::ok : Finding::broken_answer;
}

bool is_home(const WebAddress& address) {
  const std::string path = lowered(address.path);
  return path == "/" || path == "/home" || path.starts_with("/index.") || path.starts_with("/default.") ||
         path.starts_with("/home.");
}

std::string_view without_www(std::string_view host) { return host.starts_with("www.") ? host.substr(4) : host; }
bool same_site(const WebAddress& a, const WebAddress& b) { return without_www(a.host) == without_www(b.host); }

/// The beginning, not cut within a character.
std::string shortened(const std::string& address) {
  std::size_t end = longest_told;
  while ((static_cast<unsigned char>(address[end]) & 0xC0U) == 0x80U) --end;
  return address.substr(0, end) + "…";
}

class Examination {
 public:
  Examination(const WebAddress& address, Visitor::Depth depth, Visitor& visitor, const ExaminationOptions& options)
      : start_(address), here_(address), depth_(depth), visitor_(visitor), options_(options) {}

  Examined run() {
    conclude(follow());
    sort_findings(result_.look.findings);
    return std::move(result_);
  }

 private:
  Finding follow() {
    std::set<std::string> seen;
    for (int redirects = 0; redirects <= most_redirects; ++redirects) {
      seen.insert(here_.url);
      if (const auto barred = visitor_.barred(here_)) return *barred;
      const Reply reply = visitor_.look(here_, depth_);
      result_.look.status = reply.status;
      if (reply.certificate_ends) note_certificate(*reply.certificate_ends);
      if (const auto trouble = finding_of(reply.trouble)) return *trouble;
      if (!is_redirect(reply)) return arrived(reply);
      const auto next = parse_web_address(reply.location);
      if (!next || seen.contains(next->url)) return Finding::bad_redirect;
      moved(reply.status, *next);
    }
    return Finding::bad_redirect;
  }

  void moved(int status, const WebAddress& next) {
    const std::string told = shown(next.url);
    const bool whole = told.size() <= longest_told;
    permanent_ = permanent_ && (status == 301 || status == 308);
    if (permanent_) result_.look.replacement = whole ? told : std::string();
    here_ = next;
    result_.look.final_address = whole ? told : shortened(told);
  }

  void note_certificate(std::int64_t ends) {
    const std::int64_t days = (ends - options_.now) / day;
    auto& fewest = result_.look.certificate_days;
    fewest = fewest ? std::min(*fewest, days) : days;
  }

  Finding arrived(const Reply& reply) {
    const Finding finding = finding_of_status(reply.status);
    if (finding != Finding::ok || !is_html(reply) || reply.body.empty()) return finding;
    // Of the answer to a made-up address only the beginning is known: like is compared with like.
    const Finding content = judge_content(scan_html(std::string_view(reply.body).substr(0, Visitor::first_bytes)));
    result_.anchors_known = content == Finding::ok && reply.whole && depth_ == Visitor::Depth::whole;
    if (result_.anchors_known) result_.anchors = scan_html(reply.body).anchors;
    return content;
  }

  /// Whether a page that was answered with 200 is what was asked for.
  Finding judge_content(const HtmlPage& page) {
    const auto unknown = visitor_.unknown_of(here_);
    const bool redirected = here_.url != start_.url;
    if (redirected && is_home(here_) && !is_home(start_) && same_site(start_, here_)) {
      const bool always = unknown.answers && unknown.final.url == here_.url && unknown.asked.url != here_.url;
      return always ? Finding::sent_home : Finding::leads_home;
    }
    if (is_home(here_)) return Finding::ok;
    if (unknown.answers && say_the_same(page, here_.path, unknown.page, unknown.final.path))
      return is_shell(page) ? Finding::by_script : Finding::soft_404;
    if (!speaks_of_absence(page)) return Finding::ok;
    const auto near = visitor_.unknown_near(here_);
    const bool same = near.answers && say_the_same(page, here_.path, near.page, near.final.path);
    return same ? Finding::soft_404 : Finding::ok;
  }

  void conclude(Finding finding) {
    Look& look = result_.look;
    look.findings.push_back(finding);
    if (finding != Finding::ok) look.replacement.clear();
    if (!look.replacement.empty()) look.findings.push_back(Finding::moved);
    if (look.certificate_days && *look.certificate_days < options_.certificate_days && *look.certificate_days >= 0)
      look.findings.push_back(Finding::certificate_ends);
  }

  const WebAddress& start_;
  WebAddress here_;
  Visitor::Depth depth_;
  Visitor& visitor_;
  const ExaminationOptions& options_;
  bool permanent_ = true;
  Examined result_;
};

}  // namespace

void sort_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](Finding a, Finding b) { return standing_of(a) > standing_of(b); });
  if (findings.size() > 1) std::erase(findings, Finding::ok);
}

bool is_anchor(const std::string& fragment) {
  return !fragment.empty() && lowered(fragment) != "top" && fragment.find_first_of("/=!:") == std::string::npos;
}

Examined examine(const WebAddress& address, bool anchors_wanted, Visitor& visitor, const ExaminationOptions& options) {
  visitor.forget();
  const auto depth = anchors_wanted ? Visitor::Depth::whole : Visitor::Depth::beginning;
  return Examination(address, depth, visitor, options).run();
}

Look look_of(const Examined& examined, const std::string& fragment) {
  Look look = examined.look;
  if (!fragment.empty() && !look.replacement.empty()) look.replacement = shown(look.replacement + "#" + fragment);
  if (look.replacement.size() > longest_told) look.replacement.clear();
  if (!examined.anchors_known || !is_anchor(fragment) || examined.anchors.contains(fragment)) return look;
  look.findings.push_back(Finding::no_anchor);
  sort_findings(look.findings);
  return look;
}

}  // namespace opendata::push::links
