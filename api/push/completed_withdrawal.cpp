#include "push/completed_withdrawal.hpp"

#include "push/fingerprint.hpp"

namespace opendata::push {
namespace {

constexpr const char* completed = "withdrawn";

/// A release that returns and is taken back again has another time.
std::string fingerprint_of(const Withdrawal& withdrawal) {
  std::string text;
  for (const WithdrawnRelease& release : withdrawal.releases) text += release.id + ' ' + release.time + '\n';
  return fingerprint(text);
}

}  // namespace

bool is_of_another(const Withdrawal& withdrawal, const std::vector<std::string>& there, const Journal& journal) {
  return journal.noted(completed) == fingerprint_of(withdrawal) &&
         std::none_of(there.begin(), there.end(), [&](const auto& id) { return is_withdrawn(withdrawal, id); });
}

Result<void> note_completed(const Withdrawal& withdrawal, Journal& journal) {
  return journal.note(completed, fingerprint_of(withdrawal));
}

Result<void> forget_completed(Journal& journal) {
  return journal.noted(completed).empty() ? Result<void>() : journal.note(completed, "");
}

}  // namespace opendata::push
