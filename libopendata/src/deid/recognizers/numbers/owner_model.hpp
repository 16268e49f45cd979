#pragma once
#include <optional>

#include "deid/recognizers/numbers/owner_features.hpp"

/// A linear model of whose a telephone, plate, account, mailbox or page is that stands alone in its text: a citizen's or an office's. It hears
/// the words of the text, as only they tell a complaint from an announcement. The weights are made by libopendata/training/owner_model.py.
/// docs/decisions/0017 tells what it is worth.
namespace opendata::deid {

class OwnerModel {
 public:
  /// `scan` is needed as long as this is.
  explicit OwnerModel(const Scan& scan) : scan_(scan) {}
  /// Log odds that the number is a citizen's. Takes time as long as the text for all numbers of a text together, asked for in its order.
  /// Not thread safe.
  [[nodiscard]] double weigh(const LooseNumber& number, const owner_features::Facts& facts);

 private:
  [[nodiscard]] double weigh_window(const owner_features::Window& window) const;

  const Scan& scan_;
  std::optional<owner_features::Window> window_;  // the one that has been looked at last
  double of_window_ = 0;
};

}  // namespace opendata::deid
