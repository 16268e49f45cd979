#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <sstream>

#include "support/catch.hpp"
#include "unit/api/site_fixture.hpp"

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
bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

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
