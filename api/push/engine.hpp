#pragma once
#include "push/pace.hpp"
#include "push/target.hpp"

namespace opendata::push {

/// What a person wants to see while it runs.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void making(const Change& change) = 0;
  virtual void waiting(milliseconds wait, const Error& error) = 0;
};

enum class Mode { push, dry_run };

struct Pushed {
  Plan plan;                  ///< of a dry run: what would be done
  std::uint64_t changes = 0;  ///< that were made
  std::uint64_t bytes = 0;    ///< that were sent for them
};

/// Brings one release to the far end: looks, makes what is left, looks again, until nothing is left. Trouble that
/// passes is waited for; what was done stays done, and an answer that was lost does no harm, because the far end is
/// looked at again. Errors: of Target::check(); whatever lasts; io_failure after pace.attempts in a row without
/// progress; refused when the far end does not keep what it was sent.
[[nodiscard]] Result<Pushed> push_release(Target& target, const Release& release, Journal& journal, const Pace& pace,
                                          Clock& clock, Observer& observer, Mode mode);

/// Takes a withdrawn dataset from the far end, in the same way. Errors: as push_release().
[[nodiscard]] Result<Pushed> push_withdrawal(Target& target, const std::string& dataset_id, Journal& journal,
                                             const Pace& pace, Clock& clock, Observer& observer, Mode mode);

}  // namespace opendata::push
