#pragma once
#include <cstddef>

namespace opendata::api::http {

/// A socket or event descriptor that is closed with its owner.
class Socket {
 public:
  Socket() = default;
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  Socket(Socket&& other) noexcept;
  Socket& operator=(Socket&& other) noexcept;
  ~Socket();

  [[nodiscard]] int get() const { return descriptor_; }
  [[nodiscard]] explicit operator bool() const { return descriptor_ >= 0; }
  /// Both directions end; the descriptor stays.
  void shut_down() const;
  /// What has come can still be read, then the input ends.
  void end_input() const;
  /// Nothing more will be sent; the client's bytes can still be read.
  void end_output() const;
  /// Makes the close a reset: what was not sent yet is dropped.
  void reset_on_close() const;
  /// Bytes sent that the client has not taken yet.
  [[nodiscard]] std::size_t unacknowledged() const;

 private:
  int descriptor_ = -1;
};

}  // namespace opendata::api::http
