#pragma once
#include <map>
#include <string>
#include <string_view>

#include "problem.hpp"

namespace opendata::api::admin {

/// The fields of a submitted page.
class Form {
 public:
  static constexpr std::size_t most_fields = 1'000;  ///< an entry with 100 translations and 100 further columns has 330

  /// Reads application/x-www-form-urlencoded UTF-8; blanks around values go.
  /// Problems: unsupported_media_type; invalid_parameter (bad %HH, not UTF-8, NUL); repeated_parameter; limit_exceeded
  /// (most_fields).
  [[nodiscard]] static Outcome<Form> parse(const Request& request);
  /// The value of a field; "" when it was not sent.
  [[nodiscard]] const std::string& text(std::string_view name) const;
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& fields() const { return fields_; }

 private:
  std::map<std::string, std::string, std::less<>> fields_;
};

}  // namespace opendata::api::admin
