#pragma once
#include <opendata/api/server.hpp>
#include <opendata/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "support/postgresql_server.hpp"
#include "support/temporary_directory.hpp"

namespace test {

/// A small published catalogue and index of invented content, and a server over them that needs no socket.
class SiteFixture {
 public:
  SiteFixture();
  /// Publishes a further release of "animal-cases" whose first row is in `district`; returns its id.
  std::string publish_release(const std::string& district);
  [[nodiscard]] opendata::api::Server& server() { return *server_; }
  [[nodiscard]] std::filesystem::path catalog() const { return directory_.path() / "catalog"; }
  /// The database that holds the rows, in the program that tests it; else null.
  [[nodiscard]] PostgresqlServer* database() { return database_.get(); }
  [[nodiscard]] std::filesystem::path index() const { return directory_.path() / "index"; }
  [[nodiscard]] std::filesystem::path release_directory(const std::string& id) const {
    return catalog() / "datasets" / "animal-cases" / id;
  }
  [[nodiscard]] const std::vector<std::string>& releases() const { return releases_; }

  /// A GET of "/path?key=value&…" (already decoded; '&' and '=' only as separators).
  opendata::api::Response get(const std::string& target, std::map<std::string, std::string> headers = {},
                              const std::string& method = "GET");
  opendata::api::Response post(const std::string& path, const std::string& body,
                               const std::string& type = "application/json");

 private:
  TemporaryDirectory directory_;
  std::vector<std::string> releases_;  ///< newest first
  std::string parking_;
  std::unique_ptr<PostgresqlServer> database_;
  std::optional<opendata::api::Server> server_;
};

/// The fixture that read-only tests share.
SiteFixture& site();

std::string header(const opendata::api::Response& response, std::string_view name);
/// The whole body, pulled to its end when it is streamed.
std::string body_of(const opendata::api::Response& response);
/// The body as JSON; a null value when it is none.
opendata::json::Value json_of(const opendata::api::Response& response);
/// A member by path: "rows.0.district"; its text, or "(none)".
std::string at(const opendata::json::Value& value, std::string_view path);
/// The content of a file answer, whose descriptor is closed.
std::string read_file_body(const opendata::api::Response& response);

}  // namespace test
