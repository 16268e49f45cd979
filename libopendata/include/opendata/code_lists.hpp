#pragma once
#include <filesystem>
#include <map>
#include <opendata/dataset.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the outside calls things, and what it wants to know of a dataset: files of data/catalogs, so that a new list of
/// a platform needs no new program.
namespace opendata::catalog {

struct Code {
  std::string code;
  LocalizedText label;
};
struct License {
  std::string spdx, iri, dgtw_v2, ckan;
  LocalizedText title;
};
struct Frequency {
  std::string unit, eu;
  unsigned every = 0;     ///< 0 = any number
  LocalizedText label;    ///< "{}" stands for the number
  std::string duration;   ///< ISO 8601 with "{}"; may be empty
  unsigned days = 0;      ///< of one unit; 0 = none is promised
};
/// Texts that say nothing, in small letters.
struct Placeholders {
  std::vector<std::string> whole, part, trial;
};

/// The files of data/catalogs. Thread safety: like a std::vector.
struct CodeLists {
  std::vector<Frequency> frequencies;
  std::vector<License> licenses;
  std::vector<Code> service_categories, disclosure_categories, restriction_grounds;
  std::map<std::string, std::string, std::less<>> file_types;               ///< Format::name → EU file type
  std::map<std::string, std::vector<std::string>, std::less<>> profiles;    ///< catalogue → keys that it requires
  Placeholders placeholders;

  /// Errors: not_found, and with file and line bad_structure, bad_value, missing_column.
  [[nodiscard]] static Result<CodeLists> load(const std::filesystem::path& directory);
  /// As above, from where find_data("catalogs") says.
  [[nodiscard]] static Result<CodeLists> load();

  /// The first line that fits; nullptr when none does.
  [[nodiscard]] const Frequency* frequency_of(const DatasetMetadata& metadata) const;
  [[nodiscard]] const License* license_of(const DatasetMetadata& metadata) const;
};
/// The line of a code, or nullptr.
[[nodiscard]] const Code* find_code(const std::vector<Code>& codes, std::string_view code);

/// What keeps a record from a catalogue.
enum class Defect {
  missing,      ///< the catalogue requires the key
  placeholder,  ///< the text says nothing; no release may have it
  trial,        ///< an address or number for trials; not to be sent to another platform
};
struct RecordDefect {
  std::string key;  ///< of a policy's "dataset": "contact.email"
  Defect defect;
};
/// What is wrong and what to do.
[[nodiscard]] Message in_words(Defect defect);
/// What is wrong with one text, case and blanks at its ends left aside; none when it may stand, and of an empty one.
[[nodiscard]] std::optional<Defect> defect_of(const Placeholders& known, std::string_view text);
/// Required keys without content for one profile, in the profile's order. An unknown profile requires nothing.
[[nodiscard]] std::vector<RecordDefect> missing_keys(const CodeLists& codes, std::string_view profile,
                                                     const DatasetMetadata& metadata);
/// Texts that are placeholders or for trials, in the order of the keys.
[[nodiscard]] std::vector<RecordDefect> find_placeholders(const CodeLists& codes, const DatasetMetadata& metadata);

/// Whether a record may be sent to another platform: complete for `profile`, without placeholders, not a trial.
/// Errors: refused; where().column is the key. Example: a contact.email at example.gov.tw is refused.
[[nodiscard]] Result<void> ready_to_send(const CodeLists& codes, std::string_view profile,
                                         const DatasetMetadata& metadata);

}  // namespace opendata::catalog
