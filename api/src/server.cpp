#include <opendata/api/server.hpp>

#include "admin/admin.hpp"
#include "admin/faq_api.hpp"
#include "admin/pages/pages.hpp"
#include "guard.hpp"
#include "http.hpp"
#include "operations/log.hpp"
#include "operations/metrics.hpp"
#include "operations/verifier.hpp"
#include "operations/watcher.hpp"
#include "published_record.hpp"
#include "respond.hpp"
#include "router.hpp"
#include "usage/recorder.hpp"

namespace opendata::api {
namespace {

using Clock = std::chrono::steady_clock;

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

/// Health and administration answer few at a time.
ServerLimits small_limits(const ServerLimits& limits, std::size_t body_bytes) {
  ServerLimits small = limits;
  small.threads = 2;
  small.connections = small.connections_per_address = 256;
  small.body_bytes = body_bytes;
  return small;
}

constexpr std::size_t admin_body_bytes = 1U << 20U;

std::uint64_t size_of(const Response& response) {
  return response.file ? response.file->length : response.body.size();
}

}  // namespace

struct Server::Impl {
  explicit Impl(ServerOptions wanted)
      : options(std::move(wanted)),
        settings{without_slash(options.base_url), options.query_time},
        http(options.limits, [this](const Request& request) { return handle(request); },
             [this](const Request& request) { return limit_key(guard->client_of(request)); }) {}

  Result<void> open() {
    auto opened = Site::open(options);
    if (!opened) return failure(std::move(opened.error()));
    site = std::move(*opened);
    auto made = Guard::create(options);
    if (!made) return failure(std::move(made.error()));
    guard = std::move(*made);
    auto logging = Log::open(options.log);
    if (!logging) return failure(std::move(logging.error()));
    log = std::move(*logging);
    if (auto counting = open_usage(); !counting) return counting;
    if (options.admin.listen.host.empty()) return {};
    return open_admin();
  }

  Result<void> open_admin() {
    AdminOptions wanted = options.admin;
    if (wanted.base_url.empty()) wanted.base_url = options.base_url;
    auto tasks = own_tasks();
    if (!wanted.faq_store.empty()) {
      const auto publishing = wanted.four_eyes ? admin::Publishing::by_another : admin::Publishing::by_any_reviewer;
      auto opened = admin::FaqDesk::open({wanted.faq_store, options.catalog, publishing}, *site);
      if (!opened) return failure(std::move(opened.error()));
      desk = std::move(*opened);
      for (auto& table : {admin::faq_api_routes(*desk), admin::faq_page_routes(*desk)}) tasks.insert(tasks.end(), table.begin(), table.end());
    }
    auto administrators = admin::Admin::open(wanted, std::move(tasks));
    if (!administrators) return failure(std::move(administrators.error()));
    administrator = std::move(*administrators);
    return {};
  }

  Result<void> open_usage() {
    if (options.usage.file.empty()) return {};
    auto opened = usage::Recorder::open(options.usage);
    if (!opened) return failure(std::move(opened.error()));
    recorder = std::move(*opened);
    settings.recorder = recorder.get();
    return {};
  }

  std::vector<admin::AdminRoute> own_tasks() {
    Route reload, numbers;
    reload.path = "/admin/reload";
    reload.summary = {"Look for newer releases now", "立即檢查新版本"};
    numbers.path = "/admin/metrics";
    numbers.summary = {"Counts, in Prometheus' format", "統計數字（Prometheus 格式）"};
    numbers.media_type = "text/plain";
    return {{"POST", reload, admin::Door::program, Role::editor, "reload", [this](admin::AdminCall&) { return reload_now(); }},
            {"GET", numbers, admin::Door::program, Role::viewer, "metrics", [this](admin::AdminCall&) -> Answer { return metrics_response(); }}};
  }
  Answer reload_now() {
    reload_appearance();
    verifier.start_over();
    look_again();
    JsonBody out;
    const auto now = site->served();
    out.begin_object().text("catalog", now->catalog->version).number("datasets", now->catalog->datasets.size());
    out.number("alarms", now->catalog->alarms.size()).text("index", now->index->stats.generation);
    return make_response(out.end_object());
  }

  // ---- Requests ----

  Response handle(const Request& request) {
    const auto begun = Clock::now();
    const auto client = guard->client_of(request);
    if (!watching.load(std::memory_order_relaxed)) site->refresh();
    std::vector<std::pair<std::string, std::string>> headers;
    const auto passed = guard->check(request, client, metrics, headers);
    auto [response, route] = passed ? respond(request, client, *site, settings, draining.load(std::memory_order_relaxed))
                                    : Responded{refuse_early(passed.error(), request, *site), nullptr};
    for (auto& [name, value] : headers) response.set_header(std::move(name), std::move(value));
    const auto time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun);
    metrics.count(route, request.method, response.status, time, size_of(response));
    log->request({request, route, response.status, size_of(response), time, client});
    return std::move(response);
  }

  Response metrics_response() const {
    const auto now = site->served();
    auto response = make_response(metrics.format({http.connections(), http.overloaded(), draining, now->catalog.get(), now->index.get()}),
                                  "text/plain; version=0.0.4; charset=utf-8");
    response.set_header("Cache-Control", "no-store");
    return response;
  }

  /// Health, without limits, log and counts.
  Response handle_health(const Request& request) {
    if (request.path == "/metrics") return metrics_response();
    const bool known = request.path.starts_with("/health") || request.path == "/readyz";
    if (!known) return refuse_early({ProblemKind::not_found, {"there is nothing at this address", "此網址沒有資料"}}, request, *site);
    return respond(request, {}, *site, settings, draining).response;
  }

  /// Limits and the audit log mean whoever stands behind a trusted proxy, not the proxy.
  Response handle_administration(Request request) const {
    request.remote_address = guard->client_of(request);
    return administrator->handle(request);
  }

  // ---- Life ----

  void look_again() {
    const auto before = site->served();
    site->refresh_now();
    const auto now = site->served();
    if (now->catalog->version != before->catalog->version) verifier.look();
    log_catalog(*before->catalog, *now->catalog);
    log_index(*before->index, *now->index);
  }

  void take_damage(const Damage& damage) {
    const auto before = site->catalog();
    site->set_damage(damage);
    log_catalog(*before, *site->catalog());
  }

  void log_catalog(const CatalogSnapshot& before, const CatalogSnapshot& now) {
    if (now.version != before.version) log->event(LogLevel::info, "catalog", "a newer catalogue is served");
    if (now.alarms.size() > before.alarms.size()) log->event(LogLevel::error, "alarm", "a release or a file of one is damaged and not served; see /health/ready");
    if (now.stale && !before.stale) log->event(LogLevel::error, "alarm", "the catalogue cannot be read; the one before is served");
  }

  void log_index(const SearchSnapshot& before, const SearchSnapshot& now) {
    if (now.stale && !before.stale) log->event(LogLevel::error, "alarm", "the index cannot be read; the one before is served");
    if (now.stats.generation != before.stats.generation) log->event(LogLevel::info, "index", "a newer index is served");
  }

  void reload_appearance() {
    if (!site->reload_appearance())
      log->event(LogLevel::error, "alarm", "the site directory has a mistake; the pages stay as they are");
  }

  void start_watching() {
    watching = true;
    watcher.start({options.catalog, options.index}, [this](Watcher::Reason reason) {
      if (reason == Watcher::Reason::told) {
        log->reopen();
        reload_appearance();
        verifier.start_over();
      }
      look_again();
    });
    verifier.start([this] { return site->catalog(); }, [this](const Damage& damage) { take_damage(damage); });
  }

  Result<std::uint16_t> bind() {
    if (!options.health.host.empty()) {
      health.emplace(small_limits(options.limits, options.limits.body_bytes), [this](const Request& request) { return handle_health(request); });
      auto bound = health->bind(options.health.host, options.health.port);
      if (!bound) return bound;
      health_port = *bound;
    }
    if (administrator) {
      administration.emplace(small_limits(options.limits, admin_body_bytes), [this](const Request& request) { return handle_administration(request); });
      auto bound = administration->bind(options.admin.listen.host, options.admin.listen.port);
      if (!bound) return bound;
      admin_port = *bound;
    }
    return http.bind(options.host, options.port);
  }

  /// Health goes on until the last request is answered.
  Result<void> serve() {
    std::vector<std::thread> others;
    for (auto* server : {&health, &administration})
      if (*server) others.emplace_back([server] { (void)(*server)->serve(); });
    start_watching();
    if (recorder) recorder->start([this](const Error&) { log->event(LogLevel::error, "alarm", "the usage counts cannot be written; they are kept for the next time"); });
    log->event(LogLevel::info, "started", "the server answers");
    if (code_lists().licenses.empty())
      log->event(LogLevel::error, "alarm", "data/catalogs is not found, so records and pages show codes for names; set OPENDATA_DATA");
    auto served = http.serve();
    watcher.stop();
    verifier.stop();
    watching = false;
    if (recorder) recorder->stop();
    for (auto* server : {&health, &administration})
      if (*server) (*server)->stop();
    for (auto& other : others) other.join();
    log->event(LogLevel::info, "stopped", "the server has answered what it had accepted");
    return served;
  }

  ServerOptions options;
  Settings settings;
  Metrics metrics;
  std::unique_ptr<Site> site;
  std::unique_ptr<Guard> guard;
  std::unique_ptr<Log> log;
  std::unique_ptr<usage::Recorder> recorder;
  std::unique_ptr<admin::FaqDesk> desk;
  std::unique_ptr<admin::Admin> administrator;
  std::atomic<bool> draining{false}, watching{false};
  Watcher watcher;
  Verifier verifier;
  HttpServer http;
  std::optional<HttpServer> health, administration;
  std::uint16_t health_port = 0, admin_port = 0;
};

Result<Server> Server::create(ServerOptions options) {
  auto impl = std::make_unique<Impl>(std::move(options));
  if (auto opened = impl->open(); !opened) return failure(std::move(opened.error()));
  return Server(std::move(impl));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Response Server::handle(const Request& request) const { return impl_->handle(request); }
Result<std::uint16_t> Server::bind() { return impl_->bind(); }
std::uint16_t Server::health_port() const { return impl_->health_port; }
std::uint16_t Server::admin_port() const { return impl_->admin_port; }
Result<void> Server::serve() { return impl_->serve(); }
void Server::reload() noexcept { impl_->watcher.tell(); }

void Server::stop() noexcept {
  impl_->draining.store(true, std::memory_order_relaxed);
  impl_->http.stop();
}

}  // namespace opendata::api
