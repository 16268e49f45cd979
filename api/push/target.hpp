#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <opendata/release.hpp>
#include <string>
#include <vector>

#include "push/journal.hpp"
#include "push/trouble.hpp"

namespace opendata::push {

/// One thing that differs at the far end from what the release says.
struct Change {
  enum class Kind { add, replace, edit, remove, publish };
  Kind kind = Kind::edit;
  std::string item;         ///< "dataset", "animal-cases.csv", "title"
  std::string before = {};  ///< of an edit, as the far end has it
  std::string after = {};   ///< of an edit, as it will be
  std::uint64_t bytes = 0;  ///< to be sent; 0 = hardly any
};

/// How one change is made. It may be one of several changes that one step makes together (`changes`).
struct Step {
  std::vector<Change> changes;
  std::function<Reached<void>()> make;
};
using Plan = std::vector<Step>;

/// Whether a release is among those that were taken back.
[[nodiscard]] inline bool is_withdrawn(const Withdrawal& withdrawal, const std::string& release_id) {
  return std::any_of(withdrawal.releases.begin(), withdrawal.releases.end(),
                     [&](const WithdrawnRelease& release) { return release.id == release_id; });
}

/// A place to which releases are pushed.
class Target {
 public:
  virtual ~Target() = default;
  /// Refuses a release that must not go there as it is, before anything is sent: placeholders, empty required fields.
  [[nodiscard]] virtual Result<void> check(const Release& release) = 0;
  /// Looks at the far end and says what is left to do, in the order in which it is to be done; empty = the release is
  /// there, whole. What was taken back of the dataset goes first. Steps can be made again after an answer was lost: each
  /// look begins anew.
  /// The plan refers to `release` and `journal`.
  [[nodiscard]] virtual Reached<Plan> look(const Release& release, Journal& journal) = 0;
  /// The same for a dataset that was taken back as a whole: what is left to do until the far end shows nothing of it;
  /// empty = it shows nothing. What others keep under the same name is not touched where the far end says whose it is;
  /// where it does not, what comes there after the withdrawal was complete is not. The plan refers to `journal`.
  [[nodiscard]] virtual Reached<Plan> look_withdrawn(const std::string& dataset_id, Journal& journal) = 0;
};

}  // namespace opendata::push
