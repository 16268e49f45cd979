#pragma once
#include "problem.hpp"

namespace opendata::api {

/// A query of rows was stopped at its deadline.
[[nodiscard]] Problem deadline_problem();
/// The file of the rows is damaged: not_available with Retry-After, until it is restored.
[[nodiscard]] Problem damaged_problem();
/// The rows cannot be read, and the one who asked cannot help it.
[[nodiscard]] Problem unreadable_problem();

}  // namespace opendata::api
