#include "release/record_leaks.hpp"

#include <algorithm>
#include <array>

#include "deid/canonical_value.hpp"
#include "policy/rules.hpp"

namespace opendata::release {
namespace {

constexpr std::size_t shortest_number = 6;  ///< characters; as KnownIdentifiers asks of texts that are all ASCII

/// What stands in a published row in place of a name, or of a part of it.
constexpr std::array<std::string_view, 3> masks{"○", "◯", "〔姓名〕"};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_number(const std::string& canonical) {
  return canonical.size() >= shortest_number && is_ascii(canonical) && has_digit(canonical);
}

/// The number of a case, a card, a file: nobody said that it is one, so it must look like nothing else, neither a date
/// nor an amount.
bool is_coded_number(const std::string& canonical) {
  const auto digits = std::count_if(canonical.begin(), canonical.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool has_letter = std::any_of(canonical.begin(), canonical.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return canonical.size() >= 8 && is_ascii(canonical) && digits >= 4 && has_letter;
}

using Numbers = std::vector<std::string>;

Numbers numbers_of(const RawRecord& source, const std::vector<std::size_t>& columns,
                   bool (*wanted)(const std::string&)) {
  Numbers out;
  for (const std::size_t column : columns) {
    const Cell& cell = source.cells[column];
    if (!cell || cell->size() < shortest_number) continue;  // canonical spelling is never longer
    auto canonical = deid::canonical_value(*cell);
    if (wanted(canonical)) out.push_back(std::move(canonical));
  }
  return out;
}

bool holds_one_of(const std::string& canonical, const Numbers& numbers) {
  return std::any_of(numbers.begin(), numbers.end(),
                     [&](const auto& number) { return canonical.find(number) != std::string::npos; });
}

/// Source columns of the fields that `wanted` picks, each once.
template <class Wanted>
std::vector<std::size_t> source_columns(const Policy& policy, const std::vector<std::string>& columns,
                                        const Wanted& wanted) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (std::any_of(policy.fields.begin(), policy.fields.end(),
                    [&](const PolicyField& field) { return field.source == columns[i] && wanted(field); }))
      out.push_back(i);
  }
  return out;
}

std::vector<std::size_t> unnamed_columns(const Policy& policy, const std::vector<std::string>& columns) {
  const auto named = source_columns(policy, columns, [](const PolicyField&) { return true; });
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!std::binary_search(named.begin(), named.end(), i)) out.push_back(i);
  }
  return out;
}

using Counts = std::map<std::string, std::uint64_t>;

void add_counts(Counts& counts, const Counts& others) {
  for (const auto& [field, rows] : others) counts[field] += rows;
}

bool is_direct_identifier(const PolicyField& field) { return field.role == Role::direct_identifier; }
bool is_generalized(const PolicyField& field) {
  return field.role == Role::quasi_identifier && field.transform != "keep";
}
bool is_searched(const PolicyField& field) {
  return field.transform != "pseudonymize" && !config::is_counted_in_classes(field);
}

}  // namespace

RecordLeaks::RecordLeaks(const Policy& policy, const Schema& schema, const std::vector<std::string>& columns,
                         const WrittenProfile& written)
    : written_(written),
      enough_(std::max<std::uint64_t>(policy.privacy.k, 2)),
      identifiers_(source_columns(policy, columns, is_direct_identifier)),
      unnamed_(unnamed_columns(policy, columns)),
      generalized_(source_columns(policy, columns, is_generalized)) {
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    const PolicyField& field = field_of(policy, schema.fields[i].name);
    if (is_searched(field)) places_.push_back({i, field.field.name, field.role == Role::free_text});
  }
}

void RecordLeaks::collect(const RawRecord& source) {
  known_.clear();
  exact_known_.clear();
  for (const std::size_t column : identifiers_) {
    if (source.cells[column]) known_.add(*source.cells[column]);
  }
  for (const std::size_t column : generalized_) {
    if (source.cells[column]) exact_known_.add(*source.cells[column]);
  }
  numbers_ = numbers_of(source, identifiers_, is_number);
  coded_ = numbers_of(source, unnamed_, is_coded_number);
}

bool RecordLeaks::has_masked_name(const RawRecord& row) const {
  return std::any_of(places_.begin(), places_.end(), [&](const Place& place) {
    const Cell& cell = row.cells[place.column];
    return cell &&
           std::any_of(masks.begin(), masks.end(), [&](auto mask) { return cell->find(mask) != std::string::npos; });
  });
}

RecordLeaks::Published RecordLeaks::published(const std::string& cell) const {
  Published out{text::fold(text::to_utf32(cell), text::Folding::identifiers), {}};
  const bool has_numbers = !numbers_.empty() || !coded_.empty();
  if (has_numbers && has_digit(cell)) out.canonical = deid::canonical_value_of_folded(out.folded.text);
  return out;
}

/// As it is written, or, for a number, with other blanks and hyphens in it.
bool RecordLeaks::names_the_person(const Published& cell) const {
  return !known_.find(cell.folded).empty() || holds_one_of(cell.canonical, numbers_);
}

void RecordLeaks::count_identifier(const Place& place, const std::string& cell, std::uint64_t source_row) {
  if (!place.free_text && written_.rows_with(place.column, cell) >= enough_) {
    ++shared_[place.name];
    return;
  }
  ++repeated_[place.name];
  if (first_row_ == 0) first_row_ = source_row;
}

void RecordLeaks::look_at(const RawRecord& source, const RawRecord& row) {
  collect(source);
  for (const Place& place : places_) {
    const Cell& cell = row.cells[place.column];
    if (!cell) continue;
    const Published searched = published(*cell);
    const bool unnamed = holds_one_of(searched.canonical, coded_);
    const bool leads_to_the_person = unnamed && has_masked_name(row);
    if (leads_to_the_person || names_the_person(searched)) {
      count_identifier(place, *cell, source.row);
    } else if (unnamed) {
      ++unnamed_numbers_[place.name];
    }
    if (place.free_text && !exact_known_.find(searched.folded).empty()) ++exact_[place.name];
  }
}

void RecordLeaks::add(const RecordLeaks& other) {
  add_counts(repeated_, other.repeated_);
  add_counts(shared_, other.shared_);
  add_counts(unnamed_numbers_, other.unnamed_numbers_);
  add_counts(exact_, other.exact_);
  const bool earlier = other.first_row_ != 0 && (first_row_ == 0 || other.first_row_ < first_row_);
  if (earlier) first_row_ = other.first_row_;
}

}  // namespace opendata::release
