#include "unit/api/site_fixture.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <opendata/files.hpp>
#include <opendata/search/index_builder.hpp>
#include <stdexcept>

#include "release/catalog_json.hpp"
#include "release/dataset_json.hpp"
#include "release/manifest.hpp"
#include "release/sha256.hpp"
#ifdef OPENDATA_TEST_POSTGRESQL
#include "push/postgresql/target.hpp"
#include "unit/push/harness.hpp"
#endif

namespace test {
namespace {

using namespace opendata;

void need(bool condition) {
  if (!condition) throw std::runtime_error("the fixture could not be made");
}

Field field(const char* name, FieldType type, const char* title) {
  Field out;
  out.name = name;
  out.title = {title, name};
  out.type = type;
  return out;
}

Schema schema() {
  return {{field("case_no", FieldType::string, "案號"), field("district", FieldType::string, "行政區"),
           field("received", FieldType::date, "受理日"), field("weight", FieldType::decimal, "體重"),
           field("animals", FieldType::integer, "隻數"), field("closed", FieldType::boolean, "結案"),
           field("note", FieldType::string, "說明")}};
}

/// Weights compare as 9.5 < 10.25 as numbers and the other way round as text.
const char* const rows_sql = R"sql(
CREATE TABLE "rows" ("_id" INTEGER PRIMARY KEY, "case_no" TEXT, "district" TEXT, "received" TEXT, "weight" TEXT, "animals" INTEGER, "closed" TEXT, "note" TEXT);
INSERT INTO "rows" VALUES (1,'001','三民區','2024-01-05','9.5',1,'true','狗一隻'), (2,'002','左營區','2024-01-06','10.25',2,'false','<b>"貓"</b>'),
 (3,'003','三民區','2024-02-01',NULL,3,'true',NULL), (4,'004','鳳山區','2024-03-01','0.5',9007199254740993,'false',''),
 (5,'005','三民區',NULL,'9.50',NULL,'true','a;b,c..d:e\f');
CREATE INDEX "rows_district" ON "rows" ("district");
)sql";

/// Lots in Kaohsiung and Tainan; one without a place, one on the other side of the antimeridian.
const char* const parking_sql = R"sql(
CREATE TABLE "rows" ("_id" INTEGER PRIMARY KEY, "name" TEXT, "longitude" TEXT, "latitude" TEXT, "spaces" INTEGER, "opened" TEXT);
INSERT INTO "rows" VALUES (1,'三民停車場','120.31','22.65',120,'2020-05-01'), (2,'左營停車場','120.28','22.68',80,'2021-06-01'),
 (3,'東區停車場','120.2206','22.997',45,'2022-01-15'), (4,'無位置停車場',NULL,NULL,10,NULL), (5,'遠方停車場','-179.5','-16.0',5,'2019-01-01');
)sql";

Schema parking_schema() {
  return {{field("name", FieldType::string, "名稱"), field("longitude", FieldType::decimal, "經度"),
           field("latitude", FieldType::decimal, "緯度"), field("spaces", FieldType::integer, "車位數"),
           field("opened", FieldType::date, "啟用日")}};
}

DatasetMetadata parking_metadata() {
  DatasetMetadata out;
  out.id = "parking-lots";
  out.title = {"公有停車場", "Public parking lots"};
  out.description = {"市有停車場位置", "Where the city's parking lots are"};
  out.publisher_name = "某市交通局";
  out.publisher_org_code = "397190000A";
  out.identifier = "397190000A-000012";
  out.category_service = "A00";
  out.keywords = {"停車場", "交通"};
  out.temporal_from = "2019-01-01";
  return out;
}

void write_rows(const std::filesystem::path& path, const char* rows, const std::string& district) {
  sqlite3* db = nullptr;
  need(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  need(sqlite3_exec(db, rows, nullptr, nullptr, nullptr) == SQLITE_OK);
  if (!district.empty())
    need(sqlite3_exec(db, ("UPDATE \"rows\" SET district='" + district + "' WHERE _id=1").c_str(), nullptr, nullptr,
                      nullptr) == SQLITE_OK);
  sqlite3_close(db);
}

DatasetMetadata metadata() {
  DatasetMetadata out;
  out.id = "animal-cases";
  out.title = {"動物保護案件", "Animal protection cases"};
  out.description = {"案件 <script>alert(1)</script> & 統計", ""};
  out.publisher_name = "某市動物保護處";
  out.keywords = {"動物", "犬"};
  out.publisher_org_code = "397000000A";
  out.category_service = "I00";
  out.contact_name = "資料開放窗口";
  return out;
}

struct Described {
  DatasetMetadata metadata;
  Schema schema;
  const char* rows;
};

std::string write_release(const std::filesystem::path& datasets, const Described& dataset, const std::string& district) {
  const auto& id = dataset.metadata.id;
  const auto building = datasets / "building";
  std::filesystem::create_directories(building / "metadata");
  write_rows(building / "rows.sqlite", dataset.rows, district);
  std::ofstream(building / (id + ".csv"), std::ios::binary) << "case_no,district\r\n001," << district << "三民區\r\n";
  if (id == "parking-lots") std::ofstream(building / (id + ".csv.gz"), std::ios::binary) << "\x1f\x8b compressed";
  std::ofstream(building / "metadata" / "dcat.jsonld", std::ios::binary) << "{}\n";
  std::ofstream(building / "dataset.json", std::ios::binary) << release::format_dataset(dataset.metadata, dataset.schema);
  Manifest manifest{id, "2024-05-06T07:08:09Z", 5, "opendata test", std::string(64, '0'), {}};
  std::vector<std::pair<std::string, std::string>> files{
      {"rows.sqlite", "application/vnd.sqlite3"},
      {id + ".csv", "text/csv; charset=utf-8; header=present"},
      {"metadata/dcat.jsonld", "application/ld+json"},
      {"dataset.json", "application/json"}};
  if (id == "parking-lots") files.emplace_back(id + ".csv.gz", "application/gzip");
  for (const auto& [path, type] : files) {
    const auto digest = release::digest_file(building / path);
    need(digest.has_value());
    manifest.files.push_back({path, type, path.ends_with(".csv") ? "csv" : "", digest->bytes, digest->sha256});
  }
  const auto bytes = release::format_manifest(manifest);
  std::ofstream(building / "manifest.json", std::ios::binary) << bytes;
  const auto release = release::release_id_of(bytes);
  std::filesystem::rename(building, datasets / release);
  return release;
}

search::Document article(const char* number, std::uint32_t order, const char* body) {
  search::Document out;
  out.id = std::string("M0060027/") + number;
  out.kind = "article";
  out.title = std::string("動物保護法第 ") + number + " 條";
  out.body = body;
  out.law_id = "M0060027";
  out.law_name = "動物保護法";
  out.article_number = number;
  out.article_order = order;
  out.chapter = "第二章 動物之一般保護";
  return out;
}

search::Document faq(const char* id, const char* question, const char* answer) {
  search::Document out;
  out.id = id;
  out.kind = "faq";
  out.title = question;
  out.body = answer;
  out.agency = "動物保護處";
  out.category = "動物/走失";
  out.modified = "2024-05-06";
  return out;
}

/// What the examples of openapi.json name: an entry and an article of the sample data.
void add_examples(search::IndexBuilder& builder) {
  auto example = article("12", 12000, "自治條例第十二條。");
  example.id = "Z9900001/12";
  example.law_id = "Z9900001";
  example.law_name = "示範市動物保護自治條例";
  example.modified = "2025-01-02";
  need(builder.add_law("Z9900001", "示範市動物保護自治條例", {}, true).has_value());
  need(builder.add(example).has_value());
  auto answer = faq("AP-008", "寵物遺失", "請申報。");
  answer.facets = {{"cited_articles", "Z9900001/12;M0060027/12"}, {"reviewed", "2024-06-01"}};
  need(builder.add(answer).has_value());
}

void build_index(const std::filesystem::path& directory) {
  auto builder = search::IndexBuilder::create(directory);
  need(builder.has_value());
  need(builder->add_law("M0060027", "動物保護法", {"動保法"}, true).has_value());
  for (const auto& document :
       {article("11", 11000, "飼主對於受傷或罹病之動物，應給與必要之醫療。"),
        article("12", 12000, "對動物不得任意宰殺。"), article("12-1", 12001, "主管機關得派員查核。"),
        faq("faq-001", "狗走丟了怎麼辦？", "請通報動物保護處。\n飼主責任見動物保護法第11條。"),
        faq("faq-002", "</script><script>alert('x')</script> \"引號\"問題", "<img src=x onerror=alert(1)> 狗的答案"),
        faq("faq-003", "貓走失怎麼辦", "請通報。")})
    need(builder->add(document).has_value());
  auto foreign = faq("page/with space", "停車場公告", "公告內容");
  foreign.kind = "page";
  foreign.url = "javascript:alert(1)";
  foreign.facets["cited_articles"] = "M0060027/12;M0060027/99;X0000001/8-1;X0000002;";
  need(builder->add(foreign).has_value());
  add_examples(*builder);
  need(builder->finish().has_value());
}

#ifdef OPENDATA_TEST_POSTGRESQL
/// Every current release, as opendata-push loads it.
void load_rows(const std::filesystem::path& catalog, const std::string& database) {
  const TemporaryDirectory state;
  const auto entries = read_catalog(catalog);
  need(entries.has_value());
  for (const CatalogEntry& entry : *entries) {
    const auto release = open_release(catalog, entry.dataset_id, entry.current);
    need(release.has_value());
    const auto target = push::make_postgresql_target({catalog, database, postgresql::default_schema, {}});
    need(push_once(*target, *release, state).outcome.has_value());
  }
}
#endif

}  // namespace

SiteFixture::SiteFixture() {
  std::filesystem::create_directories(catalog() / "datasets" / "animal-cases");
  std::filesystem::create_directories(catalog() / "datasets" / "parking-lots");
  parking_ = write_release(catalog() / "datasets" / "parking-lots", {parking_metadata(), parking_schema(), parking_sql}, "");
  publish_release("");
  build_index(index());
  api::ServerOptions options;
  options.catalog = catalog().string();
  options.index = index().string();
#ifdef OPENDATA_TEST_POSTGRESQL
  database_ = PostgresqlServer::start();
  if (database_) {
    load_rows(catalog(), database_->connection());
    options.rows = database_->connection();
  }
#endif
  auto server = api::Server::create(options);
  need(server.has_value());
  server_.emplace(std::move(*server));
}

std::string SiteFixture::publish_release(const std::string& district) {
  const auto id = write_release(catalog() / "datasets" / "animal-cases", {metadata(), schema(), rows_sql}, district);
  releases_.insert(releases_.begin(), id);
  need(write_file_atomically(catalog() / "catalog.json", release::format_catalog(
                                                              {{{"animal-cases", id, releases_}, {"parking-lots", parking_, {parking_}}}}))
           .has_value());
  return id;
}

api::Response SiteFixture::get(const std::string& target, std::map<std::string, std::string> headers,
                               const std::string& method) {
  api::Request request;
  request.method = method;
  request.id = "test-1";
  request.headers = std::move(headers);
  request.headers.emplace("host", "data.example");
  const auto mark = target.find('?');
  request.path = target.substr(0, mark);
  for (std::size_t begin = mark; begin < target.size();) {
    const auto end = std::min(target.find('&', begin + 1), target.size());
    const auto pair = target.substr(begin + 1, end - begin - 1);
    const auto equals = std::min(pair.find('='), pair.size());
    request.query.emplace_back(pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())));
    begin = end;
  }
  return server_->handle(request);
}

api::Response SiteFixture::post(const std::string& path, const std::string& body, const std::string& type) {
  api::Request request;
  request.method = "POST";
  request.id = "test-1";
  request.path = path;
  request.body = body;
  request.headers = {{"host", "data.example"}, {"content-type", type}};
  return server_->handle(request);
}

std::string body_of(const api::Response& response) {
  std::string body = response.body;
  while (response.generator) {
    const auto piece = response.generator();
    need(piece.has_value());
    if (piece->empty()) break;
    body += *piece;
  }
  return body;
}

SiteFixture& site() {
  static SiteFixture fixture;
  return fixture;
}

std::string header(const api::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

json::Value json_of(const api::Response& response) {
  auto value = json::parse(body_of(response), json::Dialect::strict);
  return value ? std::move(*value) : json::Value();
}

std::string at(const json::Value& value, std::string_view path) {
  const json::Value* here = &value;
  while (!path.empty() && here != nullptr) {
    const auto dot = std::min(path.find('.'), path.size());
    const std::string key(path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
    if (here->is(json::Kind::array)) {
      const auto index = static_cast<std::size_t>(std::stoul(key));
      here = index < here->items().size() ? &here->items()[index] : nullptr;
    } else {
      here = here->find(key);
    }
  }
  if (here == nullptr) return "(none)";
  return here->is(json::Kind::null) ? "null" : here->text();
}

std::string read_file_body(const api::Response& response) {
  if (!response.file) return {};
  std::string bytes(response.file->length, '\0');
  const auto count =
      ::pread(response.file->descriptor, bytes.data(), bytes.size(), static_cast<off_t>(response.file->offset));
  ::close(response.file->descriptor);
  bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  return bytes;
}

}  // namespace test
