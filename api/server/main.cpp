#include <algorithm>
#include <atomic>
#include <charconv>
#include <csignal>
#include <iostream>
#include <opendata/api/server.hpp>
#include <optional>

#include "cli/support.hpp"

namespace {

using namespace opendata;
using namespace opendata::cli;

/// What the signal handler stops. Server::stop() is safe there.
std::atomic<api::Server*> serving{nullptr};

void end_gently(int signal) {
  if (api::Server* server = serving.load()) server->stop();
  std::signal(signal, SIG_DFL);  // a second signal ends the process at once
}

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

/// "HOST:PORT"; an IPv6 host stands in brackets.
std::optional<Address> parse_address(const std::string& text) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  Address address{text.substr(0, colon), 0};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, address.port);
  if (error != std::errc() || stop != end) return std::nullopt;
  if (address.host.starts_with('[') && address.host.ends_with(']'))
    address.host = address.host.substr(1, address.host.size() - 2);
  return address;
}

/// The host as it stands in a URL.
std::string url_host(const std::string& host) { return host.find(':') == std::string::npos ? host : "[" + host + "]"; }

/// Empty, or "http://…" or "https://…" of characters that need no quoting in a header or a page.
bool is_base_url(const std::string& url) {
  if (url.empty()) return true;
  const bool plain = std::all_of(url.begin(), url.end(), [](char c) {
    return c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>' && c != '?' && c != '#';
  });
  return plain && (url.starts_with("https://") || url.starts_with("http://"));
}

int serve(const api::ServerOptions& options) {
  auto server = api::Server::create(options);
  if (!server) return report(server.error());
  const auto port = server->bind();
  if (!port) return report(port.error());
  serving = &*server;
  std::signal(SIGTERM, end_gently);
  std::signal(SIGINT, end_gently);
  std::signal(SIGPIPE, SIG_IGN);
  std::cout << "listening on http://" << url_host(options.host) << ':' << *port << std::endl;
  const auto served = server->serve();
  serving = nullptr;
  return served ? Exit::ok : report(served.error());
}

struct Settings {
  api::ServerOptions options;
  std::string listen = "127.0.0.1:8080";
  std::uint64_t query_ms = 2000;
};

int refuse_usage(Message message) {
  std::cerr << say(message) << '\n';
  return Exit::usage;
}

int start(Settings& settings) {
  const auto address = parse_address(settings.listen);
  if (!address)
    return refuse_usage(
        {"--listen needs HOST:PORT, such as 127.0.0.1:8080", "--listen 需為 HOST:PORT，例如 127.0.0.1:8080"});
  if (!is_base_url(settings.options.base_url)) {
    return refuse_usage({"--base-url needs http:// or https:// and no query, such as https://data.example.gov.tw",
                         "--base-url 需以 http:// 或 https:// 開頭且不含查詢字串，例如 https://data.example.gov.tw"});
  }
  settings.options.host = address->host;
  settings.options.port = address->port;
  settings.options.query_time = std::chrono::milliseconds(settings.query_ms);
  return serve(settings.options);
}

void add_options(CLI::App& app, std::function<int()>& run) {
  const auto settings = std::make_shared<Settings>();
  api::ServerOptions& options = settings->options;
  app.add_option("--catalog", options.catalog,
                 std::string(say({"Directory of published releases", "已發布資料的目錄"})))
      ->required();
  app.add_option("--index", options.index,
                 std::string(say({"Directory of the search index; without it there is no search",
                                  "檢索索引的目錄；未給則不提供檢索"})));
  app.add_option("--listen", settings->listen,
                 std::string(say({"HOST:PORT; port 0 takes a free one", "HOST:PORT；埠 0 表示任一可用埠"})))
      ->capture_default_str();
  app.add_option(
      "--base-url", options.base_url,
      std::string(say({"Public address in links, such as https://data.example.gov.tw", "連結使用的公開網址"})));
  app.add_option("--threads", options.limits.threads,
                 std::string(say({"Threads that answer requests", "處理請求的執行緒數"})))
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  app.add_option("--connections", options.limits.connections,
                 std::string(say({"Open connections at most", "同時連線數上限"})))
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  app.add_option("--connections-per-address", options.limits.connections_per_address,
                 std::string(say({"… of one address", "單一位址同時連線數上限"})))
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  app.add_option("--query-ms", settings->query_ms,
                 std::string(say({"Milliseconds that one query of rows may take", "單次資料列查詢的毫秒上限"})))
      ->check(CLI::Range(1, 600'000))
      ->capture_default_str();
  run = [settings] { return start(*settings); };
}

}  // namespace

int main(int argc, char** argv) {
  return run(argc, argv, "opendata-server",
             {"Serve published releases and search.", "提供已發布資料集與檢索的 HTTP 服務。"}, Command{add_options});
}
