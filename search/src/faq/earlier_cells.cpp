#include "faq/earlier_cells.hpp"

#include <algorithm>

#include "faq/stated_citations.hpp"

namespace opendata::search::faq {
namespace {

using Items = std::vector<std::string>;

Items without(Items items, const Items& others) {
  std::erase_if(items, [&](const std::string& item) { return holds(others, item); });
  return items;
}

bool may_mean(const Items& cell, const Items& revision) {
  const Items said = without(cell, revision), had = without(revision, cell);
  if (said.empty() || had.empty()) return said.empty() && had.empty();
  return std::all_of(said.begin(), said.end(), is_written_out) && std::none_of(had.begin(), had.end(), is_written_out);
}

}  // namespace

Result<bool> may_come_of(const Items& cell, const Entry& revision, const FindCitations& find) {
  if (!find) return may_mean(cell, revision.citations);
  const auto stated = stated_ids(cell, find);
  if (!stated) return failure(stated.error());
  const auto had = stated_ids(revision.citations, find);
  if (!had) return failure(had.error());
  Entry imported = revision;
  imported.citations = stated->ids;
  if (auto added = add_citations(imported, find); !added) return failure(std::move(added.error()));
  return without(stated->ids, had->ids).empty() && without(had->ids, imported.citations).empty();
}

}  // namespace opendata::search::faq
