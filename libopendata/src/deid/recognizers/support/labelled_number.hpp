#pragma once
#include <opendata/recognizer.hpp>
#include <string_view>
#include <vector>

#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {

/// A number without a check digit, that only the word beside it tells from any other.
struct LabelledNumber {
  std::string_view type;
  NumberLabel label;
  std::size_t shortest;  ///< letters and digits, breaks not counted
  std::size_t longest;
  std::size_t letters;   ///< how many letters may lead it
  std::size_t window;    ///< how far before the number the label may begin
  bool lettered = false;  ///< whether one letter may end it: 4471906C
};

/// Reports each number of that form whose label_before() is `form.label`.
void find_labelled_numbers(const RecognizerInput& input, const LabelledNumber& form, std::vector<Finding>& findings);

}  // namespace opendata::deid
