#include <opendata/search/law_register.hpp>

#include "index/law_file.hpp"
#include "regulation/resolve_citations.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t most_of_a_range = 50;

}  // namespace

Result<void> LawRegister::add(const Document& document) {
  if (!document.law_id.empty()) articles_[document.law_id].push_back({document.article_order, document.id});
  return {};
}

Result<void> LawRegister::add_law(const LawInfo& law) {
  add_names(names_, law);
  return {};
}

TextCitations LawRegister::citations(std::string_view text) const {
  return resolve_citations(text, names_, [&](const Citation& citation) {
    std::vector<std::string> ids;
    const auto law = articles_.find(citation.law);
    if (law == articles_.end()) return ids;
    const std::uint32_t first = article_order(*citation.article);
    const std::uint32_t last = citation.last ? article_order(*citation.last) : first;
    for (const Article& article : law->second)
      if (article.order >= first && article.order <= last && ids.size() < most_of_a_range) ids.push_back(article.id);
    return ids;
  });
}

}  // namespace opendata::search
