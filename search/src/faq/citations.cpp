#include <algorithm>
#include <opendata/search/faq_citations.hpp>

#include "faq/stated_citations.hpp"

namespace opendata::search::faq {
namespace {

/// Question and answer as one text: 同法第5條 of the answer may mean a law that the question names.
std::string text_of(const Entry& entry) {
  std::string text = entry.question;
  for (const std::string& variant : entry.variants) text += "\n" + variant;
  return text + "\n" + entry.answer;
}

Result<void> add_cited(const std::string& text, const FindCitations& find, std::vector<std::string>& ids, AddedCitations& added) {
  auto cited = find(text);
  if (!cited) return failure(std::move(cited.error()));
  const std::size_t stated = ids.size();
  add_found(ids, std::move(cited->ids));
  for (std::string& words : cited->unresolved) added.unresolved.emplace_back("answer", std::move(words));
  added.count = ids.size() - stated;
  return {};
}

}  // namespace

Result<AddedCitations> add_citations(Entry& entry, const FindCitations& find) { return update_citations(entry, {}, find); }

Result<AddedCitations> update_citations(Entry& entry, const Entry& before, const FindCitations& find) {
  AddedCitations added;
  auto stated = stated_ids(entry.citations, find);
  if (!stated) return failure(std::move(stated.error()));
  for (std::string& words : stated->unresolved) added.unresolved.emplace_back("citations", std::move(words));
  const auto text = text_of(entry);
  if (text != text_of(before)) {
    if (auto cited = add_cited(text, find, stated->ids, added); !cited) return failure(std::move(cited.error()));
  }
  entry.citations = std::move(stated->ids);
  return added;
}

Result<void> drop_outdated(Entry& entry, const Entry& before, const std::vector<std::string>& stated, const FindCitations& find) {
  if (text_of(entry) == text_of(before)) return {};
  const auto of_before = find(text_of(before));
  if (!of_before) return failure(of_before.error());
  const auto of_entry = find(text_of(entry));
  if (!of_entry) return failure(of_entry.error());
  const auto kept = stated_ids(stated, find);
  if (!kept) return failure(kept.error());
  std::erase_if(entry.citations, [&](const std::string& citation) {
    return holds(of_before->ids, citation) && !holds(of_entry->ids, citation) && !holds(kept->ids, citation);
  });
  return {};
}

}  // namespace opendata::search::faq
