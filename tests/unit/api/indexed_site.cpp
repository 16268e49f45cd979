#include "unit/api/indexed_site.hpp"

#include "support/catch.hpp"
#include "unit/api/published_site.hpp"
#include "unit/api/site_fixture.hpp"

namespace test {

IndexedSite::IndexedSite(const std::function<void(opendata::search::IndexBuilder&)>& fill) {
  auto builder = opendata::search::IndexBuilder::create(directory_.path());
  REQUIRE(builder.has_value());
  fill(*builder);
  REQUIRE(builder->finish().has_value());
  auto server = opendata::api::Server::create({.catalog = site().catalog().string(), .index = directory_.path().string(), .base_url = "https://data.example"});
  REQUIRE(server.has_value());
  server_.emplace(std::move(*server));
}

opendata::api::Response IndexedSite::get(const std::string& target) const { return server_->handle(request_of(target)); }

}  // namespace test
