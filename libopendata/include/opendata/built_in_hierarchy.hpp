#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <opendata/hierarchy.hpp>
#include <opendata/record.hpp>
#include <opendata/result.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::privacy {

class LabelRule;

/// A hierarchy that is made from the values of a column, so that it needs no file. Level 0 is the value as written, the
/// top is "*".
///
///     date               2024-05-06 · 2024-05 · 2024Q2 · 2024H1 · 2024 · 2020-2029 · *
///                        every form of text::parse_date()
///     roc-date           民國113年5月6日 · 民國113年5月 · 民國113年第2季 · 民國113年上半年 · 民國113年 ·
///                        民國110-119年 · *
///                        the same, bare numbers are ROC years
///     date:month,year    the named steps only: day, month, quarter, half, year, decade
///     integer:5,10,20    35-39 · 30-39 · 20-39 · *
///                        bands; each width a multiple of the one before
///     address            高雄市三民區中正路12巷 · 高雄市三民區中正路 · 高雄市三民區 · 高雄市 · *
///     address:town       the named steps only: door_number, lane, road, town, county; or village, town, county
///     admin-code         65000230 · 65000 · *
///                        county (2 or 5 digits), town (7 or 8), village (10 or 11, also 10013030S01)
///     postal-code        807 · 80x · 8xx · *
///                        3, 3+2 or 3+3 digits
///     prefix:4,2         AB12… · AB… · *
///                        characters kept from the left
///
/// A missing or empty cell is the leaf "" under the label 不詳 at every level below the top; so is, of prefixes, a cell
/// that says 不詳. An address without the part that a step shows, or a code of a coarser unit, is under the coarser
/// label followed by 其他 (連江縣東引鄉其他).
/// The loss of a label counts the values that occur in the column, not all that could.
/// Thread safety: one thread at a time.
class BuiltInHierarchy {
 public:
  /// The label of what is not known, at every level between the values and the top.
  static constexpr std::string_view unknown = "不詳";
  /// Whether `source` begins with the name of a rule, such as "date" or "integer:5". A file of that name is "./date".
  [[nodiscard]] static bool is_name(std::string_view source);
  /// Errors: invalid_argument when the rule or its parameters are unknown or out of order.
  [[nodiscard]] static Result<BuiltInHierarchy> create(std::string attribute, std::string_view source);

  BuiltInHierarchy(BuiltInHierarchy&&) noexcept;
  BuiltInHierarchy& operator=(BuiltInHierarchy&&) noexcept;
  ~BuiltInHierarchy();

  /// Takes note of a cell of the column. Errors: bad_value with row and column, never the value, when the cell does not
  /// have the form, begins or ends with a blank, is "*", or has more than 1,024 bytes; limit_exceeded beyond 2^20
  /// different values.
  [[nodiscard]] Result<void> add(const Cell& cell, std::uint64_t row);
  [[nodiscard]] const std::string& attribute() const { return attribute_; }
  /// The hierarchy of all values so far, in the order of their bytes, whatever the order of the rows.
  /// Errors: bad_value when two labels do not nest (the column's name, never the value); bad_structure when there is no
  /// value.
  [[nodiscard]] Result<Hierarchy> finish() const;

 private:
  BuiltInHierarchy(std::string attribute, std::unique_ptr<const LabelRule> rule);

  std::string attribute_;
  std::unique_ptr<const LabelRule> rule_;
  std::map<std::string, std::vector<std::string>, std::less<>> labels_;  ///< of each value, without itself and the top
};

}  // namespace opendata::privacy
