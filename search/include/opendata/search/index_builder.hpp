#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <opendata/result.hpp>
#include <opendata/search/dictionaries.hpp>
#include <opendata/search/document.hpp>
#include <opendata/search/law.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::search {

/// Takes documents one by one; what the sources write into.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;
  /// Errors: bad_value (id empty, longer than 200 bytes or seen before in this build), limit_exceeded, io_failure.
  [[nodiscard]] virtual Result<void> add(const Document& document) = 0;
  /// A law as a whole; queries may use its name and short names.
  [[nodiscard]] virtual Result<void> add_law(const LawInfo& law) = 0;
  /// How far a source was read, in the source's own words, for whoever follows it from there. Kept with the documents.
  [[nodiscard]] virtual Result<void> mark(std::string_view source, std::string_view position) {
    static_cast<void>(source), static_cast<void>(position);
    return {};
  }
  /// The same for a law of which no more is known.
  [[nodiscard]] Result<void> add_law(const std::string& law_id, const std::string& law_name,
                                     const std::vector<std::string>& aliases, bool in_force) {
    return add_law(LawInfo{.id = law_id, .name = law_name, .aliases = aliases, .in_force = in_force});
  }
};

struct IndexOptions {
  /// Databases that the documents are spread over, 1 to 16, so that other machines can serve some of them.
  std::size_t shards = 1;
};

/// Builds a whole index beside the live one and switches to it at finish().
/// The directory holds "current" (a Xapian stub file, replaced by one rename) and one folder a generation; an
/// interrupted build leaves the old generation untouched and its leftovers are removed by the next build. One builder
/// per directory at a time (a lock file). Memory: bounded by a batch of documents, and the ids of all (about 80 bytes
/// each). Thread safety: one thread. Limits: id 200 bytes, title and body together 4 MiB.
class IndexBuilder final : public DocumentSink {
 public:
  /// The index keeps a copy of the dictionaries, so that whoever opens it cuts queries as the documents were cut.
  /// Errors: conflict (another build or update runs), invalid_argument (shards), io_failure.
  [[nodiscard]] static Result<IndexBuilder> create(const std::filesystem::path& directory,
                                                   const Dictionaries& dictionaries = {},
                                                   const IndexOptions& options = {});
  IndexBuilder(IndexBuilder&&) noexcept;
  IndexBuilder& operator=(IndexBuilder&&) noexcept;
  ~IndexBuilder() override;
  [[nodiscard]] Result<void> add(const Document& document) override;
  using DocumentSink::add_law;
  [[nodiscard]] Result<void> add_law(const LawInfo& law) override;
  [[nodiscard]] Result<void> mark(std::string_view source, std::string_view position) override;
  /// Merges, checks and makes the new generation current.
  [[nodiscard]] Result<void> finish();

 private:
  struct Impl;
  explicit IndexBuilder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace opendata::search
