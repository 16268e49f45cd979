#pragma once
#include <opendata/release.hpp>

#include "support/small_source.hpp"

namespace test {

/// The small policy with metadata that a platform would take: nothing in it is an example.
inline std::string pushable_policy() {
  std::string text = replaced(small_policy, "https://data.example.gov.tw", "https://data.city.gov.tw");
  text = replaced(text, "opendata@example.gov.tw", "opendata@city.gov.tw");
  text = replaced(text, "\"modified\":", "\"gate\": { \"least_change\": 1 },\n  \"modified\":");
  return replaced(text, "07-0000000", "07-3368333");
}

/// A catalogue with one release of "small-cases", of which `source` tells the rows.
inline opendata::Release publish_pushable(const TemporaryDirectory& directory, const std::string& source = small_source,
                                          const std::string& policy = pushable_policy()) {
  const auto published = publish_small(directory, source, policy);
  if (!published)
    throw std::logic_error("could not be published: " + format_error(published.error(), opendata::Language::en));
  auto release = opendata::open_release(directory.path() / "catalog", published->dataset_id, published->release_id);
  return std::move(release.value());
}

/// Another content for the same dataset.
inline std::string other_source() { return small_source + "011,東區,2024-05-10,1,2,true,補,e\r\n"; }

}  // namespace test
