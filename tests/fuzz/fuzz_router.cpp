#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <opendata/api/server.hpp>
#include <set>

#include "http/target.hpp"

/// A method and a target as they come from the network, answered over an empty catalogue: every outcome is one of the documented statuses.
namespace {

opendata::api::Server make_server() {
  std::string pattern = (std::filesystem::temp_directory_path() / "opendata-fuzz-XXXXXX").string();
  opendata::api::ServerOptions options;
  options.catalog = ::mkdtemp(pattern.data());
  auto server = opendata::api::Server::create(options);
  std::filesystem::remove_all(options.catalog);
  if (!server) std::abort();
  return std::move(*server);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const opendata::api::Server server = make_server();
  static const std::set<int> known{200, 204, 304, 400, 403, 404, 405, 409, 410, 416, 501, 503};
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto blank = std::min(input.find(' '), input.size());
  auto target = opendata::api::http::decode_target(input.substr(std::min(blank + 1, size)));
  if (!target) return 0;
  opendata::api::Request request;
  request.method = input.substr(0, blank);
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  const auto response = server.handle(request);
  if (!known.contains(response.status)) std::abort();
  return 0;
}
