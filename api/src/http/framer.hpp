#pragma once
#include <string>
#include <string_view>

#include "framing.hpp"

namespace opendata::api::http {

/// Cuts complete requests out of the bytes of one connection.
/// Guarantees: the same requests whatever the pieces in which the bytes came; holds at most one head, one body and the
/// piece that came last.
class Framer {
 public:
  enum class State { needs_head, needs_body, complete, refused };

  explicit Framer(const ServerLimits& limits) : limits_(&limits) {}
  void append(std::string_view bytes);
  [[nodiscard]] State step();
  /// Whether no byte of a next request has come.
  [[nodiscard]] bool empty() const { return begin_ == buffer_.size(); }

  [[nodiscard]] Verdict refusal() const { return refusal_; }  ///< when refused
  [[nodiscard]] const Head& head() const { return head_; }    ///< when needs_body or complete
  [[nodiscard]] std::string_view body() const;                ///< when complete
  void next();                                                ///< drops the complete request

 private:
  State read_head();
  State refuse(Verdict verdict);

  const ServerLimits* limits_;
  std::string buffer_;
  std::size_t begin_ = 0;    // of the current request in buffer_
  std::size_t scanned_ = 0;  // bytes of the current head already looked at
  std::size_t head_size_ = 0;
  Head head_;
  Verdict refusal_ = nullptr;
};

}  // namespace opendata::api::http
