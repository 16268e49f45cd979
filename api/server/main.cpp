#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <opendata/api/server.hpp>
#include <optional>

#include "cli/support.hpp"

namespace {

using namespace opendata;
using namespace opendata::cli;

/// What the signal handler stops. Server::stop() is safe there.
std::atomic<api::Server*> serving{nullptr};

void look_again(int /*signal*/) {
  if (api::Server* server = serving.load()) server->reload();
}

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

/// A mistyped path shows nobody's questions; the server makes a store there, because the first start does.
void tell_of_new_store(const std::string& path) {
  std::cout << say({"new, empty FAQ store: ", "新建的空白常見問答資料檔："}) << path
            << say({"; if there was one already, check --faq-store", "；若原已有資料檔，請檢查 --faq-store"}) << std::endl;
}

int serve(const api::ServerOptions& options) {
  // Nobody asks SQLite how much memory it has; for its count all threads would wait for one lock at each allocation.
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  std::error_code unknown;
  const bool is_new_store = !options.admin.faq_store.empty() && !std::filesystem::exists(options.admin.faq_store, unknown);
  auto server = api::Server::create(options);
  if (!server) return report(server.error());
  const auto port = server->bind();
  if (!port) return report(port.error());
  serving = &*server;
  std::signal(SIGTERM, end_gently);
  std::signal(SIGINT, end_gently);
  std::signal(SIGHUP, look_again);
  std::signal(SIGPIPE, SIG_IGN);
  std::cout << "listening on http://" << url_host(options.host) << ':' << *port << std::endl;
  if (server->health_port() != 0)
    std::cout << "health on http://" << url_host(options.health.host) << ':' << server->health_port() << std::endl;
  if (server->admin_port() != 0)
    std::cout << "administration on http://" << url_host(options.admin.listen.host) << ':' << server->admin_port() << std::endl;
  if (is_new_store) tell_of_new_store(options.admin.faq_store);
  const auto served = server->serve();
  serving = nullptr;
  return served ? Exit::ok : report(served.error());
}

struct Settings {
  api::ServerOptions options;
  std::string listen = "127.0.0.1:8080";
  std::string health_listen = {}, admin_listen = {};
  std::uint64_t query_ms = 2000, slow_ms = 1000;
  std::string log_level = "info";
  std::string make_token = {}, verify_audit = {};
};

int refuse_usage(Message message) {
  std::cerr << say(message) << '\n';
  return Exit::usage;
}

int print_token(const std::string& wish) {
  const auto colon = std::min(wish.find(':'), wish.size());
  const auto made = api::make_admin_token(wish.substr(0, colon), wish.substr(std::min(colon + 1, wish.size())));
  if (!made) return report(made.error());
  std::cout << say({"Token, shown only now: ", "權杖（僅顯示這一次）："}) << made->token << '\n'
            << say({"Line for the token file: ", "請加入權杖檔："}) << made->line << '\n';
  return Exit::ok;
}

int check_audit(const std::string& file) {
  const auto lines = api::verify_audit_log(file);
  if (!lines) return report(lines.error());
  std::cout << *lines << say({" lines, unchanged\n", " 列，未遭變更\n"});
  return Exit::ok;
}

/// Fills `target` from "HOST:PORT", when there is one.
bool read_listen(const std::string& text, api::ListenAddress& target) {
  if (text.empty()) return true;
  const auto address = parse_address(text);
  if (address) target = {address->host, address->port};
  return address.has_value();
}

api::LogLevel parse_level(const std::string& name) {
  if (name == "error") return api::LogLevel::error;
  return name == "warning" ? api::LogLevel::warning : api::LogLevel::info;
}

int start(Settings& settings) {
  if (!settings.make_token.empty()) return print_token(settings.make_token);
  if (!settings.verify_audit.empty()) return check_audit(settings.verify_audit);
  if (settings.options.catalog.empty()) return refuse_usage({"--catalog is needed", "須指定 --catalog"});
  const auto address = parse_address(settings.listen);
  if (!address)
    return refuse_usage(
        {"--listen needs HOST:PORT, such as 127.0.0.1:8080", "--listen 需為 HOST:PORT，例如 127.0.0.1:8080"});
  if (!read_listen(settings.health_listen, settings.options.health) ||
      !read_listen(settings.admin_listen, settings.options.admin.listen))
    return refuse_usage({"--health-listen and --admin-listen need HOST:PORT", "--health-listen 與 --admin-listen 需為 HOST:PORT"});
  const api::AdminOptions& admin = settings.options.admin;
  if (settings.admin_listen.empty() && !admin.faq_store.empty())
    return refuse_usage({"--faq-store is managed on the administration listener: give --admin-listen, --admin-tokens and --admin-audit too",
                         "--faq-store 於管理介面維護：請一併指定 --admin-listen、--admin-tokens 與 --admin-audit"});
  if (!is_base_url(settings.options.base_url) || !is_base_url(admin.base_url)) {
    return refuse_usage({"--base-url and --admin-base-url need http:// or https:// and no query, such as https://data.example.gov.tw",
                         "--base-url 與 --admin-base-url 需以 http:// 或 https:// 開頭且不含查詢字串，例如 https://data.example.gov.tw"});
  }
  settings.options.host = address->host;
  settings.options.port = address->port;
  settings.options.query_time = std::chrono::milliseconds(settings.query_ms);
  settings.options.log.slow_time = std::chrono::milliseconds(settings.slow_ms);
  settings.options.log.level = parse_level(settings.log_level);
  return serve(settings.options);
}

void add_time(CLI::App& app, const char* option, std::chrono::milliseconds& time, Message meaning) {
  app.add_option_function<std::int64_t>(
         option, [&time](const std::int64_t& value) { time = std::chrono::milliseconds(value); }, std::string(say(meaning)))
      ->check(CLI::Range(1, 3'600'000));
}

void add_count(CLI::App& app, const char* option, std::size_t& count, Message meaning) {
  app.add_option(option, count, std::string(say(meaning)))->check(CLI::Range(1, 1'000'000'000))->capture_default_str();
}

void add_limits(CLI::App& app, api::ServerLimits& limits) {
  add_count(app, "--head-bytes", limits.head_bytes, {"Bytes of a request's head", "請求標頭位元組上限"});
  add_count(app, "--header-fields", limits.header_fields, {"Header fields of a request", "請求標頭欄位數上限"});
  add_count(app, "--target-bytes", limits.target_bytes, {"Bytes of a request's address, an escape %HH counted as one", "網址位元組上限（%HH 以一計）"});
  add_count(app, "--body-bytes", limits.body_bytes, {"Bytes of a request's body", "請求內容位元組上限"});
  add_count(app, "--requests-per-connection", limits.requests_per_connection, {"Requests of one connection", "單一連線請求數上限"});
  add_count(app, "--exports", limits.exports, {"Streamed answers at once", "同時匯出數上限"});
  add_count(app, "--buffered-bytes", limits.buffered_bytes, {"Bytes of answers being written, all together", "待送出回應總位元組上限"});
  add_time(app, "--head-ms", limits.head_time, {"Milliseconds for a request's head", "接收標頭的毫秒上限"});
  add_time(app, "--body-ms", limits.body_time, {"Milliseconds for a request's body", "接收內容的毫秒上限"});
  add_time(app, "--idle-ms", limits.idle_time, {"Milliseconds until an idle connection is closed", "閒置連線關閉前的毫秒數"});
  add_time(app, "--write-ms", limits.write_time, {"Milliseconds in which a reader must take 1 KiB a second", "讀取端停滯的毫秒上限"});
  add_time(app, "--queue-ms", limits.queue_time, {"Milliseconds that requests may wait for a thread before others are turned away", "請求等候執行緒的毫秒上限"});
  add_time(app, "--drain-ms", limits.drain_time, {"Milliseconds for open requests at the end", "結束時處理未完請求的毫秒上限"});
}

void add_guards(CLI::App& app, api::ServerOptions& options) {
  app.add_option("--host-name", options.hosts,
                 std::string(say({"Name under which the server may be asked (again for more); others get 421", "可使用的主機名稱（可重複）；其他回應 421"})));
  app.add_option("--trusted-proxy", options.trusted_proxies,
                 std::string(say({"Address or block of a proxy whose X-Forwarded-For is believed (again for more)", "可信任其 X-Forwarded-For 的代理位址或網段（可重複）"})));
  app.add_option("--requests-per-minute", options.requests_per_minute,
                 std::string(say({"Requests a minute of one address; 0 = no limit", "單一位址每分鐘請求數；0 為不限"})))
      ->capture_default_str();
}

void add_listeners(CLI::App& app, Settings& settings) {
  api::ServerOptions& options = settings.options;
  app.add_option("--health-listen", settings.health_listen,
                 std::string(say({"HOST:PORT for /health/… and /metrics, on threads of their own", "健康檢查與 /metrics 的 HOST:PORT"})));
  app.add_option("--log", options.log.file, std::string(say({"Log file, or - for standard output; no queries are logged", "記錄檔，- 為標準輸出；不記錄查詢內容"})));
  app.add_option("--log-level", settings.log_level, std::string(say({"error, warning or info", "error、warning 或 info"})))
      ->check(CLI::IsMember({"error", "warning", "info"}))
      ->capture_default_str();
  app.add_option("--slow-ms", settings.slow_ms, std::string(say({"Milliseconds from which a request is logged as slow", "記為慢速請求的毫秒數"})))->capture_default_str();
  app.add_option("--admin-listen", settings.admin_listen, std::string(say({"HOST:PORT of the administration listener; off without", "管理介面的 HOST:PORT；未給則關閉"})));
  app.add_option("--admin-tokens", options.admin.token_file, std::string(say({"Token file, mode 0600", "權杖檔（權限 0600）"})));
  app.add_option("--admin-audit", options.admin.audit_file, std::string(say({"Audit log", "稽核紀錄檔"})));
  app.add_option("--admin-base-url", options.admin.base_url, std::string(say({"Public address of the administration pages (default: --base-url); with https their cookies are Secure", "管理頁面的公開網址（預設同 --base-url）；https 時 Cookie 為 Secure"})));
  app.add_option("--faq-store", options.admin.faq_store, std::string(say({"FAQ store to manage on the administration listener; made when it is not there", "於管理介面維護的常見問答資料檔；不存在時建立空檔"})));
  app.add_flag("--four-eyes", options.admin.four_eyes, std::string(say({"Nobody may publish what they have written", "撰寫者不得發布自己撰寫的問答"})));
  app.add_option("--make-token", settings.make_token, std::string(say({"Print a new token NAME:ROLE and end; roles viewer, editor, reviewer, admin", "產生權杖 名稱:角色 後結束；角色 viewer、editor、reviewer、admin"})));
  app.add_option("--verify-audit", settings.verify_audit, std::string(say({"Check an audit log and end", "檢查稽核紀錄後結束"})));
}

void add_usage(CLI::App& app, api::UsageOptions& usage) {
  app.add_option("--usage", usage.file,
                 std::string(say({"File of counts of what is read and looked for, without people; off without", "使用統計檔（不含任何個人資料）；未給則不統計"})));
  app.add_option("--usage-threshold", usage.threshold,
                 std::string(say({"Days, and clients on one of them, from which a query is kept", "檢索詞達幾日、且單日達幾個來源方予保留"})))
      ->check(CLI::Range(2, 100))
      ->capture_default_str();
}

void add_options(CLI::App& app, std::function<int()>& run) {
  const auto settings = std::make_shared<Settings>();
  api::ServerOptions& options = settings->options;
  app.add_option("--catalog", options.catalog,
                 std::string(say({"Directory of published releases", "已發布資料的目錄"})));
  app.add_option("--index", options.index,
                 std::string(say({"Directory of the search index; without it there is no search",
                                  "檢索索引的目錄；未給則不提供檢索"})));
  app.add_option("--site-dir", options.site_dir,
                 std::string(say({"Directory with names, colours, logo and pieces of the pages (docs/website.md)",
                                  "網站名稱、色彩、標誌與頁面片段的資料夾（見 docs/website.md）"})));
  app.add_option("--rows", options.rows,
                 std::string(say({"PostgreSQL that opendata-push filled, postgresql://HOST/DATABASE without a password; "
                                  "without it rows come from the releases' own files",
                                  "opendata-push 載入的 PostgreSQL（postgresql://主機/資料庫，不含密碼）；未給則讀取各版本自身的檔案"})));
  app.add_option("--rows-schema", options.rows_schema,
                 std::string(say({"Schema of these tables", "資料表所在的結構描述"})))
      ->capture_default_str();
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
  add_limits(app, options.limits);
  add_guards(app, options);
  add_listeners(app, *settings);
  add_usage(app, options.usage);
  run = [settings] { return start(*settings); };
}

}  // namespace

int main(int argc, char** argv) {
  return run(argc, argv, "opendata-server",
             {"Serve published releases and search.", "提供已發布資料集與檢索的 HTTP 服務。"}, Command{add_options});
}
