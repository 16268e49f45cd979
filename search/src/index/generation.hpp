#pragma once
#include <memory>
#include <opendata/search/citation.hpp>
#include <string>
#include <unordered_map>

#include "index/authority.hpp"
#include "index/facet_table.hpp"
#include "index/handle_pool.hpp"
#include "index/law_file.hpp"
#include "index/suggester.hpp"
#include "query/language_tools.hpp"

namespace opendata::search {

/// One whole built index, open for reading, with what is kept in memory beside the databases.
/// Thread safety: const after open(), the pool locks itself.
struct Generation {
  std::string name;
  std::filesystem::path path;
  std::vector<LawEntry> laws;
  std::unordered_map<std::string, std::size_t> law_by_id;  ///< place in laws
  LawNames names;
  Authority authority;
  FacetTable facets;
  Suggester suggester;
  Dictionaries dictionaries;  ///< what the index was built with
  std::unique_ptr<const LanguageTools> tools;
  std::unique_ptr<HandlePool> pool;

  /// Opens the generation that is current. Errors: not_found, corrupt, not_supported (another segmenter version).
  [[nodiscard]] static Result<std::shared_ptr<const Generation>> open_current(const std::filesystem::path& directory);
};

}  // namespace opendata::search
