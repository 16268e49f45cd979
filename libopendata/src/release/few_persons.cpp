#include "release/few_persons.hpp"

#include <algorithm>

#include "deid/canonical_value.hpp"
#include "deid/recognizers/numbers/check_digits.hpp"
#include "inspect/header_words.hpp"

namespace opendata::release {
namespace {

bool is_identity_number(const std::string& canonical) {
  return deid::is_valid_national_id(canonical) || deid::is_valid_resident_id(canonical);
}

}  // namespace

FewPersons::FewPersons(const Policy& policy, const std::vector<std::string>& columns) : k_(policy.privacy.k) {
  if (!policy.privacy.person.empty()) return;
  for (const PolicyField& field : policy.fields) {
    const auto column = std::find(columns.begin(), columns.end(), field.source);
    if (field.role != Role::direct_identifier || column == columns.end()) continue;
    if (inspect::is_of_staff(field.source)) continue;
    identifiers_.push_back(
        {field.field.name, static_cast<std::size_t>(column - columns.begin()), field.transform == "pseudonymize"});
  }
}

bool FewPersons::enough(const Persons& persons) const { return persons.known.size() + persons.others >= k_; }

void FewPersons::add(const Identifier& identifier, const Cell& cell, Persons& persons) const {
  if (enough(persons)) return;
  const std::string canonical = deid::canonical_value(cell.value_or(""));
  const bool tells = identifier.is_token ? !canonical.empty() : is_identity_number(canonical);
  if (!tells) {
    ++persons.others;
    return;
  }
  persons.known.insert(deid::hash_tuple(canonical));
}

void FewPersons::look_at(const RawRecord& source, deid::TupleHash tuple) {
  if (identifiers_.empty()) return;
  std::vector<Persons>& of_class = classes_.try_emplace(tuple, identifiers_.size()).first->second;
  if (of_class.empty()) return;
  for (std::size_t i = 0; i < identifiers_.size(); ++i)
    add(identifiers_[i], source.cells[identifiers_[i].column], of_class[i]);
  if (std::all_of(of_class.begin(), of_class.end(), [&](const Persons& persons) { return enough(persons); }))
    std::vector<Persons>().swap(of_class);  // an assignment would keep the memory
}

std::vector<std::pair<std::string, std::uint64_t>> FewPersons::counts() const {
  std::vector<std::pair<std::string, std::uint64_t>> out;
  for (std::size_t i = 0; i < identifiers_.size(); ++i) {
    const auto few = std::count_if(classes_.begin(), classes_.end(), [&](const auto& entry) {
      return !entry.second.empty() && !enough(entry.second[i]);
    });
    if (few > 0) out.emplace_back(identifiers_[i].field, static_cast<std::uint64_t>(few));
  }
  return out;
}

}  // namespace opendata::release
