#include "connection.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <utility>

#include "request_fields.hpp"

namespace opendata::api::http {
namespace {

constexpr int requests_per_turn = 16;
constexpr std::size_t read_size = 16U << 10U;
constexpr std::size_t linger_bytes = 64U << 10U;
constexpr std::chrono::seconds linger_time{1};
constexpr std::size_t least_bytes_per_second = 1024;
/// A streamed answer holds one of few places, so it must go on faster in the mean.
constexpr std::size_t least_export_pace = 16U << 10U;
constexpr std::chrono::seconds export_grace{30};

ssize_t receive(int socket, std::array<char, read_size>& buffer) {
  ssize_t count = 0;
  do {
    count = ::recv(socket, buffer.data(), buffer.size(), 0);
  } while (count < 0 && errno == EINTR);
  return count;
}

bool would_wait() { return errno == EAGAIN || errno == EWOULDBLOCK; }

}  // namespace

Connection::Connection(Socket socket, std::string address, Shared& shared)
    : shared_(shared), socket_(std::move(socket)), address_(std::move(address)), framer_(shared.limits) {
  enter(Phase::idle, shared.limits.head_time);
}

Connection::Next Connection::turn(Dialogue& dialogue) {
  if (phase_ == Phase::lingering) return linger();
  for (int count = 0; count < requests_per_turn; ++count) {
    if (phase_ != Phase::writing) {
      if (const auto next = read_request()) return *next;
      if (framer_.refusal() != nullptr)
        refuse(dialogue, *framer_.refusal());
      else
        answer_request(dialogue);
    }
    if (const auto next = write_some()) return *next;
  }
  return Next::write;  // a client that always has another request waits while others have their turn
}

// ---- Reading ----

std::optional<Connection::Next> Connection::read_request() {
  while (true) {
    const auto state = framer_.step();
    if (state == Framer::State::complete || state == Framer::State::refused) return std::nullopt;
    await_input(state);
    if (const auto next = read_some()) return next;
  }
}

/// The time for a head or a body runs from its beginning; further bytes do not extend it.
void Connection::await_input(Framer::State state) {
  if (state == Framer::State::needs_head && !framer_.empty() && phase_ != Phase::head)
    enter(Phase::head, shared_.limits.head_time);
  if (state != Framer::State::needs_body || phase_ == Phase::body) return;
  enter(Phase::body, shared_.limits.body_time);
  constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  if (framer_.head().expects_continue) ::send(socket(), go_on.data(), go_on.size(), MSG_NOSIGNAL);
}

std::optional<Connection::Next> Connection::read_some() {
  std::array<char, read_size> buffer;
  const auto count = receive(socket(), buffer);
  if (count < 0 && would_wait()) return Next::read;
  if (count <= 0) return Next::close;
  framer_.append({buffer.data(), static_cast<std::size_t>(count)});
  return std::nullopt;
}

// ---- Answering ----

void Connection::answer_request(Dialogue& dialogue) {
  enter(Phase::handling, std::chrono::hours(24));
  const auto& head = framer_.head();
  ++served_;
  const bool close = !head.keep_alive || served_ >= shared_.limits.requests_per_connection || shared_.draining;
  const Exchange exchange{head.method, head.http_1_0, close, make_request_id()};
  Outgoing claims;
  auto outgoing = dialogue.answer(exchange, [&] { return respond(exchange.id, claims); });
  outgoing.export_slot = std::move(claims.export_slot);
  outgoing.client_slot = std::move(claims.client_slot);
  outgoing.memory = std::move(claims.memory);
  framer_.next();
  start_writing(std::move(outgoing));
}

Response Connection::respond(const std::string& id, Outgoing& claims) {
  if (shared_.overloaded) return refusal_response(refusals::busy, id);
  const auto request = make_request(framer_.head(), framer_.body(), address_, id);
  if (!request) return refusal_response(*request.error(), id);
  return claim(shared_.handler(*request), *request, claims);
}

/// Takes what the answer needs of the server's budgets, or answers 503 instead.
Response Connection::claim(Response response, const Request& request, Outgoing& claims) {
  auto memory = shared_.memory.take(response.body.size());
  if (!memory) return refusal_response(refusals::busy, request.id);
  claims.memory = std::move(*memory);
  if (!response.generator || framer_.head().method == "HEAD") return response;
  auto own = shared_.client_exports.take(shared_.client_of(request));
  auto slot = own ? shared_.exports.take(1) : std::nullopt;
  if (!slot) return refusal_response(refusals::busy, request.id);
  claims.export_slot = std::move(*slot);
  claims.client_slot = std::move(*own);
  return response;
}

void Connection::refuse(Dialogue& dialogue, const Refusal& refusal) {
  const Exchange exchange{"GET", false, true, make_request_id()};
  start_writing(dialogue.answer(exchange, [&] { return refusal_response(refusal, exchange.id); }));
}

void Connection::turn_away(Dialogue& dialogue) {
  refuse(dialogue, refusals::busy);
  [[maybe_unused]] const auto next = write_some();
}

// ---- Writing ----

void Connection::start_writing(Outgoing outgoing) {
  streams_ = false;
  pace_.start();
  streams_ = static_cast<bool>(outgoing.generator);
  sender_.start(std::move(outgoing));
  enter(Phase::writing, shared_.limits.write_time);
}

std::optional<Connection::Next> Connection::write_some() {
  pace_.begin_turn(Clock::now());
  const auto progress = sender_.send_some(socket());
  if (progress == Sender::Progress::done) return finish_answer();
  if (progress == Sender::Progress::broken) {
    drop();
    return Next::close;
  }
  if (progress == Sender::Progress::blocked) pace_.end_turn(Clock::now(), sender_.sent());
  restart_write_window();
  return Next::write;
}

std::optional<Connection::Next> Connection::finish_answer() {
  const bool closes = sender_.closes();
  sender_.reset();
  if (closes) {
    // Closing with unread input would send a reset that can overtake the answer.
    socket_.end_output();
    enter(Phase::lingering, linger_time);
    return linger();
  }
  enter(Phase::idle, shared_.limits.idle_time);
  return std::nullopt;  // a next request that is there already costs no round through epoll
}

Connection::Next Connection::linger() {
  std::array<char, read_size> buffer;
  while (discarded_ < linger_bytes) {
    const auto count = receive(socket(), buffer);
    if (count < 0 && would_wait()) return Next::read;
    if (count <= 0) return Next::close;
    discarded_ += static_cast<std::size_t>(count);
  }
  return Next::close;
}

// ---- Deadlines ----

void Connection::enter(Phase phase, Clock::duration time) {
  deadline_ = (Clock::now() + time).time_since_epoch().count();
  phase_ = phase;
}

void Connection::restart_write_window() {
  unread_ = socket_.unacknowledged();
  deadline_ = (Clock::now() + shared_.limits.write_time).time_since_epoch().count();
}

bool Connection::is_overdue(Clock::time_point now) {
  if (streams_ && phase_ == Phase::writing &&
      pace_.is_below(least_export_pace, export_grace, socket_.unacknowledged(), now))
    return true;
  auto deadline = deadline_.load();
  if (now.time_since_epoch().count() <= deadline) return false;
  if (phase_ != Phase::writing) return true;
  const auto left = socket_.unacknowledged();
  const auto least = least_bytes_per_second * static_cast<std::size_t>(shared_.limits.write_time.count()) / 1000;
  if (unread_.exchange(left) < left + least) return true;
  // A turn that moved the deadline meanwhile knows better.
  deadline_.compare_exchange_strong(deadline, (now + shared_.limits.write_time).time_since_epoch().count());
  return false;
}

}  // namespace opendata::api::http
