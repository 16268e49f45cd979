#include "index/generation.hpp"

#include <fstream>

#include "index/index_layout.hpp"
#include "index/xapian_guard.hpp"

namespace opendata::search {
namespace {

Result<void> check_version(const Generation& generation, const Handle& handle) {
  if (handle.texts.get_metadata(layout::version_key) == layout::version()) return {};
  return failure(Errc::not_supported,
                 {"the index was built by another version of the segmenter; build it again with opendata-index build",
                  "此索引由不同版本的斷詞程式建立；請以 opendata-index build 重新建立"},
                 {generation.path.string(), 0, {}});
}

/// The dictionaries that the documents were cut with.
Result<void> check_dictionaries(const Generation& generation, const Handle& handle) {
  if (handle.texts.get_metadata(layout::dictionaries_key) == fingerprint(generation.dictionaries)) return {};
  return failure(Errc::not_supported,
                 {"the index's dictionaries are not those it was built with; build it again with opendata-index build",
                  "索引內的詞典與建立時不同；請以 opendata-index build 重新建立"},
                 {(generation.path / layout::dictionaries).string(), 0, {}});
}

Result<void> load_laws(Generation& generation) {
  auto laws = read_law_file(generation.path / layout::laws_file);
  if (!laws) return failure(std::move(laws.error()));
  generation.laws = std::move(*laws);
  for (std::size_t i = 0; i < generation.laws.size(); ++i) {
    const LawEntry& law = generation.laws[i];
    generation.law_by_id.insert_or_assign(law.id, i);
    add_names(generation.names, law);
    generation.suggester.add(law.name, law.in_force ? Suggester::Source::law : Suggester::Source::abolished_law);
    for (const std::string& alias : law.aliases)
      generation.suggester.add(alias, law.in_force ? Suggester::Source::alias : Suggester::Source::abolished_law);
  }
  return {};
}

Result<void> load_suggestions(Generation& generation) {
  const std::filesystem::path path = generation.path / layout::titles_file;
  std::ifstream titles(path, std::ios::binary);
  for (std::string line; std::getline(titles, line);) generation.suggester.add(line, Suggester::Source::title);
  if (!titles.eof()) {
    return failure(Errc::corrupt,
                   {"the index's list of titles is missing; build the index again", "索引缺少標題清單；請重新建立索引"},
                   {path.string(), 0, {}});
  }
  for (const std::string& category : generation.facets.categories())
    generation.suggester.add(category, Suggester::Source::category);
  for (const std::string& word : generation.dictionaries.words)
    generation.suggester.add(word, Suggester::Source::category);
  generation.suggester.build(generation.tools->readings());
  return {};
}

/// What Xapian says of the whole directory, with the directory.
Error of_directory(Error error, const Generation& generation) {
  return std::move(error).at({generation.path.string(), 0, {}});
}

Result<std::shared_ptr<const Generation>> open(const std::filesystem::path& directory, const std::string& name) {
  auto generation = std::make_shared<Generation>();
  generation->name = name;
  generation->path = directory / name;
  auto dictionaries = read_dictionaries(generation->path / layout::dictionaries);
  if (dictionaries) generation->dictionaries = std::move(*dictionaries);
  generation->pool =
      std::make_unique<HandlePool>(generation->path, std::make_shared<const UserWords>(generation->dictionaries));
  const auto lease = generation->pool->lend();
  if (!lease) return failure(of_directory(lease.error(), *generation));
  auto checked = guarded([&]() -> Result<void> {
    auto version = check_version(*generation, **lease);
    return version ? check_dictionaries(*generation, **lease) : version;
  });
  if (!checked) return failure(of_directory(std::move(checked.error()), *generation));
  generation->tools = std::make_unique<const LanguageTools>(generation->dictionaries);
  if (auto laws = load_laws(*generation); !laws) return failure(std::move(laws.error()));
  auto loaded = guarded([&]() -> Result<void> {
    generation->facets.load(**lease);
    auto authority = Authority::read(generation->path / layout::authority_file, (*lease)->articles.get_lastdocid());
    if (!authority) return failure(std::move(authority.error()));
    generation->authority = std::move(*authority);
    return {};
  });
  if (!loaded) return failure(of_directory(std::move(loaded.error()), *generation));
  if (auto suggestions = load_suggestions(*generation); !suggestions) return failure(std::move(suggestions.error()));
  return generation;
}

}  // namespace

Result<std::shared_ptr<const Generation>> Generation::open_current(const std::filesystem::path& directory) {
  // A build may switch and clean up between reading the stub and opening what it names: then the stub names another by
  // now.
  for (std::string before;;) {
    const auto name = layout::current_generation(directory);
    if (!name) return failure(name.error());
    auto generation = open(directory, *name);
    if (generation || *name == before) return generation;
    before = *name;
  }
}

}  // namespace opendata::search
