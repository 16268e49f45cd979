#pragma once
#include <cstdint>
#include <opendata/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ckan/envelope.hpp"

/// The parameters of an action, wherever they came from: the query, a JSON body, or a form.
namespace opendata::api::ckan {

/// One value: a text, or JSON that is no text.
struct Value {
  std::string text;                 ///< of JSON numbers and booleans their digits and "true", "false"
  std::optional<json::Value> json;  ///< arrays and objects
};

class Parameters {
 public:
  /// Reads the request. Failures: the bare texts of CKAN's framework, as its clients know them.
  [[nodiscard]] static tl::expected<Parameters, std::string> read(const Request& request);

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  [[nodiscard]] const Value* find(std::string_view name) const;
  /// A text, or nullptr when absent or empty.
  [[nodiscard]] const std::string* text(std::string_view name) const;
  /// A list: of JSON, of JSON in a text, of a repeated key, or separated by commas.
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
  /// CKAN's boolean_validator: true, yes, t, y and 1 are true.
  [[nodiscard]] bool flag(std::string_view name, bool fallback) const;
  /// A whole number that is not negative. Failures: CKAN's messages.
  [[nodiscard]] Checked<std::size_t> natural(std::string_view name, std::size_t fallback) const;
  /// An object, also as JSON in a text; nullopt when absent. Failures: "Cannot parse JSON".
  [[nodiscard]] Checked<std::optional<json::Value>> object(std::string_view name) const;
  /// The first name that is not in `known`.
  [[nodiscard]] const std::string* unknown(const std::vector<std::string_view>& known) const;
  /// Whether they came with the address, so that links can carry them.
  [[nodiscard]] bool from_query() const { return from_query_; }

 private:
  struct Named {
    std::string name;
    Value value;
    std::vector<std::string> more;  ///< further values of a repeated key
  };
  void add_text(std::string name, std::string text);
  void add_pairs(const std::vector<std::pair<std::string, std::string>>& pairs);
  [[nodiscard]] bool add_object(const json::Value& object);
  [[nodiscard]] std::optional<std::string> add_body(const Request& request);
  std::vector<Named> values_;
  bool from_query_ = false;
};

}  // namespace opendata::api::ckan
