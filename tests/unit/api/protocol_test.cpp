#include <zlib.h>

#include "conditional.hpp"
#include "gzip.hpp"
#include "negotiate.hpp"
#include "support/catch.hpp"
#include "unit/api/site_fixture.hpp"

using namespace opendata::api;
using test::header;
using test::site;

namespace {

std::string gunzip(const std::string& bytes) {
  z_stream stream{};
  std::string out(1U << 20U, '\0');
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("Weights of Accept headers are read as RFC 9110 writes them", "[api][negotiate]") {
  auto [value, token, weight] = GENERATE(table<std::string, std::string, int>({{"gzip", "gzip", 1000},
                                                                               {"br, GZIP;q=0.5", "gzip", 500},
                                                                               {"gzip;q=0", "gzip", 0},
                                                                               {"*", "gzip", 1000},
                                                                               {"*;q=0.3, gzip;q=0", "gzip", 0},
                                                                               {"", "gzip", 0},
                                                                               {"gzipx", "gzip", 0},
                                                                               {"gzip;q=abc", "gzip", 0},
                                                                               {"gzip ; q=0.25", "gzip", 250},
                                                                               {"zh-TW;q=0.8", "zh", 800},
                                                                               {"gzip;q=1.000", "gzip", 1000},
                                                                               {",,,", "gzip", 0},
                                                                               {";q=1", "gzip", 0}}));
  CAPTURE(value);
  CHECK(weight_of(value, token) == weight);
}

TEST_CASE("Large answers are compressed when that is accepted, with a tag of their own", "[api][negotiate]") {
  const std::string path = "/api/v1/openapi.json";
  const auto plain = site().get(path);
  REQUIRE(plain.body.size() >= 1024);
  CHECK(header(plain, "Content-Encoding").empty());
  const auto packed = site().get(path, {{"accept-encoding", "gzip, br"}});
  CHECK(header(packed, "Content-Encoding") == "gzip");
  CHECK(packed.body.size() < plain.body.size());
  CHECK(gunzip(packed.body) == plain.body);
  CHECK(header(packed, "Vary").find("Accept-Encoding") != std::string::npos);
  CHECK(header(site().get(path, {{"accept-encoding", "gzip;q=0"}}), "Content-Encoding").empty());
  CHECK(header(site().get("/healthz", {{"accept-encoding", "gzip"}}), "Content-Encoding").empty());
}

TEST_CASE("Answers that rest on nothing published are named by their bytes; health has no name", "[api][negotiate]") {
  const auto* path = GENERATE("/openapi.json", "/api/v1/openapi.json", "/assets/site.css", "/problems/not-found");
  CAPTURE(path);
  const auto tag = header(site().get(path), "ETag");
  CHECK(tag.size() > 10);
  CHECK(site().get(path, {{"if-none-match", tag}}).status == 304);
  CHECK(site().get(path, {{"if-none-match", "\"other\""}}).status == 200);
  CHECK(header(site().get("/readyz"), "ETag").empty());
}

TEST_CASE("If-None-Match: * is 304 only where there is something", "[api][negotiate]") {
  auto [path, status] = GENERATE(table<std::string, int>({{"/faq/faq-001", 304},
                                                          {"/api/v1/laws/動保法", 304},
                                                          {"/openapi.json", 304},
                                                          {"/faq/nope", 404},
                                                          {"/api/v1/laws/nope", 404},
                                                          {"/api/v1/search?q=%22&mode=magic", 400}}));
  CAPTURE(path);
  CHECK(site().get(path, {{"if-none-match", "*"}}).status == status);
}

TEST_CASE("An entity tag names the answer: the same request gives 304, another does not", "[api][negotiate]") {
  const std::string path = "/api/v1/datasets/animal-cases";
  const auto plain = header(site().get(path), "ETag");
  const auto packed = header(site().get(path, {{"accept-encoding", "gzip"}}), "ETag");
  CHECK(plain.size() > 10);
  CHECK(packed == plain.substr(0, plain.size() - 1) + "-gz\"");
  for (const auto& tag : {plain, packed}) {
    const auto again = site().get(path, {{"if-none-match", tag}});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(header(again, "ETag") == tag);
  }
  CHECK(site().get("/api/v1/datasets", {{"if-none-match", plain}}).status == 200);
  CHECK(header(site().get(path + "/rows?limit=2"), "ETag") != header(site().get(path + "/rows?limit=3"), "ETag"));
  CHECK(header(site().get(path + "/rows?limit=100"), "ETag") == header(site().get(path + "/rows"), "ETag"));
}

TEST_CASE("What is told about a dataset carries the date of its release; its tag alone decides what is known", "[api][negotiate]") {
  const std::string dataset = "/api/v1/datasets/animal-cases";
  const auto* path = GENERATE("", "/rows", "/export?format=jsonl&filter=district:ne:x");
  CAPTURE(path);
  CHECK(header(site().get(dataset + path), "Last-Modified") == "Mon, 06 May 2024 07:08:09 GMT");
  CHECK(site().get(dataset + path, {{"if-modified-since", "Mon, 06 May 2024 07:08:09 GMT"}}).status == 200);
  CHECK(header(site().get("/datasets/animal-cases"), "Last-Modified").empty());
}

TEST_CASE("Other sites may read public answers, and find the description", "[api][negotiate]") {
  const auto response = site().get("/api/v1/datasets");
  CHECK(header(response, "Access-Control-Allow-Origin") == "*");
  CHECK(header(response, "Access-Control-Allow-Credentials").empty());
  CHECK(header(response, "Link").find("rel=\"service-desc\"") != std::string::npos);
  CHECK(header(site().get("/api/v1/datasets", {}, "OPTIONS"), "Access-Control-Max-Age") == "86400");
}

TEST_CASE("HTTP dates are written and read in the one form of RFC 9110", "[api][negotiate]") {
  CHECK(format_http_date(1714979289) == "Mon, 06 May 2024 07:08:09 GMT");
  CHECK(parse_http_date("Mon, 06 May 2024 07:08:09 GMT") == std::time_t{1714979289});
  CHECK(parse_http_date("Monday, 06-May-24 07:08:09 GMT") == std::time_t{1714979289});
  CHECK(parse_http_date("Mon May  6 07:08:09 2024") == std::time_t{1714979289});
  CHECK_FALSE(parse_http_date("2024-05-06"));
  CHECK_FALSE(parse_http_date("Mon, 06 May 2024 07:08:09 GMT x"));
  CHECK(parse_timestamp("2024-05-06T07:08:09Z") == std::time_t{1714979289});
}
