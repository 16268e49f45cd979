#include "unit/api/published_site.hpp"

#include <opendata/policy.hpp>
#include <opendata/publish.hpp>
#include <opendata/release.hpp>
#include <stdexcept>

#include "support/small_source.hpp"
#include "support/source_directory.hpp"

namespace test {
namespace {

using namespace opendata;

template <class Outcome>
void need(const Outcome& outcome) {
  if (!outcome) throw std::runtime_error("could not be published: " + format_error(outcome.error(), Language::en));
}

/// One more field, and one case more in each class.
std::string later_policy() {
  auto text = replaced(small_policy, "\"modified\": \"2024-06-01T00:00:00Z\"",
                       "\"gate\": { \"least_change\": 1 },\n  \"modified\": \"2024-07-01T00:00:00Z\"");
  return replaced(
      text, "\"transform\": \"keep\" }\n  ],",
      "\"transform\": \"keep\" },\n    { \"source\": \"secret\", \"name\": \"kind\", \"title\": { \"zh-TW\": \"代號\" "
      "}, \"type\": \"string\", \"role\": \"insensitive\", \"transform\": \"keep\" }\n  ],");
}

const char* const statistics_source =
    "案件類別,受理季別,受理年,件數,註記\r\n"
    "走失,2024-Q1,2024,12,\r\n走失,2024-Q2,2024,,抑制\r\n走失,合計,2024,20,\r\n走失,合計,合計,20,\r\n"
    "虐待,2024-Q1,2024,,抑制\r\n虐待,2024-Q2,2024,9,\r\n虐待,合計,2024,16,\r\n虐待,合計,合計,16,\r\n"
    "合計,2024-Q1,2024,19,\r\n合計,2024-Q2,2024,17,\r\n合計,合計,2024,36,\r\n合計,合計,合計,36,\r\n";

const char* const statistics_policy = R"({
  "policy_version": 1,
  "dataset": { "id": "case-statistics", "type": "statistics", "issued": "2019-12-31", "title": { "zh-TW": "案件統計", "en": "Case statistics" }, "publisher": { "name": "示範市政府統計處" },
    "disclosure": [5], "keywords": { "zh-TW": ["統計", "案件"], "en": ["statistics", "cases"] } },
  "fields": [
    { "source": "案件類別", "name": "kind", "title": { "zh-TW": "案件類別", "en": "Kind" }, "role": "insensitive", "transform": "keep" },
    { "source": "受理季別", "name": "quarter", "title": { "zh-TW": "受理季別", "en": "Quarter" }, "role": "insensitive", "transform": "keep", "allow": ["PLATE"] },
    { "source": "受理年", "name": "year", "title": { "zh-TW": "受理年", "en": "Year" }, "role": "insensitive", "transform": "keep" },
    { "source": "件數", "name": "count", "title": { "zh-TW": "件數", "en": "Cases" }, "type": "integer", "role": "insensitive", "transform": "keep" },
    { "source": "註記", "name": "mark", "title": { "zh-TW": "註記", "en": "Note" }, "role": "insensitive", "transform": "keep" }
  ],
  "modified": "2024-06-15T00:00:00Z"
})";

void publish_statistics(const TemporaryDirectory& directory) {
  const auto policy = parse_policy(statistics_policy, "statistics.json");
  need(policy);
  need(publish(*policy, directory.write("statistics.csv", statistics_source), directory.path() / "catalog",
               std::nullopt));
}

void publish_services(const TemporaryDirectory& directory) {
  const auto data = source_directory() / "data";
  const auto policy = read_policy((data / "policies" / "service_items.json").string());
  need(policy);
  need(publish(*policy, (data / "samples" / "service_items.csv").string(), directory.path() / "catalog", std::nullopt));
}

}  // namespace

PublishedSite::PublishedSite() {
  need(publish_small(directory_));
  need(publish_small(directory_, small_source + "011,東區,2024-05-10,1,2,true,補,e\r\n", later_policy()));
  publish_services(directory_);
  publish_statistics(directory_);
  auto server =
      api::Server::create({.catalog = (directory_.path() / "catalog").string(), .base_url = "https://data.example"});
  need(server);
  server_.emplace(std::move(*server));
}

std::string PublishedSite::page(const std::string& target) const { return server_->handle(request_of(target)).body; }

std::string PublishedSite::current(const std::string& dataset) const {
  const auto entries = read_catalog(directory_.path() / "catalog");
  need(entries);
  for (const CatalogEntry& entry : *entries)
    if (entry.dataset_id == dataset) return entry.current;
  return {};
}

const PublishedSite& published_site() {
  static const PublishedSite site;
  return site;
}

api::Request request_of(const std::string& target) {
  api::Request request;
  request.method = "GET";
  request.headers = {{"host", "data.example"}};
  const auto mark = std::min(target.find('?'), target.size());
  request.path = target.substr(0, mark);
  for (std::size_t begin = mark; begin < target.size();) {
    const auto end = std::min(target.find('&', begin + 1), target.size());
    const auto pair = target.substr(begin + 1, end - begin - 1);
    const auto equals = std::min(pair.find('='), pair.size());
    request.query.emplace_back(pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())));
    begin = end;
  }
  return request;
}

}  // namespace test
