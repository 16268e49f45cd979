#pragma once
#include <filesystem>
#include <opendata/inspect.hpp>
#include <opendata/publish.hpp>
#include <sstream>

namespace test {

/// What `inspect --policy` writes.
inline std::string proposed_policy(const opendata::Inspection& inspection,
                                   opendata::Language language = opendata::Language::en) {
  std::ostringstream out;
  opendata::write_policy(inspection, language, out);
  return out.str();
}

/// Publishes the inspected file with the proposed policy, nothing changed.
inline opendata::Result<opendata::Publication> publish_as_proposed(const opendata::Inspection& inspection,
                                                                   const std::filesystem::path& catalog) {
  const auto policy = opendata::parse_policy(proposed_policy(inspection), "proposed.json");
  if (!policy) return opendata::failure(policy.error());
  return opendata::publish(*policy, inspection.file, catalog, std::nullopt);
}

}  // namespace test
