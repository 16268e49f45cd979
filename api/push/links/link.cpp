#include "push/links/link.hpp"

namespace opendata::push::links {
namespace {

constexpr std::int64_t day = 86'400;

}  // namespace

Memory remember(Memory before, Look look, std::int64_t now) {
  const Standing standing = standing_of(look.findings.front());
  before.last = std::move(look);
  if (before.last.findings.front() == Finding::not_reached) return before;
  before.checked = now;
  if (standing == Standing::unchecked) return before;
  if (standing != Standing::failing) {
    before.failures = 0;
    before.first_failure = 0;
    if (standing != Standing::wrong) before.last_good = now;
    return before;
  }
  if (before.failures++ == 0) before.first_failure = now;
  return before;
}

Standing standing_of(const Memory& memory, Patience patience, std::int64_t now) {
  const Standing standing = standing_of(memory.last.findings.front());
  if (standing != Standing::failing) return standing;
  if (patience.days == 0) return Standing::dead;
  const bool long_enough = now - memory.first_failure >= patience.days * day;
  return long_enough && memory.failures >= 2 ? Standing::dead : Standing::failing;
}

}  // namespace opendata::push::links
