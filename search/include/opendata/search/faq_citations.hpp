#pragma once
#include <cstdint>
#include <functional>
#include <opendata/result.hpp>
#include <opendata/search/citation.hpp>
#include <opendata/search/faq.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What entries cite, looked up in laws.
namespace opendata::search::faq {

/// What a text cites: Searcher::citations() or LawRegister::citations().
using FindCitations = std::function<Result<TextCitations>(std::string_view text)>;

/// What add_citations() and update_citations() did.
struct AddedCitations {
  std::uint64_t count = 0;                                      ///< found in the texts, besides those that the entry states
  std::vector<std::pair<std::string, std::string>> unresolved;  ///< field, text: what the laws do not have
};

/// Adds what question, variants and answer cite to Entry::citations, each once, up to the limit of a list. Citations that
/// are written out (動保法第12條) become the ids that they mean; those that mean none stay and are told.
/// Errors: as `find`; then the entry stays as it was.
[[nodiscard]] Result<AddedCitations> add_citations(Entry& entry, const FindCitations& find);
/// As add_citations() for an entry that was edited: what its texts cite is added only where one of them is another than
/// `before`, so that a citation that an editor takes out stays out.
[[nodiscard]] Result<AddedCitations> update_citations(Entry& entry, const Entry& before, const FindCitations& find);
/// Takes out of Entry::citations what the texts of `before` cite and those of `entry` do not any more, but for what
/// `stated` names, as ids or written out. Texts that are the same take nothing out.
/// Errors: as `find`; then the entry stays as it was.
[[nodiscard]] Result<void> drop_outdated(Entry& entry, const Entry& before, const std::vector<std::string>& stated,
                                         const FindCitations& find);

}  // namespace opendata::search::faq
