// The connection layer beside cpp-httplib as its README shows it (with TCP_NODELAY switched on), in the same run.
#include <sys/wait.h>

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <list>
#include <numeric>
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

using Microseconds = std::vector<double>;

void run_client(std::uint16_t port, const std::atomic<bool>& go_on, Microseconds& times) {
  RawClient connection(port);
  while (go_on) {
    const auto begin = Clock::now();
    if (connection.exchange(get("/")).status != 200) return;
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
  }
}

/// What the clients saw while they kept asking for two seconds, a connection each.
std::vector<Microseconds> run_clients(std::uint16_t port, std::size_t connections) {
  std::vector<Microseconds> clients(connections);
  std::atomic<bool> go_on{true};
  std::vector<std::thread> threads;
  for (auto& times : clients) threads.emplace_back([&] { run_client(port, go_on, times); });
  std::this_thread::sleep_for(std::chrono::seconds(2));
  go_on = false;
  for (auto& thread : threads) thread.join();
  return clients;
}

/// The mean and p50 lie far apart on a machine that does other work: each turn of the scheduler adds some milliseconds to one request. So the table
/// also tells how much of the time went to requests over 1 ms; the other server of the same run shows whether it is the machine's doing.
void print(const char* name, std::size_t connections, Microseconds all, std::size_t served, double seconds, double cpu) {
  std::sort(all.begin(), all.end());
  const auto count = static_cast<double>(all.size());
  const auto late = std::upper_bound(all.begin(), all.end(), 1000.0);
  std::printf("%-12s c=%-3zu %8.0f req/s  mean %6.0f us  p50 %6.0f  p99 %7.0f  worst %8.0f  over 1 ms: %5zu, %3.0f %% of the time  server CPU %5.1f us/request  served %zu of %zu\n",
              name, connections, count / seconds, std::accumulate(all.begin(), all.end(), 0.0) / count, all[all.size() / 2], all[all.size() * 99 / 100], all.back(),
              static_cast<std::size_t>(all.end() - late), 100 * std::accumulate(late, all.end(), 0.0) / std::accumulate(all.begin(), all.end(), 0.0), cpu * 1e6 / count,
              served, connections);
}

void measure(const char* name, const ServerProcess& server, std::size_t connections) {
  const auto begin = Clock::now();
  const double cpu = server.cpu_seconds();
  const auto clients = run_clients(server.port(), connections);
  const double used = server.cpu_seconds() - cpu;
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  Microseconds all;
  for (const auto& times : clients) all.insert(all.end(), times.begin(), times.end());
  REQUIRE(!all.empty());
  const auto served = std::count_if(clients.begin(), clients.end(), [](const auto& times) { return !times.empty(); });
  print(name, connections, std::move(all), static_cast<std::size_t>(served), seconds, used);
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
