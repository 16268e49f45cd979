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
  std::size_t target_bytes = 4U << 10U;  ///< URL, an escape %HH counted as one; over: 414
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
  /// How long complete requests may wait for a thread; while they wait longer, requests are answered 503 unseen.
  std::chrono::milliseconds queue_time{2000};
};

/// Where a listener stands. An empty host = there is none.
struct ListenAddress {
  std::string host = {};
  std::uint16_t port = 0;  ///< 0 = any
};

/// How much is written to the log.
enum class LogLevel {
  error,    ///< what the operator must mend: releases and indexes that cannot be read, answers of 5xx
  warning,  ///< also requests that took longer than slow_time
  info,     ///< also each request, and each release that is taken over
};

/// What a server tells about itself while it runs. Lines are JSON; none holds a query, a path, or a whole address.
struct LogOptions {
  std::string file = {};  ///< "-" = standard output, empty = no log. Opened anew by reload(), for rotation.
  LogLevel level = LogLevel::info;
  std::chrono::milliseconds slow_time{1000};
};

/// The administration listener: off unless `listen.host` is set.
struct AdminOptions {
  ListenAddress listen = {};
  std::string token_file = {};  ///< mode 0600; a line a token, as make_admin_token() gives it
  std::string audit_file = {};  ///< appended to, each line sealed with the hash of the one before
  std::string faq_store = {};   ///< FAQ store to manage; empty = none
  std::string base_url = {};    ///< public address of these pages; with https cookies are Secure. Empty = ServerOptions::base_url
  bool four_eyes = false;       ///< nobody may publish what they have written
};

/// Counts of what is looked for and read, without people; docs/operations.md says what is held where and for how long.
struct UsageOptions {
  std::string file = {};   ///< SQLite, made when it is not there; empty = nothing is counted. Written every ten seconds while
                           ///< serve() runs, and when the server is destroyed
  unsigned threshold = 5;  ///< a query is kept once it was asked on so many days, and by so many clients on one of them; ≥ 2
};

struct ServerOptions {
  std::string catalog = {};  ///< directory of published releases
  std::string index = {};    ///< directory of the search index; may be empty
  std::string site_dir = {};  ///< names, colours, logo and pieces of the pages, see docs/website.md; may be empty
  std::string rows = {};     ///< PostgreSQL with the releases' rows, "postgresql:///city"; empty = rows.sqlite of each
  std::string rows_schema = "opendata";  ///< where `opendata-push postgresql` put them
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;                   ///< 0 = any
  std::string base_url = {};                   ///< public address in `next` links; empty = links without host
  std::chrono::milliseconds query_time{2000};  ///< one query of rows; over: 503 "query-deadline"
  ServerLimits limits = {};
  std::vector<std::string> hosts = {};            ///< names under which this server may be asked; others: 421. Empty = any
  std::vector<std::string> trusted_proxies = {};  ///< addresses or CIDR blocks whose X-Forwarded-For is believed
  unsigned requests_per_minute = 0;               ///< of one IPv4 address or IPv6 /64; over: 429. 0 = no limit
  ListenAddress health = {};                      ///< /health/… and /metrics on threads of their own
  LogOptions log = {};
  AdminOptions admin = {};
  UsageOptions usage = {};
};

/// A new token for the administration listener.
struct AdminToken {
  std::string token;  ///< to be given to its holder; not kept anywhere
  std::string line;   ///< for the token file: name, role, prefix and SHA-256 of the token
};
/// Input: a name of letters, digits and '-'; role "viewer", "editor", "reviewer" or "admin". Errors: invalid_argument.
[[nodiscard]] Result<AdminToken> make_admin_token(const std::string& name, const std::string& role);
/// Checks that no line of an audit log was changed, removed or put between others; the end may have been cut.
/// Result: the number of lines. Errors: not_found; corrupt with the line.
[[nodiscard]] Result<std::size_t> verify_audit_log(const std::string& file);

/// The API and pages over a catalogue and an index.
/// Guarantees: thread safe; handle() needs no socket; nothing here can read raw records or keys.
/// Example: see examples/04_embed_server.cpp.
class Server {
 public:
  /// Opens catalogue and index and reads the site directory. Errors: not_found, corrupt, not_supported; of the site
  /// directory with file and key: unknown_key, bad_structure, bad_value, limit_exceeded.
  [[nodiscard]] static Result<Server> create(ServerOptions options);
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();

  /// Answers one request without a socket: for embedding and for tests. HEAD is answered as GET: whoever sends the
  /// response leaves the body out. An open file in the response belongs to the caller.
  [[nodiscard]] Response handle(const Request& request) const;
  /// Opens the listening socket. Errors: io_failure (address in use), invalid_argument (host).
  [[nodiscard]] Result<std::uint16_t> bind();
  /// The ports of the further listeners, after bind(); 0 where there is none.
  [[nodiscard]] std::uint16_t health_port() const;
  [[nodiscard]] std::uint16_t admin_port() const;
  /// Serves until stop(); returns after open requests are answered or drain_time has passed.
  [[nodiscard]] Result<void> serve();
  /// Looks at once whether something newer was published, reads the site directory and opens the log anew. Safe from another thread and from a
  /// signal handler: serve() does the work. (While it serves, new releases are noticed by themselves.)
  void reload() noexcept;
  /// Ends serve(). Safe from another thread and from a signal handler.
  void stop() noexcept;

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace opendata::api
