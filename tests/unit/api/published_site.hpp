#pragma once
#include <opendata/api/server.hpp>
#include <string>
#include <vector>

#include "support/temporary_directory.hpp"

namespace test {

/// A site over what the release gate itself published: two releases of "small-cases" of which the later has a row and a
/// field more, the sample of service items, and a table of statistics.
class PublishedSite {
 public:
  PublishedSite();
  /// The page at "/path?key=value&…", decoded.
  [[nodiscard]] std::string page(const std::string& target) const;
  /// The id of a dataset's current release.
  [[nodiscard]] std::string current(const std::string& dataset) const;
  [[nodiscard]] const std::filesystem::path& directory() const { return directory_.path(); }

 private:
  TemporaryDirectory directory_;
  std::optional<opendata::api::Server> server_;
};

/// The one that read-only tests share.
const PublishedSite& published_site();

/// A request as the connection layer makes it of "/path?key=value&…".
opendata::api::Request request_of(const std::string& target);

}  // namespace test
