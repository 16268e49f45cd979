#include "faq/withdrawn_citations.hpp"

#include "faq/stated_citations.hpp"

namespace opendata::search::faq {
namespace {

/// What any revision has.
Result<std::set<std::string>> ever_cited(const Store& store, const std::string& id, const FindCitations& find) {
  const auto history = store.history(id);
  if (!history) return failure(history.error());
  std::set<std::string> ever;
  for (const Change& change : *history) {
    auto stated = stated_ids(change.entry.citations, find);
    if (!stated) return failure(std::move(stated.error()));
    ever.insert(stated->ids.begin(), stated->ids.end());
  }
  return ever;
}

/// Without what the entry has; then, where anything is left to ask of, only what its texts cite.
Result<std::set<std::string>> taken_out(std::set<std::string> ever, Entry entry, const FindCitations& find) {
  const auto stated = stated_ids(entry.citations, find);
  if (!stated) return failure(stated.error());
  for (const std::string& id : stated->ids) ever.erase(id);
  if (ever.empty()) return ever;
  entry.citations.clear();
  if (auto added = add_citations(entry, find); !added) return failure(std::move(added.error()));
  std::erase_if(ever, [&](const std::string& id) { return !holds(entry.citations, id); });
  return ever;
}

}  // namespace

Result<std::set<std::string>> withdrawn_citations(const Store& store, const Stored& newest, const FindCitations& find) {
  if (newest.revision == 1) return std::set<std::string>();
  auto ever = ever_cited(store, newest.entry.id, find);
  if (!ever) return ever;
  return taken_out(std::move(*ever), newest.entry, find);
}

FindCitations leaving_out(std::set<std::string> ids, const FindCitations& find) {
  return [ids = std::move(ids), &find](std::string_view text) {
    auto found = find(text);
    if (found) std::erase_if(found->ids, [&](const std::string& id) { return ids.contains(id); });
    return found;
  };
}

}  // namespace opendata::search::faq
