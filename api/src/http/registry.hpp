#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "connection.hpp"

namespace opendata::api::http {

/// All open connections. Thread safe.
class Registry {
 public:
  Registry(std::size_t limit, std::size_t limit_per_address) : limit_(limit), limit_per_address_(limit_per_address) {}
  /// The connection, owned from now on; nullptr (and `connection` left as it was) over a limit.
  Connection* add(std::unique_ptr<Connection>& connection);
  /// Closes the connection. Only the thread that has its turn may call this.
  void remove(Connection& connection);
  void hang_up_overdue(Clock::time_point now);
  /// No idle connection gets another request.
  void end_idle();
  void drop_all();
  /// Closes what is left. Only when no thread has a turn any more.
  void clear();
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::size_t size() const;

 private:
  const std::size_t limit_;
  const std::size_t limit_per_address_;
  mutable std::mutex mutex_;
  std::unordered_map<Connection*, std::unique_ptr<Connection>> connections_;
  std::unordered_map<std::string, std::size_t> per_address_;
};

}  // namespace opendata::api::http
