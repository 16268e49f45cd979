#pragma once
#include <cstdint>
#include <map>
#include <opendata/api/server.hpp>
#include <string>
#include <string_view>

#include "routes.hpp"

namespace opendata::api {

/// A request's parameters after the route's own checks: every declared one is there, of its type and in its range.
class Arguments {
 public:
  /// Problems: unknown_parameter (naming the usable ones), invalid_parameter (naming form or range).
  [[nodiscard]] static Outcome<Arguments> check(const Route& route, const Request& request,
                                                std::map<std::string, std::string, std::less<>> path_values);

  [[nodiscard]] const std::string& text(std::string_view name) const;
  [[nodiscard]] std::int64_t number(std::string_view name) const;
  [[nodiscard]] std::size_t size(std::string_view name) const { return static_cast<std::size_t>(number(name)); }
  [[nodiscard]] bool flag(std::string_view name) const { return text(name) == "true"; }
  /// Parameters that the route leaves to its handler.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& others() const { return others_; }
  /// All parameters in one text, the same for requests that mean the same.
  [[nodiscard]] std::string canonical() const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
  std::vector<std::pair<std::string, std::string>> others_;
};

}  // namespace opendata::api
