#pragma once
#include <opendata/recognizer.hpp>
#include <string_view>
#include <vector>

#include "deid/recognizers/support/context.hpp"

namespace opendata::deid {

/// A number without a check digit, that only the word beside it tells from any other.
struct LabelledNumber {
  std::string_view type;
  std::size_t shortest;  ///< letters and digits, breaks not counted
  std::size_t longest;
  std::size_t letters;   ///< how many letters may lead it
  std::size_t window;    ///< how far before the number the word may stand
};

/// Reports each number of that form with one of `words` before it, or right behind it.
void find_labelled_numbers(const RecognizerInput& input, const LabelledNumber& form, const Words& words, std::vector<Finding>& findings);

/// Whether word `near` is closer before `first` than any of `far`, which name other numbers.
[[nodiscard]] bool nearest_before(const Scan& scan, std::size_t first, std::size_t window, const Words& near, const Words& far);

/// Words that name the other kinds of numbers, so that a word further away is not taken for this one's.
[[nodiscard]] const Words& other_number_words();

}  // namespace opendata::deid
