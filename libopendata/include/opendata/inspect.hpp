#pragma once
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <opendata/policy.hpp>
#include <opendata/table.hpp>

namespace opendata {

/// What a column seems to hold, judged by its header and by the shapes of its cells.
enum class ColumnKind {
  person_name, national_id, phone, email, address, birth_date, age, account, plate, record_number, location,  ///< lead to a person
  health, special,        ///< must not be published at all (個人資料保護法 §6 and alike)
  date, district, attribute,  ///< may single a person out together with others
  free_text, category, measure, unknown
};
/// "person_name", "national_id", …
[[nodiscard]] std::string_view name(ColumnKind kind);

/// A key of a proposed transform besides its name.
struct ProposedParameter {
  std::string key;
  std::string text;           ///< used when there is no number
  std::optional<int> number;
};

/// What was found out about one column. Never holds a cell's value.
struct InspectedColumn {
  std::string source;  ///< the name in the file
  std::string name;    ///< proposed field name
  ColumnKind kind = ColumnKind::unknown;
  FieldType type = FieldType::string;               ///< what every present cell is
  text::Calendar calendar = text::Calendar::any;    ///< for dates
  std::uint64_t present = 0, missing = 0;
  std::uint64_t distinct = 0;    ///< exact up to 100,000
  bool distinct_capped = false;  ///< there are more
  std::size_t longest = 0;       ///< in characters
  Role role = Role::direct_identifier;
  FieldType published_type = FieldType::string;
  std::string transform;
  std::vector<ProposedParameter> parameters;
};

/// What a file is, how it can be read, and a policy to begin with.
struct Inspection {
  std::string file;
  InputOptions input;       ///< the strictest options that read the whole file
  bool encoding_certain = true;
  ReadReport report;        ///< of reading with `input`
  std::uint64_t crlf = 0, lf = 0, cr = 0;  ///< line ends of a CSV file
  std::vector<InspectedColumn> columns;
};

/// Reads any supported file to its end and says what it is, what leniencies reading it needs, and what a safe policy would be.
/// Input: `encoding` overrides detection.
/// Result: a proposal for a person to judge: identifiers suppressed, free text scrubbed, in doubt suppressed.
/// Errors: as open_reader() and RecordReader::read(), when no leniency helps.
/// Guarantees: two passes; memory bounded by the columns (100,000 hashes each), not by the file; holds no cell value.
[[nodiscard]] Result<Inspection> inspect_file(const std::string& path, std::optional<text::Encoding> encoding = std::nullopt);

/// Writes `{"policy": {…}, "findings": {…}}`: `policy` is a complete policy that parse_policy() accepts.
void write_json(const Inspection& inspection, std::ostream& out);
/// Writes the findings for a person to read.
void write_text(const Inspection& inspection, Language language, std::ostream& out);

}  // namespace opendata
