#include <algorithm>
#include <opendata/search/faq_citations.hpp>

#include "faq/fields.hpp"

namespace opendata::search::faq {
namespace {

bool holds(const std::vector<std::string>& items, const std::string& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

void add_once(std::vector<std::string>& items, std::string item) {
  if (!holds(items, item)) items.push_back(std::move(item));
}

/// A range may mean more articles than a list may have; what an editor states one by one is for validate() to refuse.
void add_found(std::vector<std::string>& items, std::vector<std::string>&& found) {
  for (std::string& item : found)
    if (items.size() < most_items) add_once(items, std::move(item));
}

/// Ids are ASCII; what people write out is not.
bool is_written_out(const std::string& citation) {
  return std::any_of(citation.begin(), citation.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

/// The citations that the file states, those that are written out as ids.
Result<std::vector<std::string>> stated_ids(const Entry& entry, const FindCitations& find, AddedCitations& added) {
  std::vector<std::string> ids;
  for (const std::string& citation : entry.citations) {
    if (!is_written_out(citation)) {
      add_once(ids, citation);
      continue;
    }
    auto meant = find(citation);
    if (!meant) return failure(std::move(meant.error()));
    if (meant->ids.empty()) {
      added.unresolved.emplace_back("citations", citation);
      add_once(ids, citation);
    }
    add_found(ids, std::move(meant->ids));
  }
  return ids;
}

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
  auto ids = stated_ids(entry, find, added);
  if (!ids) return failure(std::move(ids.error()));
  const auto text = text_of(entry);
  if (text != text_of(before)) {
    if (auto cited = add_cited(text, find, *ids, added); !cited) return failure(std::move(cited.error()));
  }
  entry.citations = std::move(*ids);
  return added;
}

Result<void> drop_outdated(Entry& entry, const Entry& before, const std::vector<std::string>& stated, const FindCitations& find) {
  if (text_of(entry) == text_of(before)) return {};
  const auto of_before = find(text_of(before));
  if (!of_before) return failure(of_before.error());
  const auto of_entry = find(text_of(entry));
  if (!of_entry) return failure(of_entry.error());
  Entry file;
  file.citations = stated;
  AddedCitations untold;
  const auto kept = stated_ids(file, find, untold);
  if (!kept) return failure(kept.error());
  std::erase_if(entry.citations, [&](const std::string& citation) {
    return holds(of_before->ids, citation) && !holds(of_entry->ids, citation) && !holds(*kept, citation);
  });
  return {};
}

}  // namespace opendata::search::faq
