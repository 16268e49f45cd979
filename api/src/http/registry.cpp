#include "registry.hpp"

namespace opendata::api::http {

Connection* Registry::add(std::unique_ptr<Connection>& connection) {
  const std::lock_guard lock(mutex_);
  auto& same_address = per_address_[connection->address()];
  if (connections_.size() >= limit_ || same_address >= limit_per_address_) {
    if (same_address == 0) per_address_.erase(connection->address());
    return nullptr;
  }
  ++same_address;
  auto* const key = connection.get();
  connections_.emplace(key, std::move(connection));
  return key;
}

void Registry::remove(Connection& connection) {
  decltype(connections_)::node_type closed;  // destroyed after the lock is released
  const std::lock_guard lock(mutex_);
  const auto same_address = per_address_.find(connection.address());
  if (--same_address->second == 0) per_address_.erase(same_address);
  closed = connections_.extract(&connection);
}

void Registry::hang_up_overdue(Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  for (auto& [key, connection] : connections_) {
    if (connection->is_overdue(now)) connection->hang_up();
  }
}

void Registry::end_idle() {
  const std::lock_guard lock(mutex_);
  for (auto& [key, connection] : connections_) {
    if (connection->is_idle()) connection->end_input();
  }
}

void Registry::drop_all() {
  const std::lock_guard lock(mutex_);
  for (auto& [key, connection] : connections_) {
    connection->drop();
    connection->hang_up();
  }
}

void Registry::clear() {
  const std::lock_guard lock(mutex_);
  connections_.clear();
  per_address_.clear();
}

std::size_t Registry::size() const {
  const std::lock_guard lock(mutex_);
  return connections_.size();
}

}  // namespace opendata::api::http
