#include "admin/citations.hpp"

#include <opendata/search/faq_citations.hpp>

namespace opendata::api::admin {
namespace faq = search::faq;

void look_up_citations(const FaqDesk& desk, faq::Entry& entry, const faq::Entry& before) {
  const auto index = desk.index();
  if (!index->searcher) return;
  const auto find = [&](std::string_view text) { return index->searcher->citations(text); };
  // An entry is not lost because its citations cannot be looked up.
  static_cast<void>(faq::update_citations(entry, before, find));
}

std::vector<std::string> missing_citations(const FaqDesk& desk, const faq::Entry& entry) {
  const auto index = desk.index();
  auto missing = entry.citations;
  if (index->searcher)
    std::erase_if(missing, [&](const std::string& id) { return index->searcher->get(id).has_value() || index->searcher->law(id).has_value(); });
  return missing;
}

}  // namespace opendata::api::admin
