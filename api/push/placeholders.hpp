#pragma once
#include <opendata/code_lists.hpp>
#include <opendata/json.hpp>
#include <opendata/result.hpp>
#include <string_view>

namespace opendata::push {

/// Whether a text was never filled in: one of data/catalogs/placeholders.json (an instruction, a word for the thing itself,
/// an address for trials), "<…>", or an address of a host reserved for examples (RFC 2606, RFC 6761) or of this machine.
[[nodiscard]] bool is_placeholder(const catalog::Placeholders& known, std::string_view text);

/// Refuses a record of which a text, however deep, is a placeholder, or a telephone number nothing but zeros. A record
/// once sent cannot be taken back: licences are irrevocable, and harvesters copy at once. Errors: refused with the key
/// path in where().column; as CodeLists::load().
[[nodiscard]] Result<void> refuse_placeholders(const json::Value& record, const std::string& place);

}  // namespace opendata::push
