#include "faq/stated_citations.hpp"

#include <algorithm>

#include "faq/fields.hpp"

namespace opendata::search::faq {
namespace {

void add_once(std::vector<std::string>& items, std::string item) {
  if (!holds(items, item)) items.push_back(std::move(item));
}

}  // namespace

bool is_written_out(const std::string& citation) {
  return std::any_of(citation.begin(), citation.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

bool holds(const std::vector<std::string>& items, const std::string& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

void add_found(std::vector<std::string>& items, std::vector<std::string>&& found) {
  for (std::string& item : found)
    if (items.size() < most_items) add_once(items, std::move(item));
}

Result<StatedCitations> stated_ids(const std::vector<std::string>& citations, const FindCitations& find) {
  StatedCitations stated;
  for (const std::string& citation : citations) {
    if (!is_written_out(citation)) {
      add_once(stated.ids, citation);
      continue;
    }
    auto meant = find(citation);
    if (!meant) return failure(std::move(meant.error()));
    if (meant->ids.empty()) {
      stated.unresolved.push_back(citation);
      add_once(stated.ids, citation);
    }
    add_found(stated.ids, std::move(meant->ids));
  }
  return stated;
}

}  // namespace opendata::search::faq
