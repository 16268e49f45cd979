#pragma once
#include <algorithm>
#include <opendata/recognizer.hpp>
#include <string_view>
#include <vector>

#include "deid/recognizers/support/finding.hpp"
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

/// Reports each number of that form whose label_before() is `form.label`, and near behind it what a word tells from it: "舊0771-552、新10771552". One
/// that is given as an example is nobody's.
void find_labelled_numbers(const RecognizerInput& input, const LabelledNumber& form, std::vector<Finding>& findings);

/// Reports each number of the longest size whose groups are parted as who dictates it pauses: "健保卡0000、1234、5678"; what
/// find_labelled_numbers() does as well where all numbers of the kind have one size.
void find_dictated_numbers(const RecognizerInput& input, const LabelledNumber& form, std::vector<Finding>& findings);

/// Reports each number of that size that is masked in part; what find_labelled_numbers() does as well.
void find_masked_numbers(const RecognizerInput& input, const LabelledNumber& form, std::vector<Finding>& findings);

/// Whether a number of the size of a named one, that has no label of its own, is of its kind: the next of a list or a series, the same
/// number as somebody wrote it wrongly, or the one that took its place.
[[nodiscard]] bool is_next_of(const Scan& scan, const Compact& named, std::size_t size, const Compact& number);

/// What goes on from a number that a label named.
struct Series {
  std::string_view type;
  std::size_t window;  ///< in which a label of their own would stand
  std::size_t size;    ///< letters and digits of each
};

/// Which of a scan's number_tokens() a series of one kind has reported. Two series that meet go on alike: each is followed up to there, so that
/// many of them in a long text take no more time, nor report more, than its numbers.
class Reported {
 public:
  explicit Reported(const Scan& scan) : scan_(scan) {}
  /// False when it had been reported.
  [[nodiscard]] bool add(std::size_t n) {
    if (reported_.empty()) reported_.resize(scan_.number_tokens().size());
    const bool first = !reported_[n];
    reported_[n] = true;
    return first;
  }

 private:
  const Scan& scan_;
  std::vector<bool> reported_;  // empty in most texts
};

/// Reports what goes on so from `first`, but for numbers with a label of their own; `size_of` tells the leading characters that stand alone as one of the kind.
template <class SizeOf>
void find_series(const RecognizerInput& input, const Series& series, const Compact& first, const SizeOf& size_of, Reported& reported, std::vector<Finding>& findings) {
  constexpr std::size_t reach = 40;
  const Scan& scan = *input.scan;
  const auto tokens = scan.number_tokens();
  const Compact* named = &first;
  std::size_t behind = first.end(series.size);
  auto token = std::lower_bound(tokens.begin(), tokens.end(), behind, [](const Token& t, std::size_t place) { return t.first < place; });
  for (; token != tokens.end() && token->first < behind + reach; ++token) {
    const Compact& number = scan.number(*token);
    if (token->first < behind || size_of(number) != series.size || !is_next_of(scan, *named, series.size, number)) continue;
    if (label_beside(scan, *token, number.end(series.size), series.window) != NumberLabel::none) continue;
    if (!reported.add(static_cast<std::size_t>(token - tokens.begin()))) return;
    named = &number;
    behind = number.end(series.size);
    report(input, token->first, behind, series.type, score::labelled, findings);
  }
}

}  // namespace opendata::deid
