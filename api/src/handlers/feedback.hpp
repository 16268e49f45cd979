#pragma once
#include "call.hpp"
#include "usage/recorder.hpp"

namespace opendata::api {

/// Reads what a reader thinks of an entry, as a form or as JSON: "helpful" is yes or no (in JSON also true or false),
/// "reason" one of usage::reasons() or absent. Counts it.
/// Problems: not_found (no such entry); invalid_parameter; rate_limited; not_supported when this server does not count.
[[nodiscard]] Outcome<usage::Verdict> take_feedback(const Call& call);

}  // namespace opendata::api
