#pragma once
#include <filesystem>
#include <opendata/aggregate.hpp>
#include <opendata/files.hpp>
#include <optional>
#include <string>
#include <vector>

namespace opendata::privacy {

/// One aggregate that was made, as the ledger remembers it.
struct LedgerEntry {
  std::string dataset;
  AggregateMethod method = AggregateMethod::suppress;
  std::string question;              ///< SHA-256 of what was asked about which bytes
  std::string spec;                  ///< the specification's text, to count its tables again
  Millionths epsilon = 0;            ///< 0 unless noise
  Millionths budget = 0;             ///< of the dataset, as its first noise stated it
  std::vector<std::int64_t> answer;  ///< the atoms with their noise, to give the same answer again
};

/// The aggregates of an agency's datasets: a file of JSON lines that only grows, each line with the SHA-256 of the one
/// before. It holds no raw value and no count without noise, but is nobody else's business: mode 0600. Guarantees: one
/// process at a time; an entry is on the disk when append() returns.
class Ledger {
 public:
  /// Reads and checks the file, or begins one. Errors: conflict (another run has it), corrupt (a line was changed,
  /// removed or cut short), io_failure, limit_exceeded (64 MiB).
  [[nodiscard]] static Result<Ledger> open(const std::filesystem::path& path);
  [[nodiscard]] const std::vector<LedgerEntry>& entries() const { return entries_; }
  /// The earlier answer to the same question about the same bytes.
  [[nodiscard]] const LedgerEntry* find(const std::string& question) const;
  /// Spent on a dataset so far. Disjoint or not, every question counts in full.
  [[nodiscard]] Millionths spent(const std::string& dataset) const;
  /// Errors: refused (more than the budget, or another budget than the dataset's first), io_failure: then nothing may
  /// be published.
  [[nodiscard]] Result<void> append(LedgerEntry entry);

 private:
  Ledger(std::filesystem::path path, FileLock lock) : path_(std::move(path)), lock_(std::move(lock)) {}
  [[nodiscard]] Result<void> check_budget(const LedgerEntry& entry) const;
  [[nodiscard]] Result<void> read_lines(const std::string& text);
  std::filesystem::path path_;
  FileLock lock_;
  std::vector<LedgerEntry> entries_;
  std::string last_;  ///< SHA-256 of the last line
};

}  // namespace opendata::privacy
