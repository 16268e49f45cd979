#include "published_record.hpp"

#include <algorithm>

namespace opendata::api {

const catalog::CodeLists& code_lists() {
  static const catalog::CodeLists lists = catalog::CodeLists::load().value_or(catalog::CodeLists{});
  return lists;
}

PublishedRecord::PublishedRecord(const ServedDataset& dataset, std::string origin)
    : release_(dataset.current->release), metadata_(release_.metadata) {
  metadata_.base_url = std::move(origin);
  if (metadata_.identifier.empty()) metadata_.identifier = dataset.id;
}

catalog::Record PublishedRecord::record() const { return {metadata_, release_.schema, release_.manifest, code_lists()}; }

std::string PublishedRecord::document(std::string_view vocabulary) const {
  const auto formats = catalog::metadata_formats();
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const auto& format) { return format.name == vocabulary; });
  return found == formats.end() ? std::string() : found->of_dataset(record());
}

}  // namespace opendata::api
