#pragma once
#include <cstdint>
#include <opendata/dataset.hpp>
#include <opendata/full_domain.hpp>
#include <opendata/json.hpp>
#include <opendata/privacy_model.hpp>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <opendata/table.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opendata {

/// The part a column plays in identifying a person (ISO/IEC 20889). There is no default: each field states its role.
enum class Role { direct_identifier, quasi_identifier, sensitive_attribute, insensitive, free_text };
[[nodiscard]] std::string_view name(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view name);

/// One field of a policy.
struct PolicyField {
  std::string source;  ///< the column of the source file
  Field field;         ///< as published
  Role role = Role::direct_identifier;
  std::string transform;   ///< name of a transform: "suppress", "mask", "pseudonymize", "generalize_date", …
  json::Value parameters;  ///< the transform's own keys, checked by the transform
  std::size_t line = 0;    ///< in the policy file, for errors
  std::vector<std::string> allow =
      {};  ///< types of personal data ("PHONE") that the release gate lets pass in this field: an office's own number
  unsigned ground = 0;  ///< 政府資訊公開法 §18 I, 1 to 9: why what is withheld of this field is; 0 = not stated
};

/// Who chooses how coarse the quasi-identifiers become.
enum class Recoding {
  fixed,        ///< the policy, with a transform for each
  full_domain,  ///< a search: one level a field for the whole table, the best that fulfils the model
  local,        ///< a search: each class of records as coarse as it must be; less is lost, but one column has labels of
                ///< several levels
};
[[nodiscard]] std::string_view name(Recoding mode);
[[nodiscard]] std::optional<Recoding> parse_recoding(std::string_view name);

/// The privacy model and what may be given up for it.
struct PrivacyModel {
  unsigned k = 0;                   ///< 0 only when no field is a quasi-identifier; else ≥ 2
  double suppression_limit = 0.05;  ///< share of records that may be suppressed; more refuses the release
  std::string
      person;  ///< source column that tells persons apart, so that k counts persons; empty = every record is one
  std::size_t line = 0;  ///< in the policy file, for errors

  // Of the sensitive attribute.
  std::string sensitive = {};  ///< name of a published field; needed by l and t, empty without them
  std::string sensitive_hierarchy =
      {};  ///< for ordered distance of texts and hierarchical distance; a file or a built-in one
  std::optional<privacy::Diversity> l = {};
  std::optional<privacy::Closeness> t = {};

  // Of the search.
  Recoding mode = Recoding::fixed;
  privacy::Objective objective = privacy::Objective::loss;
  std::vector<std::pair<std::string, double>> weights = {};  ///< field name, how much its loss counts; others count 1
  std::optional<double> max_seconds =
      {};  ///< full_domain: wall time, then the best so far; none = until the optimum is proved
};

/// What the attacks of the release gate may find. The defaults refuse what is wrong in every release and report the
/// rest, because only the office knows which distribution of a sensitive attribute is harmless.
struct GateLimits {
  std::uint64_t l =
      1;         ///< fewest different values of each sensitive attribute in a class (l-diversity); 1 reports only
  double t = 1;  ///< largest distance of a class from the whole (t-closeness, equal distance); 1 reports only
  double insensitive_distinction = 1;  ///< distinct tuples / records of all insensitive fields together; 1 reports only
  std::optional<std::uint64_t>
      least_change;  ///< a class of the series may change by 0 or by so many records between releases; none = k
  std::uint64_t population = 0;  ///< persons that the source was drawn from, for estimates of uniqueness; 0 = not known
};

/// How one kind of source file becomes one dataset. Read from JSON with comments; format in docs/policy.md.
struct Policy {
  std::string file;    ///< for messages
  std::string sha256;  ///< of the file's bytes
  DatasetMetadata dataset;
  std::string source_file;  ///< the raw records, relative to the policy's folder; empty = named by who runs it
  InputOptions input;
  std::vector<PolicyField> fields;
  PrivacyModel privacy;
  GateLimits gate = {};
  std::string release_domain;        ///< pseudonyms are equal within one domain and unlinkable across
  std::optional<Geometry> geometry = {};  ///< of the published records, for maps
  CsvDialect csv = {};
  bool gzip = false;  ///< a compressed sibling beside every text format
  std::vector<std::string> outputs;  ///< Format::name; rows.sqlite is always made
  unsigned unlisted_ground = 0;      ///< as PolicyField::ground, of the source's columns that no field names
  std::string modified;              ///< overrides the source file's time; may be empty
};

/// The path of the policy's source file. Errors: missing_column when the policy names none.
[[nodiscard]] Result<std::string> source_path(const Policy& policy);

/// Reads and checks a policy.
/// Errors, each with file, line (row) and key path (column): bad_structure, unknown_key, bad_value, missing_column (a
/// required key), refused (a combination that would publish personal data: a direct identifier or free text with
/// "keep").
[[nodiscard]] Result<Policy> read_policy(const std::string& path);
[[nodiscard]] Result<Policy> parse_policy(std::string_view document, const std::string& file);

}  // namespace opendata
