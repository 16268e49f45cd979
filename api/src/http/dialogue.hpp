#pragma once
#include <functional>
#include <memory>
#include <string>

#include "outgoing.hpp"

namespace opendata::api::http {

/// What the serialiser must know of a request.
struct Exchange {
  std::string method = "GET";
  bool http_1_0 = false;
  bool close = false;   ///< say "Connection: close"
  std::string id = {};  ///< named in the problem document of a handler that throws
};

/// Runs one exchange through cpp-httplib: it parses a canonical request, calls `produce` before its own routing and
/// writes the head of the answer. Thread safety: one object a thread.
class Dialogue {
 public:
  Dialogue();
  ~Dialogue();
  /// Result: head and body in one piece of bytes; a file or generator is handed on for the connection to send.
  /// Errors: none; an exception that escapes `produce` becomes a 500 that names the request id only.
  [[nodiscard]] Outgoing answer(const Exchange& exchange, const std::function<Response()>& produce);

 private:
  class Library;
  std::unique_ptr<Library> library_;
};

}  // namespace opendata::api::http
