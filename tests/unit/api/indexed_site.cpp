#include "unit/api/indexed_site.hpp"

#include <stdexcept>

#include "unit/api/published_site.hpp"
#include "unit/api/site_fixture.hpp"

namespace test {
namespace {

template <class Outcome>
void need(const Outcome& outcome) {
  if (!outcome) throw std::runtime_error("the site could not be made: " + format_error(outcome.error(), opendata::Language::en));
}

}  // namespace

IndexedSite::IndexedSite(const std::function<void(opendata::search::IndexBuilder&)>& fill) {
  auto builder = opendata::search::IndexBuilder::create(directory_.path());
  need(builder);
  fill(*builder);
  need(builder->finish());
  auto server = opendata::api::Server::create({.catalog = site().catalog().string(), .index = directory_.path().string(), .base_url = "https://data.example"});
  need(server);
  server_.emplace(std::move(*server));
}

opendata::api::Response IndexedSite::get(const std::string& target) const { return server_->handle(request_of(target)); }

}  // namespace test
