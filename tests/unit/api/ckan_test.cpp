#include "ckan/names.hpp"
#include "ckan/solr_query.hpp"
#include "support/catch.hpp"
#include "unit/api/site_fixture.hpp"

using test::at;
using test::json_of;
using test::site;

// The statuses, shapes and messages are those that CKAN 2.10.9 gives to the same requests.
namespace {

const std::string action = "/api/3/action/";
const std::string search = action + "datastore_search?resource_id=animal-cases";

std::string bare(const opendata::api::Response& response) {
  const auto value = json_of(response);
  return value.is(opendata::json::Kind::string) ? value.text() : "(no bare string)";
}

std::string records(const opendata::api::Response& response) {
  std::string out;
  const auto body = json_of(response);
  const auto* result = body.find("result");
  if (result == nullptr) return "(none)";
  for (const auto& record : result->find("records")->items()) out += record.find("_id")->text();
  return out;
}

}  // namespace

TEST_CASE("Validation errors of datastore_search are told in CKAN's words", "[api][ckan]") {
  auto [query, field, message] = GENERATE(table<std::string, std::string, std::string>({
      {"datastore_search", "resource_id", "Missing value"},
      {"datastore_search?resource_id=animal-cases&filters={bad", "filters", "Cannot parse JSON"},
      {"datastore_search?resource_id=animal-cases&filters={\"nope\":\"1\"}&limit=1", "filters", "invalid value \"nope\""},
      {"datastore_search?resource_id=animal-cases&filters={\"animals\":\"abc\"}", "query", "Invalid query"},
      {"datastore_search?resource_id=animal-cases&limit=-1", "limit", "Must be a natural number"},
      {"datastore_search?resource_id=animal-cases&limit=abc", "limit", "Invalid integer"},
      {"datastore_search?resource_id=animal-cases&offset=-5&limit=1", "offset", "invalid value \"-5\""},
      {"datastore_search?resource_id=animal-cases&sort=nope", "sort", "invalid value \"nope\""},
      {"datastore_search?resource_id=animal-cases&sort=animals; drop table x", "sort", "invalid value \"animals; drop table x\""},
      {"datastore_search?resource_id=animal-cases&fields=nope", "fields", "invalid value \"nope\""},
      {"datastore_search?resource_id=animal-cases&records_format=xml", "records_format", "Value must be one of ['objects', 'lists', 'csv', 'tsv']"},
      {"datastore_search?resource_id=animal-cases&foo=bar", "__extras", "invalid value \"foo\""},
      {"package_show", "name_or_id", "Missing value"},
      {"resource_show", "id", "Missing value"},
  }));
  CAPTURE(query);
  const auto response = site().get(action + query);
  CHECK(response.status == 409);
  CHECK(test::header(response, "Content-Type") == "application/json;charset=utf-8");
  const auto body = json_of(response);
  CHECK(at(body, "success") == "false");
  CHECK(at(body, "error.__type") == "Validation Error");
  CHECK(at(body, "error." + field + ".0") == message);
  CHECK(body.find("result") == nullptr);
  CHECK(at(body, "help") == "http://data.example/api/3/action/help_show?name=" + query.substr(0, query.find('?')));
}

TEST_CASE("What CKAN's framework refuses is one JSON string without an envelope", "[api][ckan]") {
  CHECK(bare(site().get(action + "nope")) == "Bad request - Action name not known: nope");
  CHECK(bare(site().get("/api/action/nope")) == "Bad request - Action name not known: nope");
  CHECK(bare(site().get(action + "datastore_search_sql?sql=select 1")) == "Bad request - Action name not known: datastore_search_sql");
  CHECK(bare(site().get(action + "package_create?name=x")) ==
        "Bad request - JSON Error: Invalid request. Please use POST method for your request");
  CHECK(bare(site().post(action + "datastore_search", "{bad")) ==
        "Bad request - JSON Error: Error decoding JSON data. Error: <BadRequest '400: Bad Request'> JSON data extracted from the request: {}");
  CHECK(bare(site().post(action + "datastore_search", "[1]")) ==
        "Bad request - JSON Error: Request data JSON decoded to [1] but it needs to be a dictionary.");
  CHECK(site().get(action + "nope").status == 400);
}

TEST_CASE("Nobody may write through the Action API", "[api][ckan]") {
  const auto response = site().post(action + "package_create", "{\"name\":\"x\"}");
  CHECK(response.status == 403);
  CHECK(at(json_of(response), "error.__type") == "Authorization Error");
  CHECK(at(json_of(response), "error.message") == "Access denied: User  not authorized to create packages");
}

TEST_CASE("What is not there is a Not Found Error", "[api][ckan]") {
  const auto resource = site().get(action + "datastore_search?resource_id=33333333-3333-3333-3333-333333333333");
  CHECK(resource.status == 404);
  CHECK(at(json_of(resource), "error.__type") == "Not Found Error");
  CHECK(at(json_of(resource), "error.message") == "Not found: Resource \"33333333-3333-3333-3333-333333333333\" was not found.");
  const auto package = site().get(action + "package_show?id=zzz");
  CHECK(package.status == 404);
  CHECK(at(json_of(package), "error.message") == "Not found");
}

TEST_CASE("datastore_search answers in the shape of CKAN", "[api][ckan]") {
  const auto body = json_of(site().get(search + "&limit=1&sort=animals desc, _id&fields=_id,animals&offset=2"));
  CHECK(at(body, "success") == "true");
  CHECK(at(body, "result.fields.0.id") == "_id");
  CHECK(at(body, "result.fields.0.type") == "int");
  CHECK(at(body, "result.fields.1.id") == "animals");
  CHECK(at(body, "result.records.0._id") == "2");
  CHECK(at(body, "result.include_total") == "true");
  CHECK(at(body, "result.limit") == "1");
  CHECK(at(body, "result.offset") == "2");
  CHECK(at(body, "result.sort") == "animals desc, _id");
  CHECK(at(body, "result.records_format") == "objects");
  CHECK(at(body, "result.resource_id") == "animal-cases");
  CHECK(at(body, "result.total_estimation_threshold") == "null");
  CHECK(at(body, "result.total") == "5");
  CHECK(at(body, "result.total_was_estimated") == "false");
  const auto base = action + "datastore_search?resource_id=animal-cases&limit=1&sort=animals+desc%2C+_id&fields=_id%2Canimals";
  CHECK(at(body, "result._links.start") == base);
  CHECK(at(body, "result._links.next") == base + "&offset=3");
  CHECK(at(body, "result._links.prev") == base + "&offset=1");
}

TEST_CASE("Parameters that are not given are not echoed, links behind the end stay", "[api][ckan]") {
  const auto body = json_of(site().get(search + "&include_total=false&limit=40000"));
  for (const char* name : {"filters", "q", "sort", "offset", "distinct", "total", "total_was_estimated"})
    CHECK(body.find("result")->find(name) == nullptr);
  CHECK(at(body, "result.limit") == "32000");
  CHECK(at(body, "result._links.next").ends_with("&offset=32000"));
  CHECK(body.find("result")->find("_links")->find("prev") == nullptr);
  const auto past = site().get(search + "&offset=2000000&limit=1");
  CHECK(records(past).empty());
  CHECK(at(json_of(past), "result._links.prev").find("offset=1999999&limit=1") != std::string::npos);
  CHECK(records(site().get(search + "&limit=0")).empty());
}

TEST_CASE("filters, q, sort and distinct choose rows", "[api][ckan]") {
  auto [query, expected] = GENERATE(table<std::string, std::string>({
      {"", "12345"},
      {"&filters={\"district\":\"三民區\"}", "135"},
      {"&filters={\"district\":[\"左營區\",\"鳳山區\"]}", "24"},
      {"&filters={\"animals\":\"2\"}", "2"},
      {"&filters={\"animals\":3,\"closed\":true}", "3"},
      {"&filters={\"_id\":[1,4]}", "14"},
      {"&q=狗", "1"},
      {"&q=三民 狗", "1"},
      {"&q={\"district\":\"三民\"}", "135"},
      {"&q=%", ""},
      {"&sort=_id desc", "54321"},
      {"&sort=weight", "34152"},
      {"&sort=district asc, received desc&limit=2", "31"},
      {"&offset=3", "45"},
  }));
  CAPTURE(query);
  CHECK(records(site().get(search + query)) == expected);
}

TEST_CASE("distinct merges equal rows and counts what is left", "[api][ckan]") {
  const auto body = json_of(site().get(search + "&distinct=true&fields=district"));
  CHECK(at(body, "result.total") == "3");
  CHECK(body.find("result")->find("records")->items().size() == 3);
  CHECK(at(body, "result.distinct") == "true");
}

TEST_CASE("Records come as objects, lists, CSV or TSV", "[api][ckan]") {
  const std::string fields = "&fields=_id,district,weight&limit=2";
  CHECK(at(json_of(site().get(search + fields + "&records_format=lists")), "result.records.1.1") == "左營區");
  CHECK(at(json_of(site().get(search + fields + "&records_format=csv")), "result.records") == "1,三民區,9.5\n2,左營區,10.25\n");
  CHECK(at(json_of(site().get(search + fields + "&records_format=tsv")), "result.records") == "1\t三民區\t9.5\n2\t左營區\t10.25\n");
}

TEST_CASE("The same parameters come as JSON, as a form, or as a form that is JSON", "[api][ckan]") {
  const std::string path = action + "datastore_search", json = R"({"resource_id":"animal-cases","limit":1,"fields":["_id"]})";
  const auto posted = json_of(site().post(path, json));
  CHECK(at(posted, "result.records.0._id") == "1");
  CHECK(at(posted, "result._links.start") == path);
  CHECK(at(posted, "result._links.next") == path + "?offset=1");
  CHECK(records(site().post(path, "resource_id=animal-cases&limit=2", "application/x-www-form-urlencoded")) == "12");
  CHECK(records(site().post(path, json, "application/x-www-form-urlencoded")) == "1");
  CHECK(records(site().post(path, R"({"resource_id":"animal-cases","filters":{"district":["左營區"]},"offset":null})")) == "2");
  const auto multipart = site().post(path, "--x\r\nContent-Disposition: form-data; name=\"resource_id\"\r\n\r\nanimal-cases\r\n--x--\r\n", "multipart/form-data; boundary=x");
  CHECK(multipart.status == 400);
  CHECK(multipart.body.find("Multipart") != std::string::npos);
  CHECK(site().post(path, std::string(60'000, '[')).status == 400);
  CHECK(site().post(path, R"({"resource_id":"animal-cases","limit":1,"limit":2})").status == 400);
}

TEST_CASE("A CKAN client dumps everything: list, show, resource, pages until nothing comes", "[api][ckan]") {
  const auto list = json_of(site().post(action + "package_list", R"({"include_private":true,"include_drafts":true})"));
  REQUIRE(list.find("result")->items().size() == 2);
  const auto package = json_of(site().get(action + "package_show?id=" + at(list, "result.0")));
  CHECK(at(package, "result.name") == "animal-cases");
  CHECK(at(package, "result.organization.name") == "397000000a");
  CHECK(at(package, "result.groups.0.title") == "公共資訊");
  CHECK(at(package, "result.tags.0.name") == "動物");
  const auto id = at(package, "result.resources.0.id");
  CHECK(at(package, "result.resources.0.datastore_active") == "true");
  CHECK(at(package, "result.resources.0.url_type") == "datastore");
  CHECK(at(package, "result.resources.0.url") == "http://data.example/datastore/dump/" + id);
  CHECK(at(package, "result.resources.1.url") == "http://data.example/datasets/animal-cases/current/animal-cases.csv");
  CHECK(at(json_of(site().get(action + "resource_show?id=" + id)), "result.package_id") == at(package, "result.id"));
  CHECK(at(json_of(site().get(action + "package_show?id=" + at(package, "result.id"))), "result.name") == "animal-cases");
  std::string all;
  for (int offset = 0;; offset += 2) {
    const auto page = records(site().get(action + "datastore_search?resource_id=" + id + "&limit=2&offset=" + std::to_string(offset)));
    if (page.empty()) break;
    all += page;
  }
  CHECK(all == "12345");
}

TEST_CASE("package_search finds by words and Solr clauses, pages, and ends", "[api][ckan]") {
  auto [query, count] = GENERATE(table<std::string, std::string>({
      {"", "2"}, {"?q=*:*", "2"}, {"?q=動物", "1"}, {"?q=停車場", "1"}, {"?q=動物 停車場", "0"}, {"?q=動物 OR 停車場", "2"},
      {"?q=tags:犬", "1"}, {"?q=zzzz", "0"}, {"?fq=organization:397000000a", "1"}, {"?fq=-organization:397000000a", "1"},
      {"?fq=+tags:\"停車場\" +res_format:CSV", "1"}, {"?fq=groups:(i00 OR a00)", "2"}, {"?fq=NOT groups:i00", "1"},
      {"?fq=metadata_modified:[2024-01-01T00:00:00Z TO *]", "2"}, {"?fq=metadata_modified:[2025-01-01T00:00:00Z TO *]", "0"},
      {"?fq=name:park*", "1"}, {"?fq_list=[\"state:active\",\"name:parking-lots\"]", "1"}, {"?q=狗?", "0"}}));
  CAPTURE(query);
  CHECK(at(json_of(site().get(action + "package_search" + query)), "result.count") == count);
}

TEST_CASE("package_search keeps to rows and start, sorts, counts facets and refuses the rest", "[api][ckan]") {
  const auto path = action + "package_search";
  const auto sorted = json_of(site().get(path + "?sort=name desc&rows=1"));
  CHECK(at(sorted, "result.results.0.name") == "parking-lots");
  CHECK(sorted.find("result")->find("results")->items().size() == 1);
  CHECK(at(json_of(site().get(path + "?start=2&rows=1000")), "result.count") == "2");
  CHECK(json_of(site().get(path + "?start=2&rows=1000")).find("result")->find("results")->items().empty());
  const auto faceted = json_of(site().get(path + "?facet.field=[\"tags\",\"organization\"]"));
  CHECK(at(faceted, "result.facets.tags.停車場") == "1");
  CHECK(at(faceted, "result.search_facets.organization.title") == "organization");
  CHECK(at(faceted, "result.search_facets.organization.items.0.display_name") == "某市動物保護處");
  for (const char* query : {"?foo=1", "?sort=nope desc", "?fq=a:b:c", "?fq=name:{a TO b}", "?fq=(name:x"}) {
    const auto response = site().get(path + query);
    CHECK(response.status == 400);
    CHECK(at(json_of(response), "error.__type") == "Search Query Error");
  }
}

TEST_CASE("Site actions say what CKAN clients look for first", "[api][ckan]") {
  CHECK(at(json_of(site().get("/api/3")), "version") == "3");
  CHECK(at(json_of(site().get(action + "site_read")), "result") == "true");
  CHECK(at(json_of(site().get(action + "status_show")), "result.ckan_version") == "2.10.9");
  CHECK(at(json_of(site().get(action + "status_show")), "result.extensions.0") == "datastore");
  CHECK_FALSE(at(json_of(site().get(action + "help_show?name=site_read")), "result").empty());
  CHECK(site().get(action + "help_show?name=nope").status == 404);
  CHECK(at(json_of(site().get(action + "license_list")), "result.0.id") == "notspecified");
  CHECK(at(json_of(site().get(action + "organization_list")), "result.0") == "397000000a");
  CHECK(at(json_of(site().get(action + "group_list?all_fields=true")), "result.0.display_name") == "交通及通訊");
  CHECK(at(json_of(site().get(action + "tag_list?query=犬")), "result.0") == "犬");
  const auto info = json_of(site().get(action + "datastore_info?id=animal-cases"));
  CHECK(at(info, "result.meta.count") == "5");
  CHECK(at(info, "result.meta.table_type") == "BASE TABLE");
  CHECK(at(info, "result.fields.3.type") == "numeric");
  CHECK(at(info, "result.fields.3.schema.native_type") == "numeric");
}

TEST_CASE("Dumps give all rows with their true type", "[api][ckan]") {
  const std::string dump = "/datastore/dump/animal-cases?fields=_id,district,weight";
  const auto csv = site().get(dump + "&limit=2");
  CHECK(test::body_of(csv) == "_id,district,weight\n1,三民區,9.5\n2,左營區,10.25\n");
  CHECK(test::header(csv, "Content-Type") == "text/csv; charset=utf-8");
  CHECK(test::header(csv, "Content-Disposition") == "attachment; filename=\"animal-cases.csv\"");
  CHECK(test::body_of(site().get(dump + "&format=tsv&bom=true&limit=1")) == "\xEF\xBB\xBF_id\tdistrict\tweight\n1\t三民區\t9.5\n");
  const auto json = json_of(site().get(dump + "&format=json"));
  CHECK(at(json, "fields.2.id") == "weight");
  CHECK(at(json, "records.4.1") == "三民區");
  CHECK(test::body_of(site().get(dump + "&format=xml&limit=1")) ==
        "<data xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n<row _id=\"1\"><district>三民區</district><weight>9.5</weight></row>\n</data>\n");
  CHECK(test::body_of(site().get("/datastore/dump/animal-cases?fields=_id&limit=99999999999999999999")) == "_id\n1\n2\n3\n4\n5\n");
  CHECK(site().get(dump + "&format=ods").status == 400);
  CHECK(site().get(dump + "&limit=x").status == 400);
  CHECK(site().get("/datastore/dump/nope").status == 404);
}

TEST_CASE("Identifiers are UUIDs that never change", "[api][ckan]") {
  using namespace opendata::api::ckan;
  CHECK(package_id("animal-cases") == package_id("animal-cases"));
  CHECK(package_id("animal-cases") != rows_id("animal-cases"));
  const auto id = package_id("animal-cases");
  REQUIRE(id.size() == 36);
  CHECK(id[14] == '5');
}

TEST_CASE("Deep and long Solr queries are refused, not followed", "[api][ckan]") {
  using opendata::api::ckan::SolrQuery;
  CHECK_FALSE(SolrQuery::parse(std::string(100, '(')));
  CHECK_FALSE(SolrQuery::parse(std::string(5000, 'a')));
  CHECK(SolrQuery::parse("a b c"));
  CHECK(SolrQuery::parse(""));
}
