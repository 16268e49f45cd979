#include <opendata/api/server.hpp>

#include "http.hpp"
#include "respond.hpp"

namespace opendata::api {
namespace {

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

}  // namespace

struct Server::Impl {
  Impl(ServerOptions wanted, std::unique_ptr<Site> opened)
      : options(std::move(wanted)),
        settings{without_slash(options.base_url), options.query_time},
        site(std::move(opened)),
        http(options.limits, [this](const Request& request) { return handle(request); }) {}

  Response handle(const Request& request) {
    site->refresh();
    return respond(request, *site, settings, draining.load(std::memory_order_relaxed));
  }

  ServerOptions options;
  Settings settings;
  std::unique_ptr<Site> site;
  std::atomic<bool> draining{false};
  HttpServer http;
};

Result<Server> Server::create(ServerOptions options) {
  auto site = Site::open(options);
  if (!site) return failure(std::move(site.error()));
  return Server(std::make_unique<Impl>(std::move(options), std::move(*site)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Response Server::handle(const Request& request) const { return impl_->handle(request); }
Result<std::uint16_t> Server::bind() { return impl_->http.bind(impl_->options.host, impl_->options.port); }
Result<void> Server::serve() { return impl_->http.serve(); }

void Server::stop() noexcept {
  impl_->draining.store(true, std::memory_order_relaxed);
  impl_->http.stop();
}

}  // namespace opendata::api
