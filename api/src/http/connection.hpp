#pragma once
#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "dialogue.hpp"
#include "framer.hpp"
#include "reading_pace.hpp"
#include "sender.hpp"
#include "socket.hpp"

namespace opendata::api::http {

using Clock = std::chrono::steady_clock;

/// Who shares what one client may have.
using ClientOf = std::function<std::string(const Request&)>;

/// Half of the exports at most, so that no client shuts out the others; two where there are so few.
constexpr std::size_t exports_of_one(std::size_t exports) { return std::max<std::size_t>(exports / 2, 2); }

/// What all connections of a server share. Thread safe: constant, or atomic.
struct Shared {
  Shared(const ServerLimits& server_limits, Handler server_handler, ClientOf client)
      : limits(server_limits),
        handler(std::move(server_handler)),
        client_of(std::move(client)),
        exports(limits.exports),
        client_exports(exports_of_one(limits.exports)),
        memory(limits.buffered_bytes) {}
  const ServerLimits limits;
  const Handler handler;
  const ClientOf client_of;
  Budget exports;
  Shares client_exports;
  Budget memory;
  std::atomic<bool> draining{false};
  std::atomic<bool> overloaded{false};  // requests wait longer than queue_time: new ones are turned away unseen
};

/// One client. A turn does what can be done without waiting and says what to wait for.
/// Thread safety: one thread at a time has its turn (ONESHOT); is_overdue(), is_idle() and hang_up() may be called by
/// another one meanwhile.
class Connection {
 public:
  enum class Next { read, write, close };

  Connection(Socket socket, std::string address, Shared& shared);
  [[nodiscard]] Next turn(Dialogue& dialogue);
  /// Held while the socket is armed for the next turn, which begins by waiting for it: so the turns of different
  /// threads never overlap, even when the event comes before the arming call has returned.
  [[nodiscard]] std::mutex& arming() { return arming_; }
  /// Says 503 as far as the socket takes it at once; the caller closes.
  void turn_away(Dialogue& dialogue);

  [[nodiscard]] int socket() const { return socket_.get(); }
  [[nodiscard]] const std::string& address() const { return address_; }
  /// Whether the deadline has passed. A reader that took at least its minimum since the last look gets a new one.
  [[nodiscard]] bool is_overdue(Clock::time_point now);
  [[nodiscard]] bool is_idle() const { return phase_ == Phase::idle; }
  /// Shuts the socket down, so that the connection's next turn comes at once and ends it.
  void hang_up() const { socket_.shut_down(); }
  /// Lets it answer the requests that have come, then end.
  void end_input() const { socket_.end_input(); }
  /// Ends in a reset, by which the client learns that its answer was cut.
  void drop() const { socket_.reset_on_close(); }

 private:
  enum class Phase { idle, head, body, handling, writing, lingering };

  std::optional<Next> read_request();
  std::optional<Next> read_some();
  std::optional<Next> write_some();
  std::optional<Next> finish_answer();
  Next linger();
  void await_input(Framer::State state);
  void answer_request(Dialogue& dialogue);
  void refuse(Dialogue& dialogue, const Refusal& refusal);
  Response respond(const std::string& id, Outgoing& claims);
  Response claim(Response response, const Request& request, Outgoing& claims);
  void start_writing(Outgoing outgoing);
  void enter(Phase phase, Clock::duration time);
  void restart_write_window();

  Shared& shared_;
  const Socket socket_;
  const std::string address_;
  Framer framer_;
  Sender sender_;
  std::atomic<Phase> phase_{Phase::idle};
  std::atomic<Clock::rep> deadline_{0};
  std::atomic<std::size_t> unread_{0};  // bytes that the client had still to take when its write window began
  std::atomic<bool> streams_{false};     // the answer being written is made while it is sent
  ReadingPace pace_;                     // of such an answer
  std::mutex arming_;
  std::size_t served_ = 0;
  std::size_t discarded_ = 0;
};

}  // namespace opendata::api::http
