#pragma once
#include <filesystem>
#include <memory>
#include <opendata/result.hpp>
#include <opendata/search/index_builder.hpp>
#include <string_view>

namespace opendata::search {

/// Adds, replaces and deletes single documents of a live index; what the sources write into, too.
/// Changes go into a small database beside the generation, which stays as it was built; readers see them after their
/// next Searcher::refresh(). merge() makes one generation of both.
/// Guarantees: what commit() has returned from survives kill -9 and a loss of power; until then readers see the state of
/// the commit before, and a killed update leaves that. One updater or builder per directory at a time (a lock file), any
/// number of readers. Long updates commit by themselves every 1,000 documents. Authority (how often articles are cited)
/// is counted anew only when a generation is built. Limits: 20,000 updated and deleted documents until the next merge;
/// per document as IndexBuilder. Thread safety: one thread.
class IndexUpdater final : public DocumentSink {
 public:
  /// Errors: not_found (no index), corrupt, not_supported (another segmenter version), conflict (a build or update
  /// runs), io_failure.
  [[nodiscard]] static Result<IndexUpdater> open(const std::filesystem::path& directory);
  IndexUpdater(IndexUpdater&&) noexcept;
  IndexUpdater& operator=(IndexUpdater&&) noexcept;
  ~IndexUpdater() override;

  /// Adds a document, or replaces the one of the same id.
  /// Errors: bad_value, limit_exceeded (a limit of a document; more changes than wait for a merge), io_failure.
  [[nodiscard]] Result<void> add(const Document& document) override;
  using DocumentSink::add_law;
  [[nodiscard]] Result<void> add_law(const LawInfo& law) override;
  /// Whether there was such a document.
  [[nodiscard]] Result<bool> remove(std::string_view id);
  /// Makes all changes since the last commit durable and visible.
  [[nodiscard]] Result<void> commit();
  /// Updated and deleted documents that wait for a merge.
  [[nodiscard]] std::uint64_t pending() const;
  /// Commits, gives up the lock and builds a new generation of everything, as IndexBuilder does, beside the live one.
  /// Errors: as IndexBuilder.
  [[nodiscard]] static Result<void> merge(IndexUpdater updater);

 private:
  struct Impl;
  explicit IndexUpdater(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace opendata::search
