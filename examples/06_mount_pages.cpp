// Mounts the pages and the API in a backend that an agency already has: its own pages stay, some addresses go to
// opendata. No second server, no iframe; the pages keep their addresses, so that links in them work.
//   06_mount_pages CATALOG INDEX
#include <unistd.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <opendata/api/server.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace {

using opendata::api::Request;
using opendata::api::Response;

/// The path itself, or one below it.
bool is_in(const std::string& path, const std::string& room) {
  return path == room || (path.starts_with(room) && path[room.size()] == '/');
}

/// A search, or a list of all that has one kind, agency or category.
bool asks_for_results(const std::pair<std::string, std::string>& parameter) {
  constexpr std::array<std::string_view, 7> asking{"q", "kind", "agency", "category", "theme", "administration", "service"};
  return !parameter.second.empty() && std::find(asking.begin(), asking.end(), parameter.first) != asking.end();
}

/// What the backend hands to opendata: every room that links of its pages lead to, and results of searches, which have
/// addresses such as "/?q=…" and "/?kind=faq". Everything else, its home page too, stays its own. An agency that has an
/// /about, /privacy or /accessibility of its own leaves these out: the links then lead there.
bool is_mounted(const Request& request) {
  constexpr std::array rooms{
      "/datasets", "/disclosure", "/services",      "/statistics",     "/laws",      "/faq",  "/documents", "/help",
      "/about",    "/privacy",    "/accessibility", "/site-map",       "/problems",  "/docs", "/qr",        "/assets",
      "/api",      "/apis.json",  "/feeds",         "/opensearch.xml", "/opensearch"};
  if (request.path == "/") return std::any_of(request.query.begin(), request.query.end(), asks_for_results);
  return std::any_of(rooms.begin(), rooms.end(), [&](const char* room) { return is_in(request.path, room); });
}

Response own_page(const std::string& path) {
  Response response;
  response.status = path == "/" ? 200 : 404;
  response.set_header("Content-Type", "text/html; charset=utf-8");
  response.body = path == "/" ? "<h1>Our agency</h1><a href=\"/datasets\">Open data</a>" : "<h1>Not found</h1>";
  return response;
}

/// An answer has a body, or a part of an open file, or gives piece after piece. Returns how many bytes a backend would
/// send.
std::uint64_t send(const Response& response) {
  if (response.file) return ::close(response.file->descriptor), response.file->length;
  std::uint64_t bytes = response.body.size();
  while (response.generator) {
    const auto piece = response.generator();
    if (!piece || piece->empty()) break;  // an error: drop the connection, so that half an export does not look whole
    bytes += piece->size();
  }
  return bytes;
}

const std::string& header(const Response& response, std::string_view name) {
  static const std::string none;
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return none;
}

/// As the backend's own HTTP layer would: path decoded, parameters apart, header names in small letters.
Request get(std::string path, std::vector<std::pair<std::string, std::string>> query = {}) {
  Request request;
  request.method = "GET";
  request.path = std::move(path);
  request.query = std::move(query);
  request.headers = {{"host", "www.example.gov.tw"}, {"accept-language", "zh-TW"}};
  return request;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: 06_mount_pages CATALOG INDEX\n", 2;
  const auto opendata_pages =
      opendata::api::Server::create({.catalog = argv[1], .index = argv[2], .base_url = "https://www.example.gov.tw"});
  if (!opendata_pages)
    return std::cerr << opendata::format_error(opendata_pages.error(), opendata::Language::en) << '\n', 1;

  for (const Request& request :
       {get("/"), get("/", {{"q", "狗走丟了怎麼辦"}}), get("/faq"), get("/help"), get("/datasets"),
        get("/datasets/animal-cases", {{"lang", "en"}, {"sort", "-received"}}), get("/disclosure"),
        get("/api/v1/datasets/animal-cases/rows", {{"limit", "1"}}),
        get("/datasets/animal-cases/current/animal-cases.csv"), get("/assets/opendata.js"), get("/nowhere")}) {
    const bool mounted = is_mounted(request);
    const Response response = mounted ? opendata_pages->handle(request) : own_page(request.path);
    std::cout << (mounted ? "opendata  " : "own site  ") << request.path << "  " << response.status << "  "
              << header(response, "Content-Type") << (send(response) > 0 ? "" : "  empty") << '\n';
  }
  return 0;
}
