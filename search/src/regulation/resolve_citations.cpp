#include "regulation/resolve_citations.hpp"

#include <algorithm>
#include <opendata/text.hpp>

namespace opendata::search {
namespace {

constexpr std::size_t most_places = 100;

void add_once(std::vector<std::string>& items, std::string item) {
  if (items.size() < most_places && std::find(items.begin(), items.end(), item) == items.end())
    items.push_back(std::move(item));
}

/// The citation as it stands, for a person to look it up: with the words before it where it names no law.
std::string written(std::u32string_view text, const Citation& citation) {
  constexpr std::size_t longest_name = 24;
  constexpr std::u32string_view ends = U"，。；：、！？「」『』《》（）()[]\n\r\t \u3000,;:";
  std::size_t begin = citation.begin;
  while (citation.law.empty() && begin > 0 && citation.begin - begin < longest_name && ends.find(text[begin - 1]) == std::u32string_view::npos)
    --begin;
  return text::to_utf8(text.substr(begin, citation.end - begin));
}

std::string law_of(const std::string& id) { return id.substr(0, id.find('/')); }

/// Leaves out a law as a whole where one of its articles stands in the list.
void drop_laws_with_articles(std::vector<std::string>& ids) {
  const std::vector<std::string> all = ids;
  std::erase_if(ids, [&](const std::string& id) {
    return id.find('/') == std::string::npos &&
           std::any_of(all.begin(), all.end(), [&](const std::string& other) { return other != id && law_of(other) == id; });
  });
}

}  // namespace

TextCitations resolve_citations(std::string_view utf8, const LawNames& names, const ArticlesOf& articles_of) {
  const std::u32string text = text::to_utf32(utf8);
  TextCitations found;
  for (const Citation& citation : parse_citations(utf8, names)) {
    if (!citation.article) {
      add_once(found.ids, citation.law);
      continue;
    }
    std::vector<std::string> ids = citation.law.empty() ? std::vector<std::string>() : articles_of(citation);
    if (ids.empty())
      add_once(found.unresolved, written(text, citation));
    for (std::string& id : ids) add_once(found.ids, std::move(id));
  }
  drop_laws_with_articles(found.ids);
  return found;
}

}  // namespace opendata::search
