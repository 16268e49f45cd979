#pragma once
#include <opendata/recognizer.hpp>
#include <string>
#include <vector>

namespace opendata::deid {

/// The texts of one record's direct identifiers. Free text of the same record must not repeat them, whether a
/// recogniser knows them or not: a masked name beside the same name in the story is a leak.
class KnownIdentifiers {
 public:
  void clear() {
    texts_.clear();
    numbers_.clear();
  }
  /// Takes a cell's text without the blanks around it. Texts too short to mean one person are left out: less than two
  /// characters, or less than six when they are all ASCII.
  void add(std::string_view utf8);
  /// Every place where one of them stands, full-width or not, and numbers also with other blanks, hyphens and capitals in
  /// them ("UN 2016-0702-0057" for UN201607020057); in original code points, sorted by start. They may overlap.
  [[nodiscard]] std::vector<Finding> find(std::string_view utf8) const;
  /// The same in a text that was folded for identifiers.
  [[nodiscard]] std::vector<Finding> find(const text::Folded& folded) const;

 private:
  std::vector<std::u32string> texts_;
  std::vector<std::u32string> numbers_;  // of those, without blanks and hyphens
};

/// Both lists as findings that do not overlap and leave nothing of either uncovered: overlapping ones become one, of
/// the longest's type.
[[nodiscard]] std::vector<Finding> merge_findings(std::vector<Finding> findings, const std::vector<Finding>& more);

}  // namespace opendata::deid
