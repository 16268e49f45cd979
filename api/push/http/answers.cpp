#include "push/http/answers.hpp"

#include <algorithm>
#include <array>

namespace opendata::push {
namespace {

constexpr Message not_allowed{
    "the platform refuses this token for this dataset; check the token, the organization and its rights there",
    "平臺拒絕此權杖存取此資料集；請檢查權杖、組織及其權限"};
constexpr Message no_answer{"answered something that is not its interface's; check --url, or try again later",
                            "回應不是該介面的格式；請檢查 --url，或稍後再試"};
constexpr Message in_trouble{"the platform is in trouble at the moment", "平臺目前發生問題"};

bool is_busy(int status) { return status == 408 || status == 425 || status == 429 || status >= 500; }

/// Names of fields and codes: whatever else a platform puts there is left out.
std::string plain_name(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, 40)) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!plain) break;
    out += c;
  }
  return out;
}

/// What can be said of an answer that is not the interface's.
tl::unexpected<Trouble> judge_status(const HttpReply& reply, Where where) {
  if (reply.status == 401 || reply.status == 403) return lasting(Errc::refused, not_allowed, std::move(where));
  if (reply.status == 413) {
    return lasting(
        Errc::limit_exceeded,
        {"the file is larger than the platform accepts; ask for a higher limit (CKAN: ckan.max_resource_size), "
         "or push other formats with --format",
         "檔案超過平臺上限；請洽平臺調高上限（CKAN：ckan.max_resource_size），或以 --format 選擇其他格式"},
        std::move(where));
  }
  if (is_busy(reply.status)) return passing(Errc::io_failure, in_trouble, std::move(where), reply.retry_after);
  if (reply.status >= 400) return lasting(Errc::not_supported, no_answer, std::move(where));
  return passing(Errc::bad_structure, no_answer, std::move(where), reply.retry_after);
}

/// The fields that a validation error names, joined.
std::string named_fields(const json::Value& error) {
  std::string out;
  for (const std::string& key : error.keys()) {
    const std::string name = plain_name(key);
    if (name.empty() || key == "__type" || key == "message" || out.size() > 200) continue;
    out += (out.empty() ? "" : ", ") + name;
  }
  return out;
}

tl::unexpected<Trouble> judge_ckan_error(const json::Value& error, const HttpReply& reply, Where where) {
  const std::string type = error.text_of("__type");
  if (type == "Not Found Error") return absent(std::move(where));
  if (type == "Authorization Error") return lasting(Errc::refused, not_allowed, std::move(where));
  if (type == "Validation Error") {
    where.column = named_fields(error);
    return lasting(Errc::bad_value, {"the platform does not accept these fields", "平臺不接受這些欄位的內容"},
                   std::move(where));
  }
  if (type == "Integrity Error" || type == "Search Query Error" || type == "Search Error") {
    return lasting(Errc::bad_value, {"the platform does not accept the record", "平臺不接受此筆資料"},
                   std::move(where));
  }
  return judge_status(reply, std::move(where));
}

struct Code {
  std::string_view code;
  Message message;
};

constexpr std::array dgtw_codes{
    Code{"ER0031",
         {"the platform does not know the category; correct category_service in the policy",
          "平臺無此資料集分類；請更正政策檔的 category_service"}},
    Code{"ER0200", {"the platform does not know a parameter of the request", "平臺不認得請求參數"}},
    Code{"ER0210", {"the platform does not accept the form of a field", "平臺不接受某欄位的內容格式"}},
    Code{"ER0220", {"the platform does not know a field of the record", "平臺不認得某欄位名稱"}},
};

Message message_of(std::string_view code) {
  for (const Code& row : dgtw_codes)
    if (code.starts_with(row.code)) return row.message;
  return {"the platform refused the record with this code", "平臺以此代碼拒絕此筆資料"};
}

tl::unexpected<Trouble> judge_dgtw_error(const json::Value& error, const HttpReply& reply, Where where) {
  std::string code = plain_name(error.text_of("error_type"));
  if (code.empty()) code = plain_name(error.text_of("type"));
  if (code == "ER0050" || code == "ER0100") return absent(std::move(where));
  if (code.starts_with("ER0500")) return passing(Errc::io_failure, in_trouble, std::move(where), reply.retry_after);
  if (!code.starts_with("ER")) return judge_status(reply, std::move(where));
  where.column = code;
  return lasting(Errc::bad_value, message_of(code), std::move(where));
}

/// The parts of an envelope, or what is to be said of an answer that has none.
Reached<json::Value> open_envelope(const HttpReply& reply, const Where& where) {
  auto document = json::parse(reply.body, json::Dialect::strict, {}, {HttpClient::longest_answer, 32});
  if (!document) return judge_status(reply, where);
  const json::Value* success = document->find("success");
  if (success == nullptr || !success->is(json::Kind::boolean)) return judge_status(reply, where);
  return std::move(*document);
}

}  // namespace

Reached<json::Value> read_ckan_answer(const HttpReply& reply, const std::string& place) {
  const Where where{place, 0, {}};
  auto document = open_envelope(reply, where);
  if (!document) return document;
  const json::Value* result = document->find("result");
  if (document->find("success")->boolean() && result != nullptr) {
    if (reply.status == 200) return *result;
    return judge_status(reply, where);
  }
  const json::Value* error = document->find("error");
  if (error == nullptr) return judge_status(reply, where);
  return judge_ckan_error(*error, reply, where);
}

Reached<json::Value> read_dgtw_answer(const HttpReply& reply, const std::string& place) {
  const Where where{place, 0, {}};
  auto document = open_envelope(reply, where);
  if (!document) return document;
  if (document->find("success")->boolean()) {
    const json::Value* result = document->find("result");
    return result == nullptr ? json::Value() : *result;
  }
  const json::Value* error = document->find("error");
  if (error == nullptr) error = document->find("result");
  if (error == nullptr) return judge_status(reply, where);
  return judge_dgtw_error(*error, reply, where);
}

}  // namespace opendata::push
