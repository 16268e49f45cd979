#pragma once
#include <opendata/json.hpp>
#include <string>

#include "push/http/client.hpp"

/// What platforms say, in words of ours. Their own texts are not passed on: they may repeat what was sent, and so the
/// token. Only names (of fields, of codes) come through.
namespace opendata::push {

/// The `result` of a CKAN action. Trouble: absent for "Not Found Error"; lasting for what another try cannot change
/// (not allowed, validation, unknown action, file too large); passing for a platform in trouble or an answer that is
/// none. Input: anything. Source: CKAN 2.10 ckan/views/api.py; 400 also comes as one JSON string without envelope.
[[nodiscard]] Reached<json::Value> read_ckan_answer(const HttpReply& reply, const std::string& place);

/// The `result` of the data.gov.tw REST interface: decided by `success`, whatever the status says. Trouble: absent for
/// ER0050; lasting with the code in where().column for the other codes and for 401, 403; else passing.
/// Source: 政府資料開放跨平臺介接規範.
[[nodiscard]] Reached<json::Value> read_dgtw_answer(const HttpReply& reply, const std::string& place);

}  // namespace opendata::push
