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
  std::string text;           ///< used when there is neither number nor flag
  std::optional<int> number;
  std::optional<bool> flag;
};

/// One way to publish a column: the name of a transform and its parameters.
struct Treatment {
  std::string transform;
  std::vector<ProposedParameter> parameters;
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
  std::uint64_t small_counts = 0;  ///< cells that are a whole number from 1 to 4: small counts when the table is one of figures
  Role role = Role::direct_identifier;
  FieldType published_type = FieldType::string;
  std::vector<std::string> allow;     ///< types of personal data that its cells may look like and are not: 吳江村 is no person
  std::vector<Treatment> treatments;  ///< what may be done to it, from fine to coarse
  std::size_t treatment = 0;          ///< the proposed one of them
  std::string_view withheld_for;      ///< type of personal data that the output of `treatments[0]` held; empty: none
  [[nodiscard]] const Treatment& proposed() const { return treatments.at(treatment); }
};

/// What the rows of a file are about.
enum class Subject {
  persons,  ///< a column leads to persons
  events,   ///< cases, places, things, and whatever does not say what it is: any row may be a person's
  figures,  ///< of areas and periods: a header counts and no row is one person or case, or there is one row a county
};

/// How telling some columns are together, by their values as they stand in the file.
struct Combination {
  std::vector<std::size_t> columns;  ///< in Inspection::columns
  std::uint64_t distinct = 0;        ///< different tuples; distinct / measured is the distinction
  std::uint64_t unique = 0;          ///< tuples of one record: whoever knows them finds that record
};

/// What publishing with the proposed policy would do: the policy was really run over the file, with the gate's scan, and nothing written.
struct Rehearsal {
  std::uint64_t records_out = 0, records_suppressed = 0;
  std::uint64_t classes = 0, smallest_class = 0;
  std::optional<Error> obstacle;  ///< why publish would be refused; none: it would publish
};

/// What a file is, how it can be read, and a policy that was tried on it.
struct Inspection {
  std::string file;
  InputOptions input;       ///< what reads the whole file, of the leniencies those alone that are made use of
  bool encoding_certain = true;
  ReadReport report;        ///< of reading with `input`
  std::uint64_t crlf = 0, lf = 0, cr = 0;  ///< line ends of a CSV file
  std::vector<std::string> sheets;         ///< of a spreadsheet: names of those that hold anything
  std::vector<InspectedColumn> columns;
  Subject subject = Subject::persons;
  std::string person;          ///< column that tells persons or cases apart, when nearly every record has one: k then counts them
  std::uint64_t measured = 0;  ///< records on which combinations and levels were measured: the first 100,000
  std::vector<Combination> combinations;  ///< single quasi-identifiers, pairs and triples, and last all together
  Rehearsal rehearsal;
};

/// Reads any supported file to its end and says what it is, what leniencies reading it needs, which columns and combinations of columns single
/// records out, and what a safe policy would be.
/// Input: `encoding` overrides detection; `sheet` names the sheet of a spreadsheet, the first that holds anything when empty.
/// Result: a proposal for a person to judge. Direct identifiers are suppressed, in doubt too; free text beside persons is suppressed, elsewhere
/// scrubbed; numbers, categories and attributes are quasi-identifiers wherever the rows are not figures of areas and periods, also under headers that nobody knows;
/// of each quasi-identifier the finest level is proposed at which 5-anonymity holds while at most 5 % of the records go. The proposal is
/// then run over the whole file: what the gate would still find in a column suppresses that column; `rehearsal` says how it ended. A first row that is
/// a record is no header; a proposal that would publish no record, or a heading that names somebody, has an obstacle.
/// Errors: as open_reader() and RecordReader::read(), when no leniency helps; invalid_argument for a pipe, and for `sheet` of what is no spreadsheet.
/// Limits: combinations and levels are measured on the first 100,000 records; pairs and triples of the 12 quasi-identifiers with the most values; of
/// more than 40 quasi-identifiers those with the most values are suppressed.
/// Guarantees: memory bounded by columns (100,000 hashes and 100,000 codes each) and by the classes of the proposal, not by the file; the result holds
/// no cell value.
[[nodiscard]] Result<Inspection> inspect_file(const std::string& path, std::optional<text::Encoding> encoding = std::nullopt,
                                              const std::string& sheet = {});

/// Writes `{"policy": {…}, "findings": {…}}`: `policy` is a complete policy that parse_policy() accepts.
void write_json(const Inspection& inspection, std::ostream& out);
/// Writes the proposed policy alone, one line a field, with comments that say why.
void write_policy(const Inspection& inspection, Language language, std::ostream& out);
/// Writes the findings for a person to read.
void write_text(const Inspection& inspection, Language language, std::ostream& out);

}  // namespace opendata
