#include "routes.hpp"

#include <algorithm>
#include <map>
#include <opendata/json.hpp>
#include <opendata/search/searcher.hpp>
#include <set>

#include "encoding.hpp"
#include "handlers/answer_shapes.hpp"
#include "handlers/description.hpp"
#include "http/refusal.hpp"
#include "router.hpp"
#include "support/catch.hpp"
#include "unit/api/site_fixture.hpp"

using namespace opendata;
using namespace opendata::api;
using test::at;
using test::site;

namespace {

/// The address that a route's own examples make.
std::string example_target(const Route& route) {
  std::string target(route.path);
  for (const Parameter& parameter : route.path_parameters) {
    const auto begin = target.find("{" + std::string(parameter.name));
    target.replace(begin, target.find('}', begin) - begin + 1, parameter.example);
  }
  char separator = '?';
  for (const Parameter& parameter : route.query_parameters) {
    if (parameter.example.empty()) continue;
    target += separator + std::string(parameter.name) + "=" + std::string(parameter.example);
    separator = '&';
  }
  return target;
}

using json::Kind;

bool is_of_type(const json::Value& value, const std::string& type) {
  if (type == "integer") return value.is(Kind::number) && value.integer();
  const auto kind = type == "string" ? Kind::string : type == "boolean" ? Kind::boolean : type == "array" ? Kind::array : Kind::object;
  return value.is(kind);
}

/// Compares answers with schemas of the description, in both directions.
class Described {
 public:
  explicit Described(const json::Value& description) : parts_(*description.find("components")->find("schemas")) {}

  void check(const json::Value& schema, const json::Value& value) {
    const json::Value& meant = resolved(schema);
    if (value.is(Kind::null)) {
      CHECK((meant.keys().empty() || meant.find("nullable") != nullptr));
      return;
    }
    if (const auto* type = meant.find("type")) CHECK(is_of_type(value, type->text()));
    if (value.is(Kind::array))
      for (const auto& item : value.items()) check(*meant.find("items"), item);
    if (value.is(Kind::object) && !meant.keys().empty()) check_members(meant, value);
  }

 private:
  const json::Value& resolved(const json::Value& schema) const {
    constexpr std::string_view room = "#/components/schemas/";
    const auto* name = schema.find("$ref");
    if (name == nullptr) return schema;
    REQUIRE(name->text().starts_with(room));
    const auto* part = parts_.find(name->text().substr(room.size()));
    REQUIRE(part != nullptr);
    return resolved(*part);
  }

  /// The members of an object, those of allOf together.
  void collect(const json::Value& schema, std::map<std::string, const json::Value*>& members, std::set<std::string>& required) const {
    const json::Value& meant = resolved(schema);
    if (const auto* all = meant.find("allOf"))
      for (const auto& part : all->items()) collect(part, members, required);
    if (const auto* properties = meant.find("properties"))
      for (const auto& name : properties->keys()) members.emplace(name, properties->find(name));
    if (const auto* names = meant.find("required"))
      for (const auto& name : names->items()) required.insert(name.text());
  }

  void check_members(const json::Value& schema, const json::Value& value) {
    std::map<std::string, const json::Value*> members;
    std::set<std::string> required;
    collect(schema, members, required);
    for (const std::string& member : required) {
      CAPTURE(member);
      CHECK(value.find(member) != nullptr);
    }
    for (const std::string& name : value.keys()) {
      CAPTURE(name);
      const auto found = members.find(name);
      const auto* described = found != members.end() ? found->second : schema.find("additionalProperties");
      CHECK(described != nullptr);
      if (described != nullptr) check(*described, *value.find(name));
    }
  }

  const json::Value& parts_;
};

/// The schema of an answer with 200, whatever its type of JSON.
const json::Value& answer_schema(const json::Value& description, const std::string& path) {
  return *description.find("paths")->find(path)->find("get")->find("responses")->find("200")->find("content")->items().front().find("schema");
}

std::string media_type_of(const Response& response) {
  const std::string type = test::header(response, "Content-Type");
  return type.substr(0, type.find(';'));
}

/// The answers of a route in every format that it has, files of the release and rows that are written anew, of a dataset
/// without places and of one with them.
std::vector<Response> in_all_formats(const Route& route) {
  std::vector<Response> answers;
  for (const std::string dataset : {"animal-cases", "parking-lots"}) {
    std::string address(route.path);
    address.replace(address.find("{id}"), 4, dataset);
    for (const std::string format : {"csv", "tsv", "json", "jsonl", "xml", "geojson"})
      for (const std::string narrowed : {"", "&fields=name"})
        if (auto answer = site().get(address + "?format=" + format + narrowed); answer.status == 200) answers.push_back(std::move(answer));
  }
  return answers;
}

std::string text_of(const Response& response) {
  return response.file ? test::read_file_body(response) : test::body_of(response);
}

}  // namespace

TEST_CASE("Every documented example is answered with 200", "[api][routes]") {
  for (const Route& route : routes()) {
    const auto target = example_target(route);
    CAPTURE(target);
    const auto response = site().get(target);
    CHECK(response.status == 200);
    if (response.file) CHECK_FALSE(test::read_file_body(response).empty());
  }
}

TEST_CASE("The description lists every route for programs, with its parameters", "[api][routes]") {
  const auto description = test::json_of(site().get("/api/v1/openapi.json"));
  CHECK(at(description, "openapi") == "3.0.3");
  const auto* paths = description.find("paths");
  REQUIRE(paths != nullptr);
  std::set<std::string> operations;
  for (const Route& route : routes()) {
    if (route.audience == Audience::person) continue;
    std::string path(route.path);
    std::erase(path, '*');
    CAPTURE(path);
    const auto* item = paths->find(path);
    REQUIRE(item != nullptr);
    operations.insert(at(*item, "get.operationId"));
    CHECK(item->find("get")->find("parameters")->items().size() ==
          route.path_parameters.size() + route.query_parameters.size());
  }
  CHECK(operations.size() == paths->items().size());
}

TEST_CASE("Our own answers have the members that the description tells, and no others", "[api][routes]") {
  const auto description = test::json_of(site().get("/api/v1/openapi.json"));
  Described described(description);
  for (const Route& route : routes()) {
    if (answer_shape("get", route.path).empty() || route.path.ends_with("/feedback")) continue;
    const auto target = example_target(route);
    CAPTURE(target);
    described.check(answer_schema(description, described_path(route.path)), test::json_of(site().get(target)));
  }
  const auto [path, target] = GENERATE(table<const char*, const char*>({
      {"/api/v1/search", "/api/v1/search?q=動保自治條例第3條"},
      {"/api/v1/search", "/api/v1/search?q=示範市動物保護自治條例第999條"},
      {"/api/v1/search", "/api/v1/search?q=籠物登計"},
      {"/api/v1/search", "/api/v1/search?q=狗走丟了怎麼辦&facets=false&limit=1"},
      {"/api/v1/search", "/api/v1/search?q=zzzzqqqq"},
      {"/api/v1/faq", "/api/v1/faq?limit=1"},
      {"/api/v1/datasets/{id}/rows", "/api/v1/datasets/animal-cases/rows?include_total=false&limit=1"},
      {"/api/v1/documents/{id}", "/api/v1/documents/M0060027/12"},
      {"/api/v1/laws/{id}/articles/{no}", "/api/v1/laws/M0060027/articles/12"},
  }));
  CAPTURE(target);
  described.check(answer_schema(description, path), test::json_of(site().get(target)));
}

TEST_CASE("Every JSON answer of our own is described, and no other", "[api][routes]") {
  for (const Route& route : routes()) {
    if (route.audience != Audience::program || !route.path.starts_with("/api/v1") || route.media_type != "application/json") continue;
    if (route.path.ends_with("/openapi.json")) continue;  // OpenAPI describes itself
    CAPTURE(route.path);
    CHECK_FALSE(answer_shape("get", route.path).empty());
  }
  for (const AnswerShape& answer : answer_shapes()) {
    CAPTURE(answer.method, answer.path);
    CHECK(std::any_of(routes().begin(), routes().end(), [&](const Route& route) { return route.path == answer.path; }));
  }
}

TEST_CASE("An answer in another format has one of the media types that the description tells, and is JSON where it says so", "[api][routes]") {
  const auto description = test::json_of(site().get("/api/v1/openapi.json"));
  for (const Route& route : routes()) {
    if (route.further_types.empty()) continue;
    CAPTURE(route.path);
    const auto& content = *description.find("paths")->find(route.path)->find("get")->find("responses")->find("200")->find("content");
    std::set<std::string> answered;
    for (const Response& response : in_all_formats(route)) {
      const auto type = media_type_of(response);
      CAPTURE(type);
      answered.insert(type);
      const auto* described = content.find(type);
      REQUIRE(described != nullptr);
      const auto* kind = described->find("schema")->find("type");
      const auto value = json::parse(text_of(response), json::Dialect::strict);
      CHECK((kind != nullptr && kind->text() == "string") == !value.has_value());
      if (value && kind != nullptr) CHECK(is_of_type(*value, kind->text()));
    }
    std::set<std::string> described(content.keys().begin(), content.keys().end());
    described.erase("application/jsonl");  // of a release's own file: this site has none
    CHECK(answered == described);
  }
}

TEST_CASE("The search modes of the table are those of the library", "[api][routes]") {
  const auto& all = routes();
  const auto route = std::find_if(all.begin(), all.end(), [](const Route& r) { return r.path == "/api/v1/search"; });
  const auto mode = std::find_if(route->query_parameters.begin(), route->query_parameters.end(),
                                 [](const Parameter& p) { return p.name == "mode"; });
  std::set<std::string_view> documented(mode->choices.begin(), mode->choices.end()), known;
  for (const auto each : search::all_modes()) known.insert(search::name(each));
  CHECK(documented == known);
}

TEST_CASE("Requests that the table does not allow are refused with what may be used", "[api][routes]") {
  auto [target, status, problem, named] = GENERATE(table<std::string, int, std::string, std::string>({
      {"/api/v1/nope", 404, "not-found", "openapi.json"},
      {"/api/v1/datasets/nope", 404, "not-found", "/api/v1/datasets"},
      {"/api/v1/datasets/animal-cases/rows?nope=1", 400, "unknown-parameter", "filter"},
      {"/api/v1/datasets/animal-cases/rows?limit=abc", 400, "invalid-parameter", "1000"},
      {"/api/v1/datasets/animal-cases/rows?limit=1001", 400, "invalid-parameter", "1000"},
      {"/api/v1/datasets/animal-cases/rows?limit=0", 400, "invalid-parameter", "1000"},
      {"/api/v1/datasets/animal-cases/rows?limit=99999999999999999999", 400, "invalid-parameter", "1000"},
      {"/api/v1/datasets/animal-cases/rows?include_total=yes", 400, "invalid-parameter", "true"},
      {"/api/v1/datasets/animal-cases/rows?fields=nope", 400, "unknown-field", "district"},
      {"/api/v1/datasets/animal-cases/rows?sort=-nope", 400, "unknown-field", "district"},
      {"/api/v1/datasets/animal-cases/rows?sort=note,note,note,note,note", 400, "limit-exceeded", "4"},
      {"/api/v1/datasets/animal-cases/rows?cursor=!!", 400, "invalid-parameter", "next"},
      {"/api/v1/datasets/animal-cases/rows/99", 404, "not-found", ""},
      {"/api/v1/datasets/animal-cases/rows/x", 404, "not-found", ""},
      {"/api/v1/search", 400, "invalid-parameter", ""},
      {"/api/v1/search?q=a&mode=magic", 400, "invalid-parameter", "full-text"},
      {"/api/v1/search?q=a&offset=9999&limit=100", 400, "limit-exceeded", "10,000"},
      {"/api/v1/laws/沒有這部法", 404, "not-found", ""},
      {"/api/v1/laws/動保法/articles/99", 404, "not-found", "12-1"},
      {"/api/v1/laws/動保法/articles/abc", 404, "not-found", "12-1"},
      {"/api/v1/faq/M0060027/12", 404, "not-found", ""},
  }));
  CAPTURE(target);
  const auto response = site().get(target, {{"accept-language", "en"}});
  CHECK(response.status == status);
  CHECK(test::header(response, "Content-Type") == "application/problem+json");
  CHECK(test::header(response, "Cache-Control") == "no-store");
  const auto body = test::json_of(response);
  CHECK(at(body, "type") == "/problems/" + problem);
  CHECK(at(body, "status") == std::to_string(status));
  CHECK(at(body, "instance") == "/requests/test-1");
  CHECK(at(body, "detail").find(named) != std::string::npos);
}

TEST_CASE("Every kind of problem has a page at its address", "[api][routes]") {
  for (const auto kind : all_problem_kinds()) CHECK(site().get("/problems/" + std::string(name(kind))).status == 200);
  for (const auto* refusal : http::refusals::all)
    CHECK(site().get("/problems/" + std::string(refusal->type)).status == 200);
  CHECK(site().get("/problems/nope").status == 404);
}

TEST_CASE("Only GET, HEAD and OPTIONS are answered", "[api][routes]") {
  auto [method, path, status] = GENERATE(table<std::string, std::string, int>({{"GET", "/healthz", 200},
                                                                               {"HEAD", "/healthz", 200},
                                                                               {"OPTIONS", "/api/v1/datasets", 204},
                                                                               {"POST", "/api/v1/datasets", 405},
                                                                               {"DELETE", "/", 405},
                                                                               {"TRACE", "/", 405},
                                                                               {"BREW", "/", 501},
                                                                               {"GET", "/nope", 404},
                                                                               {"POST", "/nope", 405}}));
  CAPTURE(method, path);
  const auto response = site().get(path, {}, method);
  CHECK(response.status == status);
  if (status == 405 || status == 204) CHECK(test::header(response, "Allow") == "GET, HEAD, OPTIONS");
}

TEST_CASE("A path that is not plain leads nowhere", "[api][routes]") {
  const auto* path = GENERATE("/datasets/animal-cases/current/../../etc/passwd", "/datasets/animal-cases/current/..",
                              "/datasets/../../etc/passwd", "//datasets", "/datasets/", "/api/v1//datasets",
                              "/./datasets", "/datasets/animal-cases/current/.", "/datasets\\animal-cases", "", "*",
                              "datasets", "/datasets/animal-cases/current/manifest.json/../dataset.json",
                              "/datasets/animal-cases/current/catalog.json", "/assets/../site.css");
  CAPTURE(path);
  const auto response = site().get(path);
  CHECK(response.status == 404);
  CHECK_FALSE(response.file);
}

TEST_CASE("base64url gives back every byte string and refuses anything else", "[api][encoding]") {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    CHECK(parse_base64url(base64url(bytes)) == bytes);
    bytes += static_cast<char>(i * 37);
  }
  for (const char* bad : {"a", "ab=", "a b", "+/", "abcde"}) CHECK_FALSE(parse_base64url(bad));
}

/// The body without the name and the media type of the row store, which is one of the files that a dataset's page offers.
static std::string without_row_store(std::string body) {
  for (const std::string_view name : {"rows.sqlite", "application/vnd.sqlite3"})
    for (auto at = body.find(name); at != std::string::npos; at = body.find(name, at)) body.erase(at, name.size());
  return body;
}

TEST_CASE("Hostile values in any parameter of any route reach no store, no header and no path", "[api][routes]") {
  const std::vector<std::string> hostile{"' OR 1=1 --",
                                         "\"; DROP TABLE rows; --",
                                         "x UNION SELECT name FROM sqlite_master",
                                         "../../../../etc/passwd",
                                         "\r\nSet-Cookie: z=1",
                                         "{\"district\":{\"$ne\":1}}",
                                         "{\"a\":1,\"a\":2}",
                                         "99999999999999999999999",
                                         "-1",
                                         std::string(3000, '('),
                                         std::string(3000, '['),
                                         "*:* OR {!func}x",
                                         "\xF0\x9F\x90\x95 %_\\",
                                         "${jndi:ldap://x}"};
  for (const Route& route : routes()) {
    for (const auto& value : hostile) {
      for (const Parameter& parameter : route.query_parameters) {
        Request request;
        request.method = "GET";
        request.path = example_target(route);
        request.path.resize(std::min(request.path.find('?'), request.path.size()));
        request.query = {{std::string(parameter.name), value}};
        const auto response = site().server().handle(request);
        CAPTURE(request.path, parameter.name, value.substr(0, 40), response.status, response.body.substr(0, 200));
        CHECK(response.status < 500);
        for (const auto& [name, text] : response.headers) CHECK(text.find_first_of("\r\n") == std::string::npos);
        for (const char* leak : {"sqlite", "SELECT", "/tmp/", "root:"}) {
          if (value.find(leak) == std::string::npos) CHECK(without_row_store(response.body).find(leak) == std::string::npos);
        }
        if (response.file) (void)test::read_file_body(response);
      }
    }
  }
  CHECK(at(test::json_of(site().get("/api/v1/datasets/animal-cases/rows")), "total") == "5");
}
