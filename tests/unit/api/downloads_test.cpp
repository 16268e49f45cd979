#include <chrono>
#include <thread>

#include "conditional.hpp"
#include "release/sha256.hpp"
#include "support/catch.hpp"
#include "unit/api/site_fixture.hpp"

using namespace opendata::api;
using test::header;
using test::site;

namespace {
const std::string content = "case_no,district\r\n001,三民區\r\n";
const std::string csv = "/datasets/animal-cases/current/animal-cases.csv";
/// The same file under the id of its release, where it never changes.
std::string kept_csv() { return "/datasets/animal-cases/" + site().releases().front() + "/animal-cases.csv"; }
std::string etag() { return "\"" + opendata::release::sha256_of(content) + "\""; }
}  // namespace

TEST_CASE("A file of a release is sent whole, with everything a client needs to keep it", "[api][downloads]") {
  const auto release = site().releases().front();
  auto [path, caching] = GENERATE_COPY(table<std::string, std::string>(
      {{csv, "public, max-age=60, stale-while-revalidate=600"},
       {"/api/v1" + csv, "public, max-age=60, stale-while-revalidate=600"},
       {"/datasets/animal-cases/" + release + "/animal-cases.csv", "public, max-age=31536000, immutable"}}));
  CAPTURE(path);
  const auto response = site().get(path);
  REQUIRE(response.status == 200);
  CHECK(test::read_file_body(response) == content);
  CHECK(header(response, "ETag") == etag());
  CHECK(header(response, "Last-Modified") == "Mon, 06 May 2024 07:08:09 GMT");
  CHECK(header(response, "Content-Type") == "text/csv; charset=utf-8; header=present");
  CHECK(header(response, "Content-Disposition") ==
        "attachment; filename=\"animal-cases.csv\"; filename*=UTF-8''animal-cases.csv");
  CHECK(header(response, "Accept-Ranges") == "bytes");
  CHECK(header(response, "Cache-Control") == caching);
  CHECK(header(response, "Access-Control-Allow-Origin") == "*");
  CHECK(header(response, "X-Content-Type-Options") == "nosniff");
}

TEST_CASE("Only files of the manifest are there", "[api][downloads]") {
  CHECK(test::read_file_body(site().get("/datasets/animal-cases/current/metadata/dcat.jsonld")) == "{}\n");
  const auto* path = GENERATE("nope.csv", "manifest.json", "metadata", "metadata/", "ANIMAL-CASES.CSV",
                              "animal-cases.csv/x", "%2e%2e/catalog.json", "etc/passwd");
  CAPTURE(path);
  CHECK(site().get(std::string("/datasets/animal-cases/current/") + path).status == 404);
  CHECK(site().get(std::string("/datasets/animal-cases/0123456789abcdef/") + path).status == 404);
}

TEST_CASE("One range is honoured; what is no such range is ignored", "[api][downloads]") {
  auto [range, status, expected, content_range] = GENERATE(table<std::string, int, std::string, std::string>({
      {"bytes=0-6", 206, "case_no", "bytes 0-6/33"},
      {"Bytes=0-6", 206, "case_no", "bytes 0-6/33"},
      {"bytes=8-", 206, content.substr(8), "bytes 8-32/33"},
      {"bytes=-2", 206, "\r\n", "bytes 31-32/33"},
      {"bytes=-100", 206, content, "bytes 0-32/33"},
      {"bytes=31-99", 206, "\r\n", "bytes 31-32/33"},
      {"bytes=33-", 416, "", "bytes */33"},
      {"bytes=-0", 416, "", "bytes */33"},
      {"bytes=0-1,3-4", 200, content, ""},
      {"bytes=5-2", 200, content, ""},
      {"bytes=a-b", 200, content, ""},
      {"bytes=", 200, content, ""},
      {"items=0-1", 200, content, ""},
      {"bytes=0-18446744073709551616", 200, content, ""},
  }));
  CAPTURE(range);
  const auto response = site().get(csv, {{"range", range}});
  CHECK(response.status == status);
  CHECK(header(response, "Content-Range") == content_range);
  CHECK(test::read_file_body(response) == expected);
}

TEST_CASE("If-Range asks for the whole file when it has changed", "[api][downloads]") {
  auto [condition, status] = GENERATE(table<std::string, int>({{etag(), 206},
                                                               {"\"other\"", 200},
                                                               {"W/" + etag(), 200},
                                                               {"Mon, 06 May 2024 07:08:09 GMT", 206},
                                                               {"Sun, 05 May 2024 07:08:09 GMT", 200},
                                                               {"nonsense", 200}}));
  CAPTURE(condition);
  const auto response = site().get(kept_csv(), {{"range", "bytes=0-1"}, {"if-range", condition}});
  CHECK(response.status == status);
  (void)test::read_file_body(response);
}

TEST_CASE("An unchanged file is not sent again", "[api][downloads]") {
  auto [name, value, status] = GENERATE(table<std::string, std::string, int>({
      {"if-none-match", etag(), 304},
      {"if-none-match", "\"a\", W/" + etag(), 304},
      {"if-none-match", "*", 304},
      {"if-none-match", "\"a\"", 200},
      {"if-modified-since", "Mon, 06 May 2024 07:08:09 GMT", 304},
      {"if-modified-since", "Mon, 06 May 2024 07:08:08 GMT", 200},
      {"if-modified-since", "yesterday", 200},
  }));
  CAPTURE(name, value);
  const auto response = site().get(kept_csv(), {{name, value}});
  CHECK(response.status == status);
  CHECK(header(response, "ETag") == etag());
  CHECK(response.file.has_value() == (status == 200));
  (void)test::read_file_body(response);
}

TEST_CASE("Under \"current\" only entity tags decide: the next release may carry the date of the one before", "[api][downloads]") {
  test::SiteFixture changing;
  const auto before = changing.get(csv);
  const auto date = header(before, "Last-Modified"), old_tag = header(before, "ETag");
  (void)test::read_file_body(before);
  changing.publish_release("旗津區");
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // the catalogue is looked at once a second
  using Row = std::tuple<std::string, std::map<std::string, std::string>, int>;
  for (const auto& [path, headers, status] : std::vector<Row>{
      {csv, {{"if-modified-since", date}}, 200},
      {csv, {{"if-range", date}, {"range", "bytes=0-1"}}, 200},
      {csv, {{"if-none-match", old_tag}, {"if-modified-since", date}}, 200},
      {"/api/v1/datasets/animal-cases/rows?format=csv", {{"if-modified-since", date}}, 200},
      {"/datasets/animal-cases/" + changing.releases().back() + "/animal-cases.csv", {{"if-modified-since", date}}, 304}}) {
    CAPTURE(path, headers);
    const auto after = changing.get(path, headers);
    CHECK(after.status == status);
    CHECK(header(after, "Last-Modified") == date);
    (void)test::read_file_body(after);
  }
}

TEST_CASE("Who names the file by If-Match gets that file or 412", "[api][downloads]") {
  auto [name, value, status] = GENERATE(table<std::string, std::string, int>({
      {"if-match", etag(), 200},
      {"if-match", "\"a\", " + etag(), 200},
      {"if-match", "*", 200},
      {"if-match", "\"a\"", 412},
      {"if-match", "W/" + etag(), 412},
      {"if-unmodified-since", "Mon, 06 May 2024 07:08:09 GMT", 200},
      {"if-unmodified-since", "Mon, 06 May 2024 07:08:08 GMT", 412},
      {"if-unmodified-since", "yesterday", 200},
  }));
  CAPTURE(name, value);
  const auto response = site().get(kept_csv(), {{name, value}});
  CHECK(response.status == status);
  (void)test::read_file_body(response);
}

TEST_CASE("Range means nothing on other answers", "[api][downloads]") {
  const auto response = site().get("/api/v1/datasets", {{"range", "bytes=0-3"}});
  CHECK(response.status == 200);
  CHECK(response.body.size() > 4);
}

TEST_CASE("A compressed form kept beside a file is sent to who takes it, with a tag and ranges of its own", "[api][downloads]") {
  const std::string path = "/datasets/parking-lots/current/parking-lots.csv";
  const auto plain = site().get(path);
  const auto packed = site().get(path, {{"accept-encoding", "gzip"}});
  CHECK(test::header(plain, "Content-Encoding").empty());
  CHECK(test::header(packed, "Content-Encoding") == "gzip");
  CHECK(test::header(packed, "Content-Type") == "text/csv; charset=utf-8; header=present");
  CHECK(test::header(plain, "ETag") != test::header(packed, "ETag"));
  CHECK(test::header(plain, "Vary") == "Accept-Encoding");
  CHECK(test::read_file_body(packed) == "\x1f\x8b compressed");
  (void)test::read_file_body(plain);
  const auto part = site().get(path, {{"accept-encoding", "gzip"}, {"range", "bytes=3-5"}, {"if-range", test::header(packed, "ETag")}});
  CHECK(part.status == 206);
  CHECK(test::read_file_body(part) == "com");
  CHECK(site().get(path, {{"accept-encoding", "gzip"}, {"if-none-match", test::header(packed, "ETag")}}).status == 304);
}
