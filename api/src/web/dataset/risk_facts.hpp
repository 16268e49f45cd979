#pragma once
#include <cstdint>
#include <opendata/release.hpp>
#include <optional>
#include <string>
#include <vector>

/// What a release's own reports say about the people behind it, in figures (docs/formats.md: report.json, risk.json,
/// separation.json).
namespace opendata::api::web {

struct RiskFacts {
  bool reported = false;  ///< false: the release has no report; nothing may be said
  std::uint64_t k = 0;    ///< 0: the policy names no field that could single a person out
  std::uint64_t smallest_class = 0;
  std::optional<double> highest_risk;     ///< of being picked out rightly by who knows all of those fields, 0 to 1
  std::vector<std::string> singling_out;  ///< fields that could single out in combination, by name
  std::vector<std::string> free_text;     ///< fields that were scrubbed
  std::vector<std::string> sensitive;     ///< fields whose content is what somebody may want to learn
  std::vector<std::string> pseudonyms;    ///< fields of tokens
  std::uint64_t records_in = 0, records_withheld = 0, columns_withheld = 0, passages_withheld = 0,
                cells_generalised = 0;
  std::uint64_t linked_records = 0, smallest_candidates = 0;  ///< of the attack before publication; 0 = none was made
  std::uint64_t exact_values_in_text = 0;  ///< records in whose text an exact value of a generalised field still stands
  std::uint64_t homogeneous_rows = 0;      ///< records whose class shares one sensitive value
};
[[nodiscard]] RiskFacts read_risk_facts(const Release& release);

}  // namespace opendata::api::web
