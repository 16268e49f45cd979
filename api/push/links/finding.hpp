#pragma once
#include <opendata/error.hpp>
#include <optional>
#include <string_view>

namespace opendata::push::links {

/// What can be said of a link.
enum class Finding {
  ok,
  // It leads where it should, and something is to be known.
  moved,              ///< permanently; the new address is proposed
  certificate_ends,   ///< soon
  leads_home,         ///< is sent on to the home page, as no other address of the host is
  // It could not be judged.
  restricted,         ///< the host asks for a login, or answers no programs (401, 403, 407, 451)
  busy,               ///< the host asks to come back later (429)
  forbidden_by_robots,
  robots_unknown,     ///< robots.txt cannot be read, so nothing may be asked for (RFC 9309 §2.3.1.4)
  by_script,          ///< the page says nothing without its scripts
  private_address,    ///< the name leads to an address that is not public
  other_port,         ///< a port that is not allowed
  other_scheme,       ///< neither web, mail nor telephone
  not_reached,        ///< a bound of the run came first
  // An editor has to correct it.
  bad_address,
  credentials,        ///< a user or password in the address
  private_literal,    ///< the address names a private machine, which no citizen can reach
  bad_mailto,
  bad_tel,
  no_anchor,          ///< the page is there, the place in it is not
  // It fails now; dead when it goes on for days.
  no_host,            ///< the name is not known
  no_connection,
  timed_out,
  broken_answer,
  certificate_expired,
  certificate_untrusted,
  not_found,          ///< 404
  gone,               ///< 410
  refused,            ///< other 4xx
  server_error,       ///< 5xx
  bad_redirect,       ///< in a circle, too often, or to no web address
  soft_404,           ///< says 200 and means 404
  sent_home,          ///< whatever is unknown is sent to the home page, and so is this
};

/// What is to be done about a link.
enum class Standing {
  good,
  notice,     ///< good, with something to know
  unchecked,  ///< could not be judged
  failing,    ///< fails, not long enough to be called dead
  wrong,      ///< to be corrected by an editor
  dead,       ///< has failed over days
};

/// "not-found", "moved", … as reports have it.
[[nodiscard]] std::string_view name(Finding finding);
[[nodiscard]] std::optional<Finding> parse_finding(std::string_view name);
/// What it means and what to do.
[[nodiscard]] Message explain(Finding finding);
/// What one finding makes of a link; never dead, which only time makes it.
[[nodiscard]] Standing standing_of(Finding finding);

[[nodiscard]] std::string_view name(Standing standing);
[[nodiscard]] Message title(Standing standing);

}  // namespace opendata::push::links
