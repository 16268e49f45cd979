#pragma once
#include <filesystem>
#include <memory>
#include <opendata/result.hpp>
#include <opendata/search/index_builder.hpp>
#include <string>
#include <string_view>

namespace opendata::search {

/// Adds, replaces and deletes single documents of a live index; what the sources write into, too.
/// Changes go into a small database beside the generation, which stays as it was built; readers see them after their
/// next Searcher::refresh(). merge() makes one generation of both.
/// Guarantees: what commit() has returned from survives kill -9 and a loss of power; until then readers see the state of
/// the commit before, and a killed update leaves that. One updater or builder per directory at a time (a lock file), any
/// number of readers. Long updates commit by themselves after 1,000 documents, though never between remove_law(), add_law()
/// and the articles that follow: a law is seen as it was or as it will be. Authority (how often articles are cited) is
/// counted anew only when a generation is built. Limits: 20,000 updated and deleted documents until the next merge;
/// per document as IndexBuilder. Thread safety: one thread.
class IndexUpdater final : public DocumentSink {
 public:
  /// Input: `verified` = generation() of an updater that was open before: its files are not compared with their
  /// checksums again, so that many short updates cost little. Errors: not_found (no index), corrupt, not_supported
  /// (another segmenter version), conflict (a build or update runs), io_failure.
  [[nodiscard]] static Result<IndexUpdater> open(const std::filesystem::path& directory, std::string_view verified = {});
  IndexUpdater(IndexUpdater&&) noexcept;
  IndexUpdater& operator=(IndexUpdater&&) noexcept;
  ~IndexUpdater() override;

  /// Adds a document, or replaces the one of the same id.
  /// Errors: bad_value, limit_exceeded (a limit of a document; more changes than wait for a merge), io_failure.
  [[nodiscard]] Result<void> add(const Document& document) override;
  using DocumentSink::add_law;
  /// A law without short names keeps those that the index has of it, or had before remove_law() of this updater.
  [[nodiscard]] Result<void> add_law(const LawInfo& law) override;
  /// Whether there was such a document.
  [[nodiscard]] Result<bool> remove(std::string_view id);
  /// The law with all its articles; an unknown one is no error.
  [[nodiscard]] Result<void> remove_law(std::string_view law_id);
  /// The day of the last change of a law as the index, and what was added to it, has it; empty when it has no such law.
  [[nodiscard]] Result<std::string> law_modified(std::string_view law_id);
  /// Becomes durable and visible together with the documents, at commit().
  [[nodiscard]] Result<void> mark(std::string_view source, std::string_view position) override;
  /// What was marked last, by an update or by the build; empty = never.
  [[nodiscard]] Result<std::string> position(std::string_view source) const;
  /// Ids of all documents of a kind, in no order.
  [[nodiscard]] Result<std::vector<std::string>> ids(std::string_view kind) const;
  /// The name of the generation that is updated.
  [[nodiscard]] const std::string& generation() const;
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
