#pragma once
#include <chrono>
#include <cstdint>
#include <optional>

#include "outgoing.hpp"

namespace opendata::api::http {

/// Sends one answer as far as the socket takes it, without ever waiting.
class Sender {
 public:
  enum class Progress {
    done,
    blocked,  ///< the socket is full
    yielded,  ///< more could be sent, but others shall have their turn
    broken,   ///< the peer is gone, the file shrank or the generator failed: the connection must be dropped, not closed
              ///< in order
  };

  void start(Outgoing outgoing);
  [[nodiscard]] Progress send_some(int socket);
  [[nodiscard]] bool closes() const { return outgoing_.close; }
  [[nodiscard]] std::uint64_t sent() const { return sent_; }
  /// Gives memory, file and generator back.
  void reset() { start({}); }

 private:
  std::optional<Progress> send_bytes(int socket);
  std::optional<Progress> send_file(int socket);
  std::optional<Progress> pull_piece();

  Outgoing outgoing_;
  std::size_t offset_ = 0;  // bytes of outgoing_.bytes that are sent
  std::uint64_t sent_ = 0;
};

}  // namespace opendata::api::http
