#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <opendata/files.hpp>
#include <set>
#include <thread>

#include "admin/admin.hpp"
#include "call.hpp"
#include "operations/client_address.hpp"
#include "operations/hex_digest.hpp"
#include "operations/log.hpp"
#include "operations/rate_limiter.hpp"
#include "support/catch.hpp"
#include "unit/api/site_fixture.hpp"

using namespace opendata;
using namespace opendata::api;
using test::header;

namespace {

std::vector<AddressBlock> blocks(std::initializer_list<const char*> texts) {
  std::vector<AddressBlock> out;
  for (const char* text : texts) out.push_back(*AddressBlock::parse(text));
  return out;
}

/// A server of the shared catalogue with options of its own.
Server make_server(ServerOptions options) {
  options.catalog = test::site().catalog().string();
  options.index = test::site().index().string();
  auto server = Server::create(std::move(options));
  REQUIRE(server);
  return std::move(*server);
}

Response ask(const Server& server, const std::string& path, std::map<std::string, std::string> headers = {},
             const std::string& remote = "203.0.113.7") {
  Request request;
  request.method = "GET";
  request.path = path;
  request.headers = std::move(headers);
  request.remote_address = remote;
  request.id = "test-2";
  return server.handle(request);
}

std::vector<Result<json::Value>> json_lines(const std::string& text) {
  std::vector<Result<json::Value>> lines;
  for (std::size_t begin = 0, end = text.find('\n'); end != std::string::npos; begin = end + 1, end = text.find('\n', begin))
    lines.push_back(json::parse(text.substr(begin, end - begin), json::Dialect::strict));
  return lines;
}

/// While it lives no file of this process grows beyond `bytes`, as if the disk were full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit full{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &full);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

void write_private(const std::filesystem::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
  REQUIRE(::chmod(path.c_str(), 0600) == 0);
}

}  // namespace

TEST_CASE("Blocks of addresses contain what they should", "[api][operations]") {
  auto [block, address, inside] = GENERATE(table<std::string, std::string, bool>({
      {"10.0.0.0/8", "10.255.1.2", true},   {"10.0.0.0/8", "11.0.0.1", false},  {"203.0.113.7", "203.0.113.7", true},
      {"203.0.113.7", "203.0.113.8", false}, {"0.0.0.0/0", "8.8.8.8", true},     {"0.0.0.0/0", "2001:db8::1", false},
      {"2001:db8::/32", "2001:db8:ffff::1", true}, {"2001:db8::/32", "2001:db9::1", false}, {"::1", "::1", true},
      {"192.168.1.128/25", "192.168.1.127", false}, {"192.168.1.128/25", "192.168.1.200", true},
  }));
  CAPTURE(block, address);
  CHECK(AddressBlock::parse(block)->contains(*parse_address(address)) == inside);
  for (const char* wrong : {"10.0.0.0/33", "::/129", "10.0.0", "name", "", "10.0.0.0/", "10.0.0.0/x"})
    CHECK_FALSE(AddressBlock::parse(wrong));
}

TEST_CASE("Only a trusted proxy is believed about addresses, from the end of its list", "[api][operations]") {
  const auto trusted = blocks({"10.0.0.0/8"});
  auto [remote, forwarded, client] = GENERATE(table<std::string, std::string, std::string>({
      {"203.0.113.7", "1.2.3.4", "203.0.113.7"},
      {"10.0.0.1", "1.2.3.4", "1.2.3.4"},
      {"10.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4"},
      {"10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2", "1.2.3.4"},
      {"10.0.0.1", "nonsense", "10.0.0.1"},
      {"10.0.0.1", "", "10.0.0.1"},
      {"10.0.0.1", "10.0.0.3", "10.0.0.3"},
      {"10.0.0.1", "6.6.6.6, 1.2.3.4:5678", "1.2.3.4"},
      {"10.0.0.1", "[2001:db8::1]:443", "2001:db8::1"},
      {"10.0.0.1", "2001:db8::1", "2001:db8::1"},
      {"10.0.0.1", "[", "10.0.0.1"},
  }));
  CAPTURE(remote, forwarded);
  CHECK(client_behind(remote, forwarded, trusted) == client);
}

TEST_CASE("A log holds only the beginning of an address", "[api][operations]") {
  CHECK(shortened("203.0.113.77") == "203.0.113.0/24");
  CHECK(shortened("2001:db8:1:2:3:4:5:6") == "2001:db8:1::/48");
  CHECK(shortened("what") == "");
  CHECK(limit_key("2001:db8:1:2:3:4:5:6") == limit_key("2001:db8:1:2::9"));
  CHECK(limit_key("203.0.113.77") != limit_key("203.0.113.78"));
}

TEST_CASE("A bucket gives what it holds, refills with time and says when", "[api][operations]") {
  RateLimiter limiter(60);
  const auto now = RateLimiter::Clock::now();
  for (unsigned i = 0; i < 60; ++i) CHECK(limiter.take("a", 1, now).allowed);
  const auto refused = limiter.take("a", 1, now);
  CHECK_FALSE(refused.allowed);
  CHECK(refused.seconds == 1);
  CHECK(limiter.take("b", 1, now).allowed);
  CHECK(limiter.take("a", 1, now + std::chrono::seconds(1)).allowed);
  CHECK_FALSE(limiter.take("a", 1, now + std::chrono::seconds(1)).allowed);
  CHECK(limiter.take("a", 10, now + std::chrono::seconds(12)).remaining == 1);
  CHECK(limiter.take("c", 1000, now).allowed);
}

TEST_CASE("Buckets of many clients do not fill the memory", "[api][operations]") {
  RateLimiter limiter(600);
  auto now = RateLimiter::Clock::now();
  for (std::size_t i = 0; i < RateLimiter::most_clients * 2; ++i) REQUIRE(limiter.take(std::to_string(i), 1, now).allowed);
}

TEST_CASE("Too many requests are answered 429 with the moment to come again", "[api][operations]") {
  ServerOptions options;
  options.requests_per_minute = 3;
  const auto server = make_server(std::move(options));
  for (int i = 0; i < 3; ++i) {
    const auto allowed = ask(server, "/api/v1/datasets");
    CHECK(allowed.status == 200);
    CHECK(header(allowed, "RateLimit-Policy") == "\"default\";q=3;w=60");
    CHECK(header(allowed, "RateLimit").starts_with("\"default\";r=" + std::to_string(2 - i)));
  }
  const auto refused = ask(server, "/api/v1/datasets");
  CHECK(refused.status == 429);
  CHECK(std::stoi(header(refused, "Retry-After")) > 0);
  CHECK(header(refused, "RateLimit").ends_with("t=" + header(refused, "Retry-After")));
  CHECK(test::at(test::json_of(refused), "type") == "/problems/rate-limited");
  CHECK(ask(server, "/api/v1/datasets", {{"x-forwarded-for", "1.2.3.4"}}).status == 429);
  CHECK(ask(server, "/api/v1/datasets", {}, "203.0.113.8").status == 200);
  CHECK(ask(server, "/healthz").status == 200);
  CHECK(test::at(test::json_of(ask(server, "/api/3/action/site_read")), "success") == "false");
  CHECK(test::at(test::json_of(ask(server, "/api/v1/rest/dataset")), "success") == "false");
}

TEST_CASE("A host that is not listed is misdirected", "[api][operations]") {
  ServerOptions options;
  options.hosts = {"data.example.gov.tw", "[::1]"};
  const auto server = make_server(std::move(options));
  for (const char* host : {"data.example.gov.tw", "DATA.example.gov.tw:8080", "[::1]:80"})
    CHECK(ask(server, "/healthz", {{"host", host}}).status == 200);
  for (const char* host : {"evil.example", "data.example.gov.tw.evil.example", "", "127.0.0.1"})
    CHECK(ask(server, "/healthz", {{"host", host}}).status == 421);
}

TEST_CASE("The log knows routes and times, never a query, a path or a whole address", "[api][operations]") {
  test::TemporaryDirectory directory;
  const auto path = directory.path() / "access.log";
  ServerOptions options;
  options.log.file = path.string();
  options.log.slow_time = std::chrono::milliseconds(0);
  {
    const auto server = make_server(std::move(options));
    Request request;
    request.method = "GET";
    request.path = "/faq/faq-001";
    request.query = {{"q", "私密的問題"}};
    request.headers = {{"referer", "https://secret.example/"}};
    request.remote_address = "203.0.113.77";
    request.id = "abc";
    CHECK(server.handle(request).status == 200);
    CHECK(ask(server, "/nope/secret").status == 404);
  }
  const auto text = read_file(path, 1U << 20U);
  REQUIRE(text);
  for (const char* secret : {"私密", "faq-001", "secret", "203.0.113.77"}) CHECK(text->find(secret) == std::string::npos);
  const auto line = json::parse(text->substr(0, text->find('\n')), json::Dialect::strict);
  REQUIRE(line);
  CHECK(test::at(*line, "route") == "/faq/{id*}");
  CHECK(test::at(*line, "client") == "203.0.113.0/24");
  CHECK(test::at(*line, "status") == "200");
  CHECK(test::at(*line, "event") == "slow-request");
  CHECK(text->find("\"route\":\"none\"") != std::string::npos);
}

TEST_CASE("The level of the log decides what is written", "[api][operations]") {
  test::TemporaryDirectory directory;
  ServerOptions options;
  options.log.file = (directory.path() / "log").string();
  options.log.level = LogLevel::warning;
  {
    const auto server = make_server(std::move(options));
    CHECK(ask(server, "/healthz").status == 200);
  }
  CHECK(std::filesystem::file_size(directory.path() / "log") == 0);
}

TEST_CASE("Lines reach the log by themselves, whole and in order; a file that was rotated keeps those before", "[api][operations]") {
  test::TemporaryDirectory directory;
  const auto path = directory.path() / "log", rotated = directory.path() / "log.1";
  const auto opened = Log::open({path.string(), LogLevel::info, std::chrono::milliseconds(1000)});
  REQUIRE(opened);
  Log& log = **opened;
  const auto lines_of = [](const std::filesystem::path& file) { return json_lines(read_file(file, 1U << 24U).value()); };
  const auto wait_for = [&](std::size_t lines) {
    for (int i = 0; i < 4000 && lines_of(path).size() < lines; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    return lines_of(path).size() == lines;
  };
  log.event(LogLevel::info, "first", "");
  CHECK(wait_for(1));
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&log] { for (int i = 0; i < 5000; ++i) log.event(LogLevel::info, "many", std::to_string(i)); });
  for (auto& thread : threads) thread.join();
  std::filesystem::rename(path, rotated);
  log.reopen();
  log.event(LogLevel::info, "second", "");
  CHECK(wait_for(1));
  const auto before = lines_of(rotated);
  CHECK(before.size() == 20'001);
  CHECK(std::all_of(before.begin(), before.end(), [](const auto& line) { return line.has_value(); }));
  CHECK(test::at(*lines_of(path).front(), "event") == "second");
}

namespace {

constexpr std::size_t room_for_a_cut_line = 20;

/// One line that does not fit on the disk; so much is written before this returns.
void log_a_cut_line(Log& log) {
  const FullDisk full(room_for_a_cut_line);
  log.event(LogLevel::info, "cut", std::string(5U << 20U, 'x'));
}

std::unique_ptr<Log> log_at(const std::filesystem::path& path) {
  auto log = Log::open({path.string(), LogLevel::info, std::chrono::milliseconds(1000)});
  REQUIRE(log);
  return std::move(*log);
}

}  // namespace

TEST_CASE("Behind a line that a full disk cut the next one begins anew", "[api][operations]") {
  test::TemporaryDirectory directory;
  const auto path = directory.path() / "log";
  auto log = log_at(path);
  log_a_cut_line(*log);
  SECTION("in the same process") {}
  SECTION("when the log is reopened without having been renamed") { log->reopen(); }
  SECTION("when the program starts again") {
    log.reset();
    log = log_at(path);
  }
  log->event(LogLevel::info, "whole", "");
  log.reset();
  const auto text = read_file(path, 1U << 24U).value();
  CHECK(text.find('\n') == room_for_a_cut_line);
  const auto lines = json_lines(text);
  REQUIRE(lines.size() == 2);
  CHECK(test::at(*lines.back(), "event") == "whole");
}

TEST_CASE("A file that ends with a whole line, or is new, gets no empty line", "[api][operations]") {
  test::TemporaryDirectory directory;
  const auto path = directory.path() / "log";
  SECTION("the program starts again") {
    log_at(path)->event(LogLevel::info, "first", "");
    log_at(path)->event(LogLevel::info, "second", "");
    CHECK(json_lines(read_file(path, 1U << 24U).value()).size() == 2);
  }
  SECTION("a file with a cut line was renamed") {
    const auto log = log_at(path);
    log_a_cut_line(*log);
    std::filesystem::rename(path, directory.path() / "log.1");
    log->reopen();
  }
  log_at(path)->event(LogLevel::info, "last", "");
  const auto text = read_file(path, 1U << 24U).value();
  CHECK(text.front() == '{');
  CHECK(text.find("\n\n") == std::string::npos);
}

TEST_CASE("An administrator's token is shown once and kept as a hash", "[api][admin]") {
  test::TemporaryDirectory directory;
  const auto made = make_admin_token("alice", "editor");
  REQUIRE(made);
  CHECK(made->line.find(made->token) == std::string::npos);
  CHECK_FALSE(make_admin_token("al ice", "editor"));
  CHECK_FALSE(make_admin_token("alice", "root"));
  const auto path = directory.path() / "tokens";
  write_private(path, "# holders\n" + made->line + "\n");
  const auto tokens = AdminTokens::read(path.string());
  REQUIRE(tokens);
  const auto holder = tokens->find("Bearer " + made->token);
  CHECK(tokens->find("bearer " + made->token));
  REQUIRE(holder);
  CHECK(holder->name == "alice");
  CHECK(holder->role == Role::editor);
  auto wrong = made->token;
  wrong.back() = wrong.back() == '0' ? '1' : '0';
  for (const auto& text : {"Bearer " + wrong, made->token, std::string("Bearer "), "Bearer " + made->token + "0", std::string("Basic x")})
    CHECK_FALSE(tokens->find(text));
  REQUIRE(::chmod(path.c_str(), 0640) == 0);
  CHECK(AdminTokens::read(path.string()).error().code() == Errc::refused);
  write_private(path, "alice editor short\n");
  CHECK(AdminTokens::read(path.string()).error().where().row == 1);
}

TEST_CASE("An audit log shows every change to what was written", "[api][admin]") {
  test::TemporaryDirectory directory;
  const auto path = directory.path() / "audit.log";
  for (int run = 0; run < 2; ++run) {
    auto audit = AuditLog::open(path.string());
    REQUIRE(audit);
    for (const char* action : {"reload", "faq-edit"}) REQUIRE(audit->append({"alice", "editor", action, "done", "203.0.113.0/24"}));
  }
  CHECK(verify_audit_log(path.string()).value() == 4);
  const auto whole = read_file(path, 1U << 20U).value();
  const auto second = whole.find('\n') + 1;
  const auto third = whole.find('\n', second) + 1;
  std::string changed = whole;
  changed.replace(changed.find("faq-edit"), 8, "faq-read");
  for (const auto& tampered : {changed, whole.substr(second), whole.substr(0, second) + whole.substr(third), "x" + whole}) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << tampered;
    CHECK(verify_audit_log(path.string()).error().code() == Errc::corrupt);
    CHECK_FALSE(AuditLog::open(path.string()));
  }
}

TEST_CASE("One program at a time writes an audit log, which only its owner reads", "[api][admin]") {
  test::TemporaryDirectory directory;
  const auto path = directory.path() / "audit.log";
  {
    auto audit = AuditLog::open(path.string());
    REQUIRE(audit);
    REQUIRE(audit->append({"alice", "editor", "reload", "begun", {}}));
    CHECK(AuditLog::open(path.string()).error().code() == Errc::conflict);
    REQUIRE(audit->append({"alice", "editor", "reload", "done", {}}));
  }
  CHECK(std::filesystem::status(path).permissions() == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  REQUIRE(AuditLog::open(path.string())->append({"alice", "editor", "reload", "begun", {}}));
  CHECK(verify_audit_log(path.string()).value() == 3);
}

TEST_CASE("Administration asks for a token, a role, and records both ends", "[api][admin]") {
  test::TemporaryDirectory directory;
  const auto viewer = make_admin_token("vera", "viewer"), ada = make_admin_token("ada", "admin");
  write_private(directory.path() / "tokens", viewer->line + "\n" + ada->line + "\n");
  AdminOptions options;
  options.token_file = (directory.path() / "tokens").string();
  options.audit_file = (directory.path() / "audit").string();
  Route reload;
  reload.path = "/admin/reload";
  auto made = admin::Admin::open(options, {{"POST", reload, admin::Door::program, Role::editor, "reload",
                                            [](admin::AdminCall&) -> Answer { return make_response("{}", json_type); }}});
  REQUIRE(made);
  Request request;
  request.method = "POST";
  request.path = "/admin/reload";
  request.remote_address = "203.0.113.7";
  const auto status = [&](const std::string& authorization) {
    request.headers["authorization"] = authorization;
    return (*made)->handle(request).status;
  };
  CHECK(status("") == 401);
  CHECK(status("Bearer nonsense") == 401);
  CHECK(status("Bearer " + viewer->token) == 403);
  CHECK(status("Bearer " + ada->token) == 200);
  request.method = "GET";
  CHECK(status("Bearer " + ada->token) == 405);
  request.path = "/admin/nope";
  CHECK(status("Bearer " + ada->token) == 404);
  for (int i = 0; i < 10; ++i) (void)status("Bearer nonsense");
  CHECK(status("Bearer nonsense") == 429);
  CHECK(verify_audit_log(options.audit_file).value() == 3);
  const auto text = read_file(options.audit_file, 1U << 20U).value();
  CHECK(text.find("\"outcome\":\"refused\"") != std::string::npos);
  CHECK(text.find(ada->token) == std::string::npos);
  AdminOptions without;
  CHECK(admin::Admin::open(without, {}).error().code() == Errc::invalid_argument);
}

TEST_CASE("What was done but could not be recorded is not called undone", "[api][admin][failure]") {
  test::TemporaryDirectory directory;
  const auto ada = make_admin_token("ada", "admin");
  write_private(directory.path() / "tokens", ada->line + "\n");
  AdminOptions options;
  options.token_file = (directory.path() / "tokens").string();
  options.audit_file = (directory.path() / "audit").string();
  Route reload;
  reload.path = "/admin/reload";
  const auto made = admin::Admin::open(options, {{"POST", reload, admin::Door::program, Role::editor, "reload", [&](admin::AdminCall&) -> Answer {
                                                    std::filesystem::remove(options.audit_file);
                                                    std::filesystem::create_directory(options.audit_file);
                                                    return make_response("{}", json_type);
                                                  }}});
  REQUIRE(made);
  Request request;
  request.method = "POST";
  request.path = "/admin/reload";
  request.headers["authorization"] = "Bearer " + ada->token;
  const auto told = (*made)->handle(request);
  CHECK(told.status == 500);
  CHECK(told.body.find("動作已完成") != std::string::npos);
  const auto next = (*made)->handle(request);
  CHECK(next.status == 503);
  CHECK(next.body.find("未執行任何動作") != std::string::npos);
}

TEST_CASE("Comparison in constant time is comparison", "[api][admin]") {
  CHECK(equal_in_constant_time("abc", "abc"));
  CHECK_FALSE(equal_in_constant_time("abc", "abd"));
  CHECK_FALSE(equal_in_constant_time("abc", "abcd"));
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(random_hex(16) != random_hex(16));
}
