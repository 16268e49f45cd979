#include "faq/citations.hpp"

#include <algorithm>

#include "faq/fields.hpp"

namespace opendata::search::faq {
namespace {

void add_once(std::vector<std::string>& items, std::string item) {
  if (items.size() < most_items && std::find(items.begin(), items.end(), item) == items.end())
    items.push_back(std::move(item));
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
    for (std::string& id : meant->ids) add_once(ids, std::move(id));
  }
  return ids;
}

/// Question and answer as one text: 同法第5條 of the answer may mean a law that the question names.
std::string text_of(const Entry& entry) {
  std::string text = entry.question;
  for (const std::string& variant : entry.variants) text += "\n" + variant;
  return text + "\n" + entry.answer;
}

}  // namespace

Result<AddedCitations> add_citations(Entry& entry, const FindCitations& find) {
  AddedCitations added;
  auto ids = stated_ids(entry, find, added);
  if (!ids) return failure(std::move(ids.error()));
  auto cited = find(text_of(entry));
  if (!cited) return failure(std::move(cited.error()));
  const std::size_t stated = ids->size();
  for (std::string& id : cited->ids) add_once(*ids, std::move(id));
  for (std::string& text : cited->unresolved) added.unresolved.emplace_back("answer", std::move(text));
  added.count = ids->size() - stated;
  entry.citations = std::move(*ids);
  return added;
}

}  // namespace opendata::search::faq
