#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <opendata/files.hpp>
#include <sstream>

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/site_fixture.hpp"

using test::contains;

namespace {

/// A running opendata-server; what it prints is read through a pipe.
class ServerProcess {
 public:
  explicit ServerProcess(std::vector<std::string> arguments) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    process_ = ::fork();
    if (process_ == 0) run(ends[1], std::move(arguments));
    ::close(ends[1]);
    output_ = ends[0];
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  ~ServerProcess() {
    if (process_ > 0) ::kill(process_, SIGKILL), (void)wait_for_exit();
    ::close(output_);
  }
  /// One line of its output; empty at the end.
  std::string read_line() const {
    std::string line;
    for (char c = 0; ::read(output_, &c, 1) == 1 && c != '\n';) line += c;
    return line;
  }
  void signal(int number) const { ::kill(process_, number); }
  int wait_for_exit() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  [[noreturn]] static void run(int output, std::vector<std::string> arguments) {
    ::dup2(output, STDOUT_FILENO);
    const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nothing, STDERR_FILENO);
    arguments.insert(arguments.begin(), OPENDATA_SERVER);
    std::vector<char*> pointers;
    for (auto& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    ::execv(OPENDATA_SERVER, pointers.data());
    ::_exit(127);
  }
  pid_t process_ = -1;
  int output_ = -1;
};

/// Sends bytes to the port and reads until the server closes.
std::string talk(std::uint16_t port, const std::string& request) {
  const int connection = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(::send(connection, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size()));
  std::string answer, piece(65536, '\0');
  for (ssize_t n = 0; (n = ::recv(connection, piece.data(), piece.size(), 0)) > 0;)
    answer.append(piece, 0, static_cast<std::size_t>(n));
  ::close(connection);
  return answer;
}

std::string fetch(std::uint16_t port, const std::string& target, const std::string& method = "GET",
                  const std::string& headers = "") {
  return talk(port, method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
}

std::string body_of(const std::string& answer) {
  return answer.substr(std::min(answer.find("\r\n\r\n") + 4, answer.size()));
}

}  // namespace

TEST_CASE("The server answers over the network, and SIGTERM ends it with 0", "[api][process]") {
  ServerProcess server({"--catalog", test::site().catalog().string(), "--index", test::site().index().string(),
                        "--listen", "127.0.0.1:0"});
  const auto line = server.read_line();
  const auto colon = line.rfind(':');
  REQUIRE(colon != std::string::npos);
  const auto port = static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));

  const auto rows =
      fetch(port, "/api/v1/datasets/animal-cases/rows?filter=district:eq:%E4%B8%89%E6%B0%91%E5%8D%80&limit=1");
  CHECK(rows.starts_with("HTTP/1.1 200"));
  CHECK(contains(rows, "\"total\":3"));
  const auto file = fetch(port, "/datasets/animal-cases/current/animal-cases.csv", "GET", "Range: bytes=0-6\r\n");
  CHECK(file.starts_with("HTTP/1.1 206"));
  CHECK(body_of(file) == "case_no");
  const auto head = fetch(port, "/api/v1/datasets", "HEAD");
  CHECK(head.starts_with("HTTP/1.1 200"));
  CHECK(body_of(head).empty());
  const auto page = fetch(port, "/?q=%E7%8B%97");
  CHECK(contains(page, "<mark>"));
  CHECK(fetch(port, "/datasets/animal-cases/current/%2e%2e/%2e%2e/catalog.json").starts_with("HTTP/1.1 404"));
  CHECK(fetch(port, "/datasets/animal-cases/current/..%2f..%2fcatalog.json").starts_with("HTTP/1.1 404"));
  CHECK(fetch(port, "/api/v1/datasets", "DELETE").starts_with("HTTP/1.1 405"));
  const auto packed = fetch(port, "/api/v1/openapi.json", "GET", "Accept-Encoding: gzip\r\n");
  CHECK(contains(packed, "Content-Encoding: gzip"));
  const auto packed_head = fetch(port, "/api/v1/openapi.json", "HEAD", "Accept-Encoding: gzip\r\n");
  CHECK(contains(packed_head, "Content-Length: " + std::to_string(body_of(packed).size())));

  server.signal(SIGTERM);
  CHECK(server.wait_for_exit() == 0);
}

namespace {

std::uint16_t port_in(const std::string& line) {
  const auto colon = line.rfind(':');
  REQUIRE(colon != std::string::npos);
  return static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
}

}  // namespace

TEST_CASE("Health and metrics have a listener of their own; administration wants a token", "[api][process]") {
  test::TemporaryDirectory directory;
  const auto token = opendata::api::make_admin_token("ada", "admin");
  const auto tokens = directory.path() / "tokens";
  std::ofstream(tokens) << token->line << '\n';
  std::filesystem::permissions(tokens, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  ServerProcess server({"--catalog", test::site().catalog().string(), "--index", test::site().index().string(), "--listen", "127.0.0.1:0",
                        "--health-listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0", "--admin-tokens", tokens.string(),
                        "--admin-audit", (directory.path() / "audit").string(), "--log", (directory.path() / "log").string()});
  const auto port = port_in(server.read_line()), health = port_in(server.read_line()), admin = port_in(server.read_line());
  CHECK(fetch(port, "/api/v1/datasets").starts_with("HTTP/1.1 200"));
  CHECK(fetch(port, "/metrics").starts_with("HTTP/1.1 404"));
  CHECK(fetch(health, "/healthz").starts_with("HTTP/1.1 200"));
  CHECK(fetch(health, "/api/v1/datasets").starts_with("HTTP/1.1 404"));
  const auto metrics = fetch(health, "/metrics");
  CHECK(contains(metrics, "opendata_http_requests_total{route=\"/api/v1/datasets\",method=\"GET\",status=\"2xx\"} 1"));
  CHECK(contains(metrics, "opendata_datasets 2"));
  CHECK(contains(metrics, "_bucket{route=\"/api/v1/datasets\",le=\"+Inf\"} 1"));
  CHECK(fetch(admin, "/admin/reload", "POST", "Content-Length: 0\r\n").starts_with("HTTP/1.1 401"));
  const auto reloaded = fetch(admin, "/admin/reload", "POST", "Content-Length: 0\r\nAuthorization: Bearer " + token->token + "\r\n");
  CHECK(reloaded.starts_with("HTTP/1.1 200"));
  CHECK(contains(reloaded, "\"datasets\":2"));
  CHECK_FALSE(contains(reloaded, "Access-Control-Allow-Origin"));
  server.signal(SIGTERM);
  CHECK(server.wait_for_exit() == 0);
  CHECK(opendata::api::verify_audit_log((directory.path() / "audit").string()).value() == 2);
}

TEST_CASE("Administration limits and records who stands behind a trusted proxy, and believes nobody else", "[api][admin][process]") {
  const auto [trusted, client, other_status] = GENERATE(table<std::string, std::string, std::string>({
      {"127.0.0.1", "\"client\":\"198.51.100.0/24\"", "HTTP/1.1 401"}, {"192.0.2.1", "\"client\":\"127.0.0.0/24\"", "HTTP/1.1 429"}}));
  CAPTURE(trusted);
  test::TemporaryDirectory directory;
  const auto file = [&](const char* name) { return (directory.path() / name).string(); };
  const auto ada = opendata::api::make_admin_token("ada", "admin");
  std::ofstream(file("tokens")) << ada->line << "\n";
  std::filesystem::permissions(file("tokens"), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  ServerProcess server({"--catalog", test::site().catalog().string(), "--listen", "127.0.0.1:0", "--trusted-proxy", trusted, "--admin-listen", "127.0.0.1:0",
                        "--admin-tokens", file("tokens"), "--admin-audit", file("audit")});
  (void)server.read_line();
  const auto port = port_in(server.read_line());
  const auto ask = [&](const std::string& address, const std::string& token) {
    return fetch(port, "/admin/metrics", "GET", "X-Forwarded-For: 203.0.113.9, " + address + "\r\nAuthorization: Bearer " + token + "\r\n");
  };
  CHECK(ask("198.51.100.7", ada->token).starts_with("HTTP/1.1 200"));
  bool limited = false;
  for (int i = 0; i < 40 && !limited; ++i) limited = ask("198.51.100.7", "wrong").starts_with("HTTP/1.1 429");
  CHECK(limited);
  CHECK(ask("198.51.100.8", "wrong").starts_with(other_status));
  CHECK(contains(opendata::read_file(file("audit"), 1U << 20U).value(), client));
}

TEST_CASE("Questions are managed over the network: with a token and a revision, or with a session", "[api][admin][process]") {
  test::TemporaryDirectory directory;
  const auto file = [&](const char* name) { return (directory.path() / name).string(); };
  const auto ada = opendata::api::make_admin_token("ada", "admin");
  std::ofstream(file("tokens")) << ada->line << "\n";
  std::filesystem::permissions(file("tokens"), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  ServerProcess server({"--catalog", test::site().catalog().string(), "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0", "--admin-tokens",
                        file("tokens"), "--admin-audit", file("audit"), "--faq-store", file("faq.db")});
  (void)server.read_line();
  const auto port = port_in(server.read_line());
  const auto send = [&](const std::string& method, const std::string& path, const std::string& fields, const std::string& body) {
    return talk(port, method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + fields + "\r\n" + body);
  };
  const auto program = "Authorization: Bearer " + ada->token + "\r\nContent-Type: application/json\r\n";
  const std::string entry = R"({"id":"A-1","question":"q","answer":"a"})";
  CHECK(send("POST", "/admin/api/v1/faq", program, entry).starts_with("HTTP/1.1 201"));
  CHECK(send("PUT", "/admin/api/v1/faq/entries/A-1", program, entry).starts_with("HTTP/1.1 428"));
  CHECK(send("PUT", "/admin/api/v1/faq/entries/A-1", program + "If-Match: \"2\"\r\n", entry).starts_with("HTTP/1.1 412"));
  CHECK(contains(send("PUT", "/admin/api/v1/faq/entries/A-1", program + "If-Match: \"1\"\r\n", entry), "ETag: \"1\""));

  const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
  const auto after = [](const std::string& text, std::string_view mark) { return text.substr(text.find(mark) + mark.size(), 64); };
  const auto proof = after(fetch(port, "/admin/sign-in"), "opendata-sign-in=");
  const auto signed_in = send("POST", "/admin/sign-in", form + "Cookie: opendata-sign-in=" + proof + "\r\n", "form_token=" + proof + "&token=" + ada->token);
  CHECK(signed_in.starts_with("HTTP/1.1 303"));
  const auto cookie = "Cookie: opendata-session=" + after(signed_in, "opendata-session=") + "\r\n";
  const auto page = fetch(port, "/admin/faq/edit?id=A-1", "GET", cookie);
  CHECK(page.starts_with("HTTP/1.1 200"));
  const auto moved = send("POST", "/admin/faq/move", form + cookie, "form_token=" + after(page, "name=\"form_token\" value=\"") + "&id=A-1&revision=1&to=in-review");
  CHECK(moved.starts_with("HTTP/1.1 303"));
  CHECK(fetch(port, "/admin/faq/edit?id=A-1").starts_with("HTTP/1.1 303"));

  CHECK(send("POST", "/admin/api/v1/faq", program, std::string(1U << 20U, ' ')).starts_with("HTTP/1.1 400"));
  const auto too_large = talk(port, "POST /admin/faq/edit HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n" + form + "\r\n");
  CHECK(too_large.starts_with("HTTP/1.1 413"));
  CHECK(contains(too_large, "1 MiB"));
}

TEST_CASE("A server that makes an FAQ store says so, and only then", "[api][admin][process]") {
  test::TemporaryDirectory directory;
  const auto file = [&](const char* name) { return (directory.path() / name).string(); };
  std::ofstream(file("tokens")) << opendata::api::make_admin_token("ada", "admin")->line << "\n";
  std::filesystem::permissions(file("tokens"), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  for (const bool makes : {true, false}) {
    ServerProcess server({"--catalog", test::site().catalog().string(), "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0", "--admin-tokens",
                          file("tokens"), "--admin-audit", file("audit"), "--faq-store", file("faq.db")});
    const auto listening = server.read_line();
    const auto administration = server.read_line();
    CHECK(contains(administration, "administration on "));
    if (makes) CHECK(contains(server.read_line(), "--faq-store"));
    server.signal(SIGTERM);
    CHECK(server.read_line().empty());
    CHECK(server.wait_for_exit() == 0);
  }
}

TEST_CASE("A new release is taken over by itself and on SIGHUP, and no request is dropped meanwhile", "[api][process]") {
  test::SiteFixture site;
  ServerProcess server({"--catalog", site.catalog().string(), "--listen", "127.0.0.1:0", "--log", (site.catalog().parent_path() / "log").string()});
  const auto port = port_in(server.read_line());
  const std::string target = "/api/v1/datasets/animal-cases/rows?limit=1";
  CHECK(contains(fetch(port, target), "\xE4\xB8\x89\xE6\xB0\x91\xE5\x8D\x80"));
  std::filesystem::rename(site.catalog().parent_path() / "log", site.catalog().parent_path() / "log.1");
  for (const char* district : {"旗津區", "楠梓區"}) {
    site.publish_release(district);
    server.signal(SIGHUP);
    bool seen = false;
    for (int i = 0; i < 400 && !seen; ++i) {
      const auto answer = fetch(port, target);
      REQUIRE(answer.starts_with("HTTP/1.1 200"));
      seen = contains(answer, district);
    }
    CHECK(seen);
  }
  CHECK(std::filesystem::exists(site.catalog().parent_path() / "log"));
}

TEST_CASE("A server that does not find the code lists says so in its log", "[api][process]") {
  const char* data = GENERATE("/nonexistent", "");
  CAPTURE(data);
  const test::TemporaryDirectory directory;
  const auto log = directory.path() / "log";
  if (*data != '\0') REQUIRE(::setenv("OPENDATA_DATA", data, 1) == 0);
  ServerProcess server({"--catalog", test::site().catalog().string(), "--listen", "127.0.0.1:0", "--log", log.string()});
  ::unsetenv("OPENDATA_DATA");
  REQUIRE_FALSE(server.read_line().empty());
  server.signal(SIGTERM);
  CHECK(server.wait_for_exit() == 0);
  CHECK(contains(test::read_text(log), "data/catalogs") == (*data != '\0'));
}

TEST_CASE("GDAL pages a whole collection of features", "[api][process]") {
  if (std::system("command -v ogrinfo >/dev/null 2>&1") != 0) {
    WARN("skipped: gdal-bin is not installed");
    return;
  }
  ServerProcess server({"--catalog", test::site().catalog().string(), "--listen", "127.0.0.1:0"});
  const auto port = port_in(server.read_line());
  const auto command = "ogrinfo -ro -al -oo PAGE_SIZE=2 OAPIF:http://127.0.0.1:" + std::to_string(port) + "/ogc parking-lots 2>&1";
  std::string output, piece(4096, '\0');
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  for (std::size_t n = 0; (n = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;) output.append(piece, 0, n);
  ::pclose(pipe);
  CAPTURE(output);
  CHECK(contains(output, "Feature Count: 5"));
  for (const char* name : {"三民停車場", "左營停車場", "東區停車場", "無位置停車場", "遠方停車場"}) CHECK(contains(output, name));
  CHECK(contains(output, "POINT (120.31 22.65)"));
}

TEST_CASE("An address of IPv6 is printed as a URL writes it", "[api][process]") {
  ServerProcess server({"--catalog", test::site().catalog().string(), "--listen", "[::1]:0"});
  const auto line = server.read_line();
  if (line.empty()) {
    WARN("this machine has no IPv6 loopback");
    return;
  }
  CHECK(line.starts_with("listening on http://[::1]:"));
}

TEST_CASE("Wrong use of the program gives the exit codes of every program", "[api][process]") {
  test::TemporaryDirectory directory;
  auto [line, code] = GENERATE(table<std::string, int>({
      {"--help", 0},
      {"", 2},
      {"--catalog DIR --nope", 2},
      {"--catalog DIR --listen nonsense", 2},
      {"--catalog DIR --threads 0", 2},
      {"--catalog DIR --base-url javascript:alert(1)", 2},
      {"--catalog DIR --base-url data.example.gov.tw", 2},
      {"--catalog DIR --base-url https://data.example.gov.tw/?q=", 2},
      {"--catalog DIR/nope", 1},
      {"--catalog DIR --index DIR/nope", 1},
      {"--catalog DIR --log DIR/nope/log", 1},
      {"--catalog DIR --log-level loud", 2},
      {"--catalog DIR --health-listen nonsense", 2},
      {"--catalog DIR --trusted-proxy nonsense", 1},
      {"--catalog DIR --admin-listen 127.0.0.1:0", 1},
      {"--catalog DIR --admin-listen 127.0.0.1:0 --admin-tokens DIR/nope --admin-audit DIR/audit", 1},
      {"--catalog DIR --faq-store DIR/faq.db", 2},
      {"--catalog DIR --admin-base-url javascript:alert(1)", 2},
      {"--make-token ada:admin", 0},
      {"--make-token ada:root", 1},
      {"--verify-audit DIR/nope", 1},
  }));
  CAPTURE(line);
  std::vector<std::string> arguments;
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    const auto at = word.find("DIR");
    arguments.push_back(at == std::string::npos ? word : word.replace(at, 3, directory.path().string()));
  }
  ServerProcess server(arguments);
  CHECK(server.wait_for_exit() == code);
}
