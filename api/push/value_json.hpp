#pragma once
#include <opendata/json.hpp>

#include "json_body.hpp"

namespace opendata::push {

/// Writes a value that was read, numbers with all their digits.
void write_value(api::JsonBody& out, const json::Value& value);
/// Whether two values mean the same: members in any order.
[[nodiscard]] bool same_value(const json::Value& a, const json::Value& b);
/// A value as one line for people, cut at 80 characters.
[[nodiscard]] std::string short_text(const json::Value& value);

}  // namespace opendata::push
