#include <pthread.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "../http.hpp"
#include "dialogue.hpp"
#include "listener.hpp"
#include "registry.hpp"
#include "standby.hpp"

namespace opendata::api {
namespace {

using http::Clock;
using http::Connection;
using http::Socket;

constexpr int accepts_per_turn = 64;
constexpr std::chrono::milliseconds sweep_interval{250};
constexpr std::chrono::milliseconds probe_interval{10};
constexpr std::chrono::milliseconds patience{5};  // for a request that waits; then workers that stand by are called
constexpr std::chrono::milliseconds drain_interval{10};
constexpr std::size_t descriptors_besides = 256;  // stores, files being sent, the index
constexpr std::size_t least_connections = 64;

/// As many workers wait for events as the machine can run at once.
std::size_t waiting_workers(const ServerLimits& limits) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  return std::min(cores, std::max<std::size_t>(limits.threads, 1));
}

/// Signals belong to the program's own threads; a write to a closed connection is an error value, not SIGPIPE.
void block_signals() {
  sigset_t set;
  ::sigemptyset(&set);
  for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2}) ::sigaddset(&set, signal);
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void trigger(const Socket& event) noexcept {
  const int saved = errno;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto ignored = ::write(event.get(), &one, sizeof one);
  errno = saved;
}

std::string remote_address(const Request& request) { return request.remote_address; }

bool wait_for(const Socket& event, std::chrono::milliseconds time) {
  pollfd poll{event.get(), POLLIN, 0};
  return ::poll(&poll, 1, static_cast<int>(time.count())) > 0;
}

}  // namespace

/// N workers share one epoll instance. Every descriptor is registered ONESHOT, so that one worker at a time has a
/// connection; only a complete request occupies a worker, and only while the handler runs.
struct HttpServer::Impl {
  Impl(const ServerLimits& limits, Handler handler, http::ClientOf client_of)
      : shared(limits, std::move(handler), std::move(client_of)), standby(waiting_workers(limits)) {}

  bool watch(int operation, int descriptor, std::uint32_t events, void* tag) const;
  bool arm(int operation, Connection& connection, std::uint32_t events) const;
  void run_worker();
  bool next_event(epoll_event& event);
  void accept_clients(http::Dialogue& dialogue);
  void accept_batch(http::Dialogue& dialogue);
  void admit(http::Accepted client, http::Dialogue& dialogue);
  void take_turn(Connection& connection, http::Dialogue& dialogue);
  void watch_queue();
  void meet_probe();
  void drain();
  bool start_workers();
  void end_workers();

  http::Shared shared;
  http::Standby standby;
  std::optional<http::Registry> registry;
  http::Listener listener;
  const Socket epoll{::epoll_create1(EPOLL_CLOEXEC)};
  const Socket stop_event{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
  const Socket end_event{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
  // A probe stands in the queue of ready sockets like any request: how long it waits is how long requests wait.
  const Socket probe_event{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
  std::atomic<Clock::rep> probe_sent{0};  // 0 = none is waiting
  std::atomic<bool> accept_paused{false};
  std::vector<std::thread> workers;
};

bool HttpServer::Impl::watch(int operation, int descriptor, std::uint32_t events, void* tag) const {
  epoll_event event{};
  event.events = events;
  event.data.ptr = tag;
  return ::epoll_ctl(epoll.get(), operation, descriptor, &event) == 0;
}

bool HttpServer::Impl::arm(int operation, Connection& connection, std::uint32_t events) const {
  const std::lock_guard lock(connection.arming());
  return watch(operation, connection.socket(), events | EPOLLONESHOT, &connection);
}

// ---- Workers ----

void HttpServer::Impl::run_worker() {
  block_signals();
  http::Dialogue dialogue;
  while (true) {
    epoll_event event{};
    if (!next_event(event)) continue;
    if (event.data.ptr == &workers) return;
    if (event.data.ptr == &listener)
      accept_clients(dialogue);
    else if (event.data.ptr == &probe_sent)
      meet_probe();
    else
      take_turn(*static_cast<Connection*>(event.data.ptr), dialogue);
  }
}

/// Who stood by and was called takes what has been waiting, if anything is left of it.
bool HttpServer::Impl::next_event(epoll_event& event) {
  if (!standby.begin_waiting()) {
    standby.stand_by();
    return ::epoll_wait(epoll.get(), &event, 1, 0) == 1;
  }
  const bool came = ::epoll_wait(epoll.get(), &event, 1, -1) == 1;
  standby.end_waiting();
  return came;
}

void HttpServer::Impl::watch_queue() {
  if (standby.all_wait() && !shared.overloaded) return;  // whatever comes is taken at once
  const auto now = Clock::now().time_since_epoch().count();
  Clock::rep none = 0;
  if (probe_sent.compare_exchange_strong(none, now)) {
    watch(EPOLL_CTL_MOD, probe_event.get(), EPOLLIN | EPOLLONESHOT, &probe_sent);
    trigger(probe_event);
    return;
  }
  if (Clock::duration(now - none) > patience) standby.call();
  if (Clock::duration(now - none) > shared.limits.queue_time) shared.overloaded = true;
}

void HttpServer::Impl::meet_probe() {
  std::uint64_t count = 0;
  [[maybe_unused]] const auto ignored = ::read(probe_event.get(), &count, sizeof count);
  const Clock::duration waited(Clock::now().time_since_epoch().count() - probe_sent);
  shared.overloaded = waited > shared.limits.queue_time;
  if (waited > patience) standby.call();
  probe_sent = 0;
}

void HttpServer::Impl::take_turn(Connection& connection, http::Dialogue& dialogue) {
  { const std::lock_guard wait_for_arming(connection.arming()); }
  auto next = Connection::Next::close;
  try {
    next = connection.turn(dialogue);
  } catch (...) {  // out of memory, or a generator that throws: this client is cut off, the others are served
    connection.drop();
  }
  if (next == Connection::Next::close) return registry->remove(connection);
  const std::uint32_t wanted = next == Connection::Next::read ? EPOLLIN : EPOLLOUT;
  arm(EPOLL_CTL_MOD, connection, wanted);
}

void HttpServer::Impl::accept_clients(http::Dialogue& dialogue) {
  try {
    accept_batch(dialogue);
  } catch (...) {  // out of memory: tried again at the next sweep
    accept_paused = true;
  }
  if (!shared.draining && !accept_paused)
    watch(EPOLL_CTL_MOD, listener.socket.get(), EPOLLIN | EPOLLONESHOT, &listener);
}

void HttpServer::Impl::accept_batch(http::Dialogue& dialogue) {
  for (int count = 0; count < accepts_per_turn && !shared.draining; ++count) {
    auto client = http::accept_client(listener);
    if (!client.socket) {
      accept_paused = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
      return;
    }
    admit(std::move(client), dialogue);
  }
}

void HttpServer::Impl::admit(http::Accepted client, http::Dialogue& dialogue) {
  auto connection = std::make_unique<Connection>(std::move(client.socket), std::move(client.address), shared);
  auto* const added = registry->add(connection);
  if (added == nullptr) return connection->turn_away(dialogue);
  if (!arm(EPOLL_CTL_ADD, *added, EPOLLIN)) registry->remove(*added);
}

bool HttpServer::Impl::start_workers() {
  // The library makes its tables at the first request: before any thread, so that threads only read them.
  (void)http::Dialogue().answer({}, [] { return Response{}; });
  watch(EPOLL_CTL_ADD, end_event.get(), EPOLLIN, &workers);
  watch(EPOLL_CTL_ADD, probe_event.get(), EPOLLONESHOT, &probe_sent);
  try {
    for (std::size_t count = 0; count < std::max<std::size_t>(shared.limits.threads, 1); ++count)
      workers.emplace_back([this] { run_worker(); });
  } catch (const std::system_error&) {
    end_workers();
    return false;
  }
  return watch(EPOLL_CTL_ADD, listener.socket.get(), EPOLLIN | EPOLLONESHOT, &listener);
}

void HttpServer::Impl::end_workers() {
  trigger(end_event);
  standby.dismiss();
  for (auto& worker : workers) worker.join();
  workers.clear();
}

void HttpServer::Impl::drain() {
  shared.draining = true;
  listener.socket.shut_down();
  const auto end = Clock::now() + shared.limits.drain_time;
  while (!registry->empty() && Clock::now() < end) {
    if (!standby.all_wait()) standby.call();
    registry->end_idle();
    registry->hang_up_overdue(Clock::now());
    std::this_thread::sleep_for(drain_interval);
  }
  registry->drop_all();
}

// ---- HttpServer ----

HttpServer::HttpServer(ServerLimits limits, Handler handler, std::function<std::string(const Request&)> client_of)
    : impl_(std::make_unique<Impl>(limits, std::move(handler), client_of ? std::move(client_of) : remote_address)) {}
HttpServer::~HttpServer() = default;

Result<std::uint16_t> HttpServer::bind(const std::string& host, std::uint16_t port) {
  const auto& limits = impl_->shared.limits;
  if (!impl_->epoll || !impl_->stop_event || !impl_->end_event || !impl_->probe_event) {
    return failure(Errc::io_failure, {"no file descriptors are left: raise the limit (ulimit -n 4096)",
                                      "檔案描述元已用盡：請提高上限（ulimit -n 4096）"});
  }
  const auto descriptors = http::raise_descriptor_limit(limits.connections + descriptors_besides);
  if (descriptors < least_connections + descriptors_besides) {
    return failure(Errc::limit_exceeded,
                   {"too few open files are allowed for a server: raise the limit (ulimit -n 4096)",
                    "可開啟的檔案數過少：請提高上限（ulimit -n 4096）"});
  }
  auto listener = http::listen_on(host, port);
  if (!listener) return failure(std::move(listener.error()));
  impl_->registry.emplace(std::min(limits.connections, descriptors - descriptors_besides),
                          limits.connections_per_address);
  impl_->listener = std::move(*listener);
  return impl_->listener.port;
}

Result<void> HttpServer::serve() {
  if (!impl_->listener.socket)
    return failure(Errc::invalid_argument, {"bind() comes before serve()", "須先呼叫 bind() 再呼叫 serve()"});
  if (!impl_->start_workers())
    return failure(Errc::io_failure, {"the system refuses new threads: lower the number of threads or raise the limit",
                                      "系統拒絕建立執行緒：請減少執行緒數或提高上限"});
  auto next_sweep = Clock::now();
  while (!wait_for(impl_->stop_event, probe_interval)) {
    impl_->watch_queue();
    if (Clock::now() < next_sweep) continue;
    next_sweep = Clock::now() + sweep_interval;
    impl_->registry->hang_up_overdue(Clock::now());
    if (impl_->accept_paused.exchange(false))
      impl_->watch(EPOLL_CTL_MOD, impl_->listener.socket.get(), EPOLLIN | EPOLLONESHOT, &impl_->listener);
  }
  impl_->drain();
  impl_->end_workers();
  impl_->registry->clear();
  return {};
}

std::size_t HttpServer::connections() const { return impl_->registry ? impl_->registry->size() : 0; }
bool HttpServer::overloaded() const { return impl_->shared.overloaded; }

void HttpServer::stop() noexcept { trigger(impl_->stop_event); }

}  // namespace opendata::api
