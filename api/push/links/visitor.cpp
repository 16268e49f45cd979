#include "push/links/visitor.hpp"

#include <algorithm>
#include <array>
#include <random>

namespace opendata::push::links {
namespace {

/// RFC 9309 §2.3.1.2: at least five redirects of robots.txt are followed.
constexpr int most_redirects = 5;
/// A host that asks for more is left alone for so long, and then asked for its other pages.
constexpr std::chrono::seconds longest_wait{Robots::longest_delay};

std::string made_up_word() {
  thread_local std::mt19937_64 random(std::random_device{}());
  std::string out = "opendata-links-";
  for (int i = 0; i < 12; ++i) out += "bcdfghjklmnpqrst"[random() % 16];
  return out;
}

WebAddress with_path(const WebAddress& address, const std::string& path) {
  WebAddress out = address;
  out.url = address.url.substr(0, address.url.size() - address.path.size()) + path;
  out.path = path;
  out.fragment.clear();
  return out;
}

/// The last value of the query, else the last name of the path, replaced by one that nobody has.
std::string made_up_path(const std::string& path) {
  if (const auto equals = path.rfind('='); equals != std::string::npos && path.find('?') < equals)
    return path.substr(0, equals + 1) + made_up_word();
  const auto name = path.rfind('/') + 1;
  const auto ending = path.find('.', name);
  return path.substr(0, name) + made_up_word() + (ending == std::string::npos ? "" : path.substr(ending));
}

}  // namespace

bool is_html(const Reply& reply) {
  return reply.content_type.starts_with("text/html") || reply.content_type.starts_with("application/xhtml+xml");
}

bool is_redirect(const Reply& reply) {
  constexpr std::array codes{301, 302, 303, 307, 308};
  return std::find(codes.begin(), codes.end(), reply.status) != codes.end();
}

std::optional<Finding> finding_of(Reply::Trouble trouble) {
  using enum Reply::Trouble;
  switch (trouble) {
    case none: return std::nullopt;
    case no_host: return Finding::no_host;
    case private_address: return Finding::private_address;
    case no_connection: return Finding::no_connection;
    case timed_out: return Finding::timed_out;
    case certificate_expired: return Finding::certificate_expired;
    case certificate_untrusted: return Finding::certificate_untrusted;
    case broken: break;
  }
  return Finding::broken_answer;
}

Reply Visitor::ask(const WebAddress& address, Ask ask) {
  ask.url = address.url;
  const HostGate::Visit visit(site_.gate, address.host);
  Reply reply = fetcher_.ask(ask);
  site_.spend(reply.body.size());
  if (reply.status == 429 || reply.status == 503) site_.gate.pause(address.host, std::min(reply.retry_after, longest_wait));
  return reply;
}

Reply Visitor::get(const WebAddress& address, Depth depth) {
  if (depth == Depth::whole) return ask(address, {Method::get, {}, 0, longest_page});
  Reply reply = ask(address, {Method::get, {}, first_bytes, first_bytes});
  // An empty file has no first byte.
  if (reply.status == 416) reply = ask(address, {Method::get, {}, 0, first_bytes});
  return reply;
}

Reply Visitor::look(const WebAddress& address, Depth depth) {
  Reply reply = ask(address, {Method::head, {}, 0, first_bytes});
  const bool answered = reply.trouble == Reply::Trouble::none;
  const bool content = answered && reply.status == 200 && is_html(reply);
  // Many servers answer HEAD wrongly; nothing is called broken that was not asked for as browsers do.
  const bool doubtful = (answered && reply.status >= 400 && reply.status != 429) || reply.trouble == Reply::Trouble::broken;
  if (!content && !doubtful) return reply;
  Reply second = get(address, depth);
  if (!second.certificate_ends) second.certificate_ends = reply.certificate_ends;
  return second;
}

std::optional<Finding> Visitor::off_limits(const WebAddress& address) const {
  const auto literal = parse_ip(address.host);
  if (literal && !site_.policy.admits(*literal)) return Finding::private_literal;
  return site_.policy.admits_port(address.port) ? std::nullopt : std::optional(Finding::other_port);
}

Reply Visitor::fetch(const WebAddress& address, std::size_t most_bytes) {
  WebAddress here = address;
  Reply reply;
  for (int redirects = 0; redirects <= most_redirects; ++redirects) {
    if (off_limits(here)) return {Reply::Trouble::private_address, 0, {}, {}, {}, false, {}};
    reply = ask(here, {Method::get, {}, 0, most_bytes});
    const auto next = is_redirect(reply) ? parse_web_address(reply.location) : tl::unexpected(AddressFlaw::unreadable);
    if (!next) return reply;
    here = *next;
  }
  return reply;
}

std::optional<Finding> Visitor::barred(const WebAddress& address) {
  if (const auto limit = off_limits(address)) return limit;
  const auto manners = site_.manners.get(address.origin(), [&] { return read_manners(address); });
  if (manners.barred) return manners.barred;
  return manners.robots.allows(address.path) ? std::nullopt : std::optional(Finding::forbidden_by_robots);
}

/// A robots.txt that does not exist, or leads nowhere, forbids nothing (RFC 9309 §2.3.1.3).
Site::Manners Visitor::read_manners(const WebAddress& address) {
  const Reply reply = fetch(with_path(address, "/robots.txt"), Robots::longest);
  if (const auto finding = finding_of(reply.trouble)) return {{}, finding};
  if (reply.status >= 500) return {{}, Finding::robots_unknown};
  if (reply.status != 200) return {};
  Site::Manners manners{Robots::parse(reply.body, robots_name), {}};
  if (const auto delay = manners.robots.delay())
    site_.gate.slow_down(address.host, std::chrono::milliseconds(static_cast<std::int64_t>(*delay * 1000)));
  return manners;
}

Site::Unknown Visitor::unknown_of(const WebAddress& address) {
  return site_.unknown.get(address.origin(), [&] { return answer_to(with_path(address, "/" + made_up_word())); });
}

Site::Unknown Visitor::unknown_near(const WebAddress& address) {
  return answer_to(with_path(address, made_up_path(address.path)));
}

Site::Unknown Visitor::answer_to(const WebAddress& address) {
  Site::Unknown unknown{false, address, address, {}};
  for (int redirects = 0; redirects <= most_redirects; ++redirects) {
    if (barred(unknown.final)) return unknown;
    const Reply reply = get(unknown.final, Depth::beginning);
    if (reply.trouble != Reply::Trouble::none) return unknown;
    if (is_redirect(reply)) {
      const auto next = parse_web_address(reply.location);
      if (!next) return unknown;
      unknown.final = *next;
      continue;
    }
    unknown.answers = (reply.status == 200 || reply.status == 206) && is_html(reply);
    if (unknown.answers) unknown.page = scan_html(reply.body);
    return unknown;
  }
  return unknown;
}

}  // namespace opendata::push::links
