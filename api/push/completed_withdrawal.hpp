#pragma once
#include <string>
#include <vector>

#include "push/journal.hpp"
#include "push/target.hpp"

/// Whose a dataset is at a far end that knows it by its id alone. What is there when a withdrawal comes is taken for
/// ours, whatever release it is: the catalogue may be one of a backup, and not know what it had published. Once nothing
/// of it is left, the journal says so, and what another catalogue brings there later stays. What we bring there later
/// is ours again.
namespace opendata::push {

/// Whether this very withdrawal was complete at the far end before, and none of its releases is there again: what is
/// there came from another catalogue.
[[nodiscard]] bool is_of_another(const Withdrawal& withdrawal, const std::vector<std::string>& there,
                                 const Journal& journal);
/// Notes that the far end has nothing of the dataset. Errors: io_failure.
[[nodiscard]] Result<void> note_completed(const Withdrawal& withdrawal, Journal& journal);
/// Notes that what the far end has of the dataset is ours, or is going to be. Errors: io_failure.
[[nodiscard]] Result<void> forget_completed(Journal& journal);

}  // namespace opendata::push
