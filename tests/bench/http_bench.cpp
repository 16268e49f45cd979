// The connection layer beside cpp-httplib as its README shows it (with TCP_NODELAY switched on), in the same run.
#include <sys/wait.h>

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <list>
#include <vector>

#include "support/catch.hpp"
#include "unit/api_http/running_server.hpp"

using namespace test;
using Clock = std::chrono::steady_clock;

namespace {

const std::string body(1024, 'a');

/// A server in a process of its own, so that its CPU time can be told from the clients'.
class ServerProcess {
 public:
  explicit ServerProcess(void (*serve)(int port_pipe)) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    process_ = ::fork();
    if (process_ == 0) {
      serve(ends[1]);
      ::_exit(0);
    }
    if (::read(ends[0], &port_, sizeof port_) != sizeof port_) throw std::runtime_error("no server");
    ::close(ends[0]);
    ::close(ends[1]);
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  ~ServerProcess() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] double cpu_seconds() const {
    clockid_t clock{};
    timespec time{};
    ::clock_getcpuclockid(process_, &clock);
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
  }

 private:
  pid_t process_ = 0;
  std::uint16_t port_ = 0;
};

void tell(int pipe, std::uint16_t port) {
  if (::write(pipe, &port, sizeof port) != sizeof port) ::_exit(1);
}

void serve_ours(int pipe) {
  ServerLimits limits;
  limits.requests_per_connection = 1'000'000;
  HttpServer server(limits, [](const Request&) {
    Response response;
    response.headers = {{"Content-Type", "application/problem+json"}};
    response.body = body;
    return response;
  });
  tell(pipe, server.bind("127.0.0.1", 0).value());
  if (!server.serve()) ::_exit(1);
}

void serve_stock(int pipe) {
  httplib::Server server;
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(1'000'000);
  server.new_task_queue = [] { return new httplib::ThreadPool(64); };
  server.Get("/", [](const httplib::Request&, httplib::Response& response) { response.set_content(body, "application/problem+json"); });
  tell(pipe, static_cast<std::uint16_t>(server.bind_to_any_port("127.0.0.1")));
  server.listen_after_bind();
}

struct Client {
  std::vector<double> microseconds;
};

void run_client(std::uint16_t port, const std::atomic<bool>& go_on, Client& client) {
  RawClient connection(port);
  while (go_on) {
    const auto begin = Clock::now();
    if (connection.exchange(get("/")).status != 200) return;
    client.microseconds.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
  }
}

void measure(const char* name, const ServerProcess& server, std::size_t connections) {
  std::vector<Client> clients(connections);
  std::atomic<bool> go_on{true};
  std::vector<std::thread> threads;
  const double cpu = server.cpu_seconds();
  for (auto& client : clients) threads.emplace_back([&] { run_client(server.port(), go_on, client); });
  std::this_thread::sleep_for(std::chrono::seconds(2));
  go_on = false;
  for (auto& thread : threads) thread.join();
  std::vector<double> all;
  std::size_t served = 0;
  for (const auto& client : clients) {
    all.insert(all.end(), client.microseconds.begin(), client.microseconds.end());
    served += client.microseconds.empty() ? 0 : 1;
  }
  REQUIRE(!all.empty());
  std::sort(all.begin(), all.end());
  const auto count = static_cast<double>(all.size());
  std::printf("%-12s c=%-3zu %8.0f req/s  p50 %7.0f us  p99 %8.0f us  server CPU %5.1f us/request  connections served %zu of %zu\n", name, connections,
              count / 2, all[all.size() / 2], all[all.size() * 99 / 100], (server.cpu_seconds() - cpu) * 1e6 / count, served, connections);
}

}  // namespace

TEST_CASE("1 KB answers over kept connections") {
  const ServerProcess ours(serve_ours);
  const ServerProcess stock(serve_stock);
  for (const std::size_t connections : {1U, 8U, 64U}) {
    measure("opendata", ours, connections);
    measure("cpp-httplib", stock, connections);
  }
}

TEST_CASE("a new client while 900 others drip a head, byte by byte") {
  const ServerProcess ours(serve_ours);
  std::list<RawClient> dripping;
  for (int n = 0; n < 900; ++n) REQUIRE(dripping.emplace_back(ours.port()).send("GET / HTTP/1.1\r\nHost: x\r\nA: "));
  std::atomic<bool> go_on{true};
  std::thread dripper([&] {
    while (go_on) {
      for (const auto& client : dripping) client.send("a");
    }
  });
  std::vector<double> milliseconds_each;
  for (int n = 0; n < 200; ++n) {
    const auto begin = Clock::now();
    REQUIRE(fetch(ours.port(), get("/")).status == 200);
    milliseconds_each.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  }
  go_on = false;
  dripper.join();
  std::sort(milliseconds_each.begin(), milliseconds_each.end());
  std::printf("new client under 900 dripping: p50 %.2f ms, p99 %.2f ms, worst %.2f ms\n", milliseconds_each[100], milliseconds_each[198], milliseconds_each[199]);
}
