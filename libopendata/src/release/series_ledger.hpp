#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <opendata/result.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace opendata::release {

/// One class of a release. `persons` where the policy told them apart.
struct PublishedClass {
  std::uint64_t signature = 0, rows = 0;
  std::optional<std::uint64_t> persons = {};
  bool operator==(const PublishedClass&) const = default;
};
/// Sorted by signature.
using Classes = std::vector<PublishedClass>;

/// One release of a series, as later ones must know it.
struct LedgerEntry {
  std::string release;  ///< id; empty while it is being made
  std::string levels;   ///< JSON: how each quasi-identifier is made from which source column
  Classes classes;      ///< all that was published
  std::vector<std::string> figures = {};  ///< of a table of figures: what later ones are compared with; see figure_rows.hpp
};

/// CATALOG/ledger/ID.log: what was ever published of a dataset. Append-only; flushed to the disk before the rename that
/// publishes. A release is "prepared" before and "published" after that rename. A prepared one counts when catalog.json
/// lists it, so that a run that was killed in between is not forgotten, and does not block the next one when it came to
/// nothing. Format: docs/formats.md. Memory: the ids, and one release at a time.
class SeriesLedger {
 public:
  /// Reads the ledger of a dataset; `listed` are the releases that the catalogue lists or has taken back. A torn end is what a crash
  /// leaves and is dropped. Errors: corrupt when anything else was changed, or when a listed release that was made with
  /// a ledger is not in it; io_failure.
  [[nodiscard]] static Result<SeriesLedger> open(const std::filesystem::path& catalog, const std::string& dataset,
                                                 const std::vector<std::string>& listed);
  [[nodiscard]] bool knows(const std::string& release) const { return published_.contains(release); }
  /// Listed releases from before there was a ledger: nothing is known of them.
  [[nodiscard]] std::uint64_t unknown_releases() const { return unknown_; }
  /// Calls `visit` with each published release, oldest first; stops at its first error.
  [[nodiscard]] Result<void> for_each(const std::function<Result<void>(const LedgerEntry&)>& visit) const;
  /// Appends a release that is about to be published. Errors: io_failure.
  [[nodiscard]] Result<void> prepare(const LedgerEntry& entry);
  /// Appends that it was published. Errors: io_failure; it counts all the same once the catalogue lists it.
  [[nodiscard]] Result<void> confirm(const std::string& release);

 private:
  explicit SeriesLedger(std::filesystem::path path) : path_(std::move(path)) {}
  Result<void> read_ids(const std::vector<std::string>& listed);
  [[nodiscard]] Result<void> find_forgotten(const std::filesystem::path& releases,
                                            const std::vector<std::string>& listed);
  Result<void> append(const std::string& lines);

  std::filesystem::path path_;
  std::set<std::string> published_;
  std::uint64_t unknown_ = 0;
  std::uint64_t whole_bytes_ = 0;  // up to the end of the last whole line
};

}  // namespace opendata::release
