#pragma once
#include <map>
#include <memory>
#include <opendata/search/citation.hpp>
#include <string>
#include <unordered_map>

#include "index/facet_table.hpp"
#include "index/frequent_terms.hpp"
#include "index/handle_pool.hpp"
#include "index/law_articles.hpp"
#include "index/law_file.hpp"
#include "index/manifest.hpp"
#include "index/part.hpp"
#include "index/suggester.hpp"
#include "query/language_tools.hpp"

namespace opendata::search {

/// Whether the files of a generation are compared with their checksums.
enum class Checking { all, known };

/// One whole built index, open for reading, with what is kept in memory beside the databases.
/// Thread safety: const after open(), the pool locks itself.
struct Generation {
  std::string name;
  std::filesystem::path path;
  std::array<Xapian::rev, 2> updates{};  ///< the revisions of the updates that are in it
  std::vector<Part> parts;
  std::map<std::string, std::string> positions;  ///< how far each source was read
  std::vector<LawEntry> laws;
  std::unordered_map<std::string, std::size_t> law_by_id;  ///< place in laws
  LawNames names;
  FacetTable facets;
  LawArticles articles;
  FrequentTerms frequent;
  Suggester suggester;
  Dictionaries dictionaries;  ///< what the index was built with
  std::unique_ptr<const LanguageTools> tools;
  std::unique_ptr<HandlePool> pool;

  /// Opens the generation that is current, with its updates. `before`: one that is open, which lends what has not
  /// changed since; may be nullptr. Errors: not_found, corrupt, not_supported (another segmenter version), io_failure (a
  /// shard does not answer).
  [[nodiscard]] static Result<std::shared_ptr<const Generation>> open_current(const std::filesystem::path& directory,
                                                                              const SearcherOptions& options,
                                                                              Checking checking = Checking::all,
                                                                              const Generation* before = nullptr);
  /// Whether the directory is a generation of this version and, with Checking::all, none of its files is damaged.
  /// Errors: corrupt, not_supported.
  [[nodiscard]] static Result<Manifest> check(const std::filesystem::path& generation, Checking checking);
  /// Whether there is neither a newer generation nor an update of this one.
  [[nodiscard]] bool is_current(const std::filesystem::path& directory) const;
};

}  // namespace opendata::search
