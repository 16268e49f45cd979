#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace opendata::api {

/// One request as a handler sees it: framed, decoded and bounded by the connection layer.
struct Request {
  std::string method;                                      ///< "GET", "HEAD", "POST", …
  std::string path;                                        ///< percent-decoded, valid UTF-8, no NUL, begins with '/'
  std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in order
  std::map<std::string, std::string> headers;              ///< lower-case names, of an allow-list only
  std::string body;
  std::string remote_address;
  std::string id;  ///< for logs and problem documents
  /// The value of a query parameter, or nullptr.
  [[nodiscard]] const std::string* parameter(std::string_view name) const;
  /// The value of a header (lower-case name), or "".
  [[nodiscard]] const std::string& header(const std::string& name) const;
};

/// A part of a file to send: opened by the handler, closed by the connection layer.
struct FileBody {
  int descriptor = -1;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

/// Gives the next piece (≤ 64 KiB) of a streamed answer; empty = end; an error drops the connection so that a cut
/// export cannot look complete.
using BodyGenerator = std::function<Result<std::string>()>;

/// One answer. At most one of body, file, generator is used.
struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;  ///< without CR, LF, NUL (such a header is dropped)
  std::string body;
  std::optional<FileBody> file;
  BodyGenerator generator;
  void set_header(std::string name, std::string value);  ///< replaces
};

using Handler = std::function<Response(const Request&)>;

/// Limits of the connection layer. Each is documented in docs/api.md with its default.
struct ServerLimits {
  std::size_t threads = 8;
  std::size_t head_bytes = 16U << 10U;   ///< over: 431
  std::size_t header_fields = 100;       ///< over: 431
  std::size_t target_bytes = 4U << 10U;  ///< URL; over: 414
  std::size_t path_bytes = 1U << 10U;    ///< over: 414
  std::size_t body_bytes = 64U << 10U;   ///< over: 413
  std::chrono::milliseconds head_time{10'000};
  std::chrono::milliseconds body_time{30'000};
  std::chrono::milliseconds idle_time{15'000};
  std::chrono::milliseconds write_time{15'000};  ///< without progress
  std::size_t requests_per_connection = 1000;
  std::size_t connections = 10'000;            ///< over: 503
  std::size_t connections_per_address = 1024;  ///< over: 503
  std::size_t exports = 8;                     ///< streamed answers at once; over: 503
  std::chrono::milliseconds drain_time{10'000};
  std::size_t buffered_bytes = 256U << 20U;  ///< answers being written, all together; over: 503
};

struct ServerOptions {
  std::string catalog = {};  ///< directory of published releases
  std::string index = {};    ///< directory of the search index; may be empty
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;                   ///< 0 = any
  std::string base_url = {};                   ///< public address in `next` links; empty = links without host
  std::chrono::milliseconds query_time{2000};  ///< one query of rows; over: 503 "query-deadline"
  ServerLimits limits = {};
};

/// The API and pages over a catalogue and an index.
/// Guarantees: thread safe; handle() needs no socket; nothing here can read raw records or keys.
/// Example: see examples/04_embed_server.cpp.
class Server {
 public:
  /// Opens catalogue and index. Errors: not_found, corrupt, not_supported.
  [[nodiscard]] static Result<Server> create(ServerOptions options);
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();

  /// Answers one request without a socket: for embedding and for tests. HEAD is answered as GET: whoever sends the
  /// response leaves the body out. An open file in the response belongs to the caller.
  [[nodiscard]] Response handle(const Request& request) const;
  /// Opens the listening socket. Errors: io_failure (address in use), invalid_argument (host).
  [[nodiscard]] Result<std::uint16_t> bind();
  /// Serves until stop(); returns after open requests are answered or drain_time has passed.
  [[nodiscard]] Result<void> serve();
  /// Ends serve(). Safe from another thread and from a signal handler.
  void stop() noexcept;

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace opendata::api
