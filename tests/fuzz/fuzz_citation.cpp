// Any text: citations must lie inside it, in order, and name a law that was added; ranges and parts are never zero
// where they are given.
#include <cstdlib>
#include <opendata/search/citation.hpp>
#include <opendata/text.hpp>

namespace {

const opendata::search::LawNames& names() {
  static const auto* kept = [] {
    auto* all = new opendata::search::LawNames();
    for (const char* name : {"動物保護法", "動保法", "民法", "刑法", "法院組織法", "行政法院組織法",
                             "總統副總統選舉罷免法（舊 36.03.31 制定）"})
      all->add(name, "law", true);
    all->add("動物保護法施行細則", "rules", true);
    return all;
  }();
  return *kept;
}

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace opendata;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t length = text::to_utf32(text).size();
  std::size_t end = 0;
  for (const auto& citation : search::parse_citations(text, names(), {"own", "parent"})) {
    demand(citation.begin < citation.end && citation.end <= length && citation.end >= end);
    demand(citation.law.empty() || citation.law == "law" || citation.law == "rules" || citation.law == "own" ||
           citation.law == "parent");
    demand(!citation.article || citation.article->main != 0);
    demand(citation.article || (!citation.last && citation.paragraph + citation.subparagraph + citation.item == 0));
    end = citation.end;
  }
  if (const auto number = search::parse_article_number(text))
    demand(search::parse_article_number(search::format_article_number(*number)) == number);
  return 0;
}
