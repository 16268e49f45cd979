#pragma once
#include <opendata/json.hpp>
#include <opendata/result.hpp>
#include <string_view>

namespace opendata::push {

/// Whether a text was never filled in: an instruction ("TODO", "請填寫", "<…>"), a word for the thing itself
/// ("organization"), a name or address reserved for examples (RFC 2606, RFC 6761) or of this machine.
[[nodiscard]] bool is_placeholder(std::string_view text);

/// Refuses a record of which a text, however deep, is a placeholder, or a telephone number nothing but zeros. A record
/// once sent cannot be taken back: licences are irrevocable, and harvesters copy at once. Errors: refused with the key
/// path in where().column.
[[nodiscard]] Result<void> refuse_placeholders(const json::Value& record, const std::string& place);

}  // namespace opendata::push
