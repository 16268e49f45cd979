#pragma once
#include <array>
#include <cstdint>
#include <opendata/quality.hpp>
#include <opendata/text.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quality/header_traits.hpp"

namespace opendata::quality {

/// What can be told of one cell; counted, with the first row of each.
enum class Trait {
  filled,     ///< any content
  plain,      ///< a number without signs of layout
  grouped,    ///< 1,234
  percent,    ///< 12.5%
  words,      ///< text without a digit
  with_unit,  ///< a number with Han after it: 3樓
  padded,
  full_width,  ///< full-width digits
  apostrophe,  ///< a spreadsheet's sign for text
  formula,     ///< a spreadsheet's formula for text: ="007"
  roc_date,
  ad_date,
  roc_compact,
  ad_compact,
  impossible,          ///< date-shaped, no such day
  impossible_compact,  ///< the same of digits only
  far_date,            ///< before 1850, or 20 years after today
  roc_year,
  ad_year,
  zero,     ///< the coordinate 0
  swapped,  ///< a coordinate of the other axis
  outside,  ///< neither Taiwan's nor the other axis'
  inside,
  undeclared,  ///< not of the declared type
};
inline constexpr std::size_t trait_count = 24;

/// Counts what one column holds, and says at the end what is wrong with it. Memory does not grow with rows.
class ColumnCheck {
 public:
  /// `last_year`: a date may be so late. `type`: nullopt = not declared.
  ColumnCheck(std::string name, std::optional<FieldType> type, int last_year);
  void look_at(std::string_view cell, std::uint64_t row);
  [[nodiscard]] const std::string& name() const { return name_; }
  /// Appends what was found; `rows` is how many were looked at.
  void report(std::uint64_t rows, std::vector<Finding>& out) const;

 private:
  struct Tally {
    std::uint64_t count = 0, first_row = 0;
  };
  void count(Trait trait, std::uint64_t row);
  void look_at_number(std::string_view cell, std::uint64_t row);
  void look_at_date(std::string_view cell, std::uint64_t row);
  void look_at_coordinate(std::string_view cell, std::uint64_t row);
  [[nodiscard]] const Tally& of(Trait trait) const { return tallies_[static_cast<std::size_t>(trait)]; }
  [[nodiscard]] std::uint64_t n(Trait trait) const { return of(trait).count; }
  [[nodiscard]] bool is_date_column() const;
  void add(std::vector<Finding>& out, Check check, Trait trait, Message what) const;
  void report_types(std::vector<Finding>& out) const;
  void report_dates(std::vector<Finding>& out) const;
  void report_calendars(std::vector<Finding>& out) const;
  void report_coordinates(std::vector<Finding>& out) const;
  void report_form(std::vector<Finding>& out) const;

  std::string name_;
  std::optional<FieldType> type_;
  int last_year_;
  HeaderTraits traits_;
  std::array<Tally, trait_count> tallies_{};
};

}  // namespace opendata::quality
