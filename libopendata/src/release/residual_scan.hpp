#pragma once
#include <array>
#include <map>
#include <opendata/policy.hpp>
#include <opendata/recognizer.hpp>
#include <opendata/record.hpp>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "deid/scrub_operators.hpp"

namespace opendata::release {

/// Types without check digits or a strict form, which the label of a generalised value (2024-H1, 東勢鄉, 30-59) may
/// look like by chance.
inline constexpr std::array<std::string_view, 3> weak_types{"ADDRESS", "PERSON", "PLATE"};

/// (field, type of personal data) → records that hold it. The type is a recogniser's literal.
using ResidualCounts = std::map<std::pair<std::string, std::string_view>, std::uint64_t>;

/// Looks for personal data in the cells of published records.
/// Every string and integer cell is read, and the whole part of decimals; dates and booleans have a form that holds none. A pseudonym of ours
/// is not searched, because its random letters mean nothing, but only when the cell has a pseudonym's form; of a scrubbed
/// text what its operators write, 〔王○○〕, when it has that form. Addresses,
/// names and plates are not counted in a generalised field, nor what a policy's field allows.
class ResidualScan {
 public:
  ResidualScan(const Policy& policy, const Schema& schema);
  void look_at(const RawRecord& record);
  /// Adds what another one found in other records.
  void add(const ResidualScan& other);
  [[nodiscard]] const ResidualCounts& counts() const { return counts_; }

 private:
  struct Column {
    std::string name;
    FieldType type = FieldType::string;
    bool searched = true;
    bool pseudonyms = false;
    std::vector<std::string> allowed;
    deid::ScrubOperators operators;  ///< of a scrubbed text: what they write is looked at for its form
    std::unordered_set<std::string> clean;  ///< shorter cells already found clean
  };
  void look_at(Column& column, const std::string& cell);
  std::vector<Column> columns_;
  deid::Analyzer analyzer_;
  ResidualCounts counts_;
};

}  // namespace opendata::release
