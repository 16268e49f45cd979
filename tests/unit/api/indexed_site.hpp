#pragma once
#include <functional>
#include <opendata/api/server.hpp>
#include <opendata/search/index_builder.hpp>
#include <optional>
#include <string>

#include "support/temporary_directory.hpp"

namespace test {

/// A site over an index that a test fills itself, and the catalogue of the shared fixture.
class IndexedSite {
 public:
  explicit IndexedSite(const std::function<void(opendata::search::IndexBuilder&)>& fill);
  /// The answer to a GET of "/path?key=value&…", decoded.
  [[nodiscard]] opendata::api::Response get(const std::string& target) const;

 private:
  TemporaryDirectory directory_;
  std::optional<opendata::api::Server> server_;
};

}  // namespace test
