#pragma once
#include <map>
#include <opendata/policy.hpp>
#include <opendata/record.hpp>

#include "deid/known_identifiers.hpp"
#include "release/written_profile.hpp"

namespace opendata::release {

/// Looks in each written row for what names the very person it is about: a masked name beside an unmasked case number
/// is a leak, whatever the recognisers think of it. Searched are free text and every other field that is not a
/// quasi-identifier (those are shared by k records or more anyhow) nor a pseudonym.
/// A number of letters and digits from a column that the policy does not name is a leak where a masked name stands in
/// the same row, because it then leads to the person; elsewhere it may be an animal's or a lamp's, and is counted
/// apart.
class RecordLeaks {
 public:
  /// `columns` are the source's. `written` must outlive it.
  RecordLeaks(const Policy& policy, const Schema& schema, const std::vector<std::string>& columns,
              const WrittenProfile& written);
  void look_at(const RawRecord& source, const RawRecord& row);
  /// Adds what another one found in other rows of the same release.
  void add(const RecordLeaks& other);

  /// Field → rows in which a direct identifier of the record stands, in free text or in a cell that fewer than k rows
  /// have.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& repeated() const { return repeated_; }
  /// Field → rows in which it stands in a cell that k rows or more share, as a place or a common word.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& shared() const { return shared_; }
  /// Field → rows in which a number from a column that the policy does not name stands, without a masked name.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& unnamed_numbers() const { return unnamed_numbers_; }
  /// Free text → rows that repeat the exact value of a generalised quasi-identifier.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& exact_values() const { return exact_; }
  /// The source row of the first leak; 0 without one.
  [[nodiscard]] std::uint64_t first_row() const { return first_row_; }

 private:
  struct Place {
    std::size_t column;
    std::string name;
    bool free_text;
  };
  /// A published cell as it is searched.
  struct Published {
    text::Folded folded;
    std::string canonical;  ///< empty when it holds no number that is looked for
  };
  void collect(const RawRecord& source);
  [[nodiscard]] Published published(const std::string& cell) const;
  [[nodiscard]] bool has_masked_name(const RawRecord& row) const;
  [[nodiscard]] bool names_the_person(const Published& cell) const;
  void count_identifier(const Place& place, const std::string& cell, std::uint64_t source_row);

  const WrittenProfile& written_;
  std::uint64_t enough_;  // rows that may share a cell without it naming one of them
  std::vector<std::size_t> identifiers_, unnamed_, generalized_;  // columns of the source
  std::vector<Place> places_;
  deid::KnownIdentifiers known_, exact_known_;  // of the record at hand
  std::vector<std::string> numbers_, coded_;    // of the record at hand, in canonical spelling
  std::map<std::string, std::uint64_t> repeated_, shared_, unnamed_numbers_, exact_;
  std::uint64_t first_row_ = 0;
};

}  // namespace opendata::release
