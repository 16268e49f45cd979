#include "problem.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>

namespace opendata::api {
namespace {

struct Row {
  ProblemKind kind;
  std::string_view name;
  int status;
  Message title;
};

const std::array rows{
    Row{ProblemKind::not_found, "not-found", 404, {"Not found", "查無此資源"}},
    Row{ProblemKind::unknown_parameter, "unknown-parameter", 400, {"Unknown parameter", "不認得的參數"}},
    Row{ProblemKind::invalid_parameter, "invalid-parameter", 400, {"Invalid parameter", "參數內容不正確"}},
    Row{ProblemKind::repeated_parameter, "repeated-parameter", 400, {"Repeated parameter", "參數重複"}},
    Row{ProblemKind::unknown_field, "unknown-field", 400, {"Unknown field", "查無此欄位"}},
    Row{ProblemKind::limit_exceeded, "limit-exceeded", 400, {"Limit exceeded", "超過上限"}},
    Row{ProblemKind::unauthorized, "unauthorized", 401, {"Not authorized", "未經授權"}},
    Row{ProblemKind::rate_limited, "rate-limited", 429, {"Too many requests", "請求過於頻繁"}},
    Row{ProblemKind::misdirected, "misdirected", 421, {"Not this server's name", "非本服務之主機名稱"}},
    Row{ProblemKind::method_not_allowed, "method-not-allowed", 405, {"Method not allowed", "不接受此方法"}},
    Row{ProblemKind::method_not_implemented, "method-not-implemented", 501, {"Method not implemented", "未提供此方法"}},
    Row{ProblemKind::release_gone, "release-gone", 410, {"Release no longer available", "此版本已不提供"}},
    Row{ProblemKind::withdrawn, "withdrawn", 410, {"Withdrawn by the agency", "已由機關下架"}},
    Row{ProblemKind::refused, "refused", 403, {"Refused", "拒絕存取"}},
    Row{ProblemKind::conflict, "conflict", 409, {"Conflict", "內容已被變更"}},
    Row{ProblemKind::precondition_failed, "precondition-failed", 412, {"Changed meanwhile", "內容已被他人修改"}},
    Row{ProblemKind::precondition_required, "precondition-required", 428, {"Say which revision you saw", "須載明所依據的版本"}},
    Row{ProblemKind::unsupported_media_type, "unsupported-media-type", 415, {"Unsupported media type", "不支援的內容類型"}},
    Row{ProblemKind::range_not_satisfiable, "range-not-satisfiable", 416, {"Range not satisfiable", "超出檔案範圍"}},
    Row{ProblemKind::not_supported, "not-supported", 501, {"Not supported", "尚未支援"}},
    Row{ProblemKind::query_deadline, "query-deadline", 503, {"The query took too long", "查詢逾時"}},
    Row{ProblemKind::not_available, "not-available", 503, {"Not available now", "目前無法提供"}},
    Row{ProblemKind::internal, "internal", 500, {"Internal error", "系統錯誤"}},
};

const Row& row_of(ProblemKind kind) { return rows.at(static_cast<std::size_t>(kind)); }

constexpr Message internal_detail{"the server could not answer; report the request id to the agency",
                                  "系統無法回應，請將請求編號告知本機關"};

ProblemKind kind_of(Errc code) {
  switch (code) {
    case Errc::invalid_argument:
    case Errc::bad_value:
    case Errc::bad_encoding:
    case Errc::bad_structure:
      return ProblemKind::invalid_parameter;
    case Errc::missing_column:
      return ProblemKind::unknown_field;
    case Errc::unknown_key:
      return ProblemKind::unknown_parameter;
    case Errc::limit_exceeded:
      return ProblemKind::limit_exceeded;
    case Errc::not_found:
      return ProblemKind::not_found;
    case Errc::not_supported:
      return ProblemKind::not_supported;
    case Errc::conflict:
      return ProblemKind::conflict;
    case Errc::refused:
      return ProblemKind::refused;
    case Errc::io_failure:
    case Errc::corrupt:
    case Errc::internal:
      break;
  }
  return ProblemKind::internal;
}

/// An error's own literal text, carried into a problem. Message is made at compile time only, so the few that users
/// meet are listed here.
Message detail_of(Errc code) {
  switch (code) {
    case Errc::limit_exceeded:
      return {"the text or the page lies beyond the limit: at most 1,000 characters, and offset + limit at most 10,000",
              "超過上限：文字至多 1,000 字，offset 加 limit 至多 10,000"};
    case Errc::bad_value:
      return {"the text cannot be read in this mode; check brackets and quotes, or use mode=full-text",
              "此檢索模式無法解讀輸入內容；請檢查括號與引號，或改用 mode=full-text"};
    case Errc::bad_structure:
      return {"the body is not what this address takes: one JSON object without doubled keys, see its description",
              "請求內容不符：須為單一 JSON 物件，且鍵不得重複；格式見此網址之說明"};
    case Errc::bad_encoding:
      return {"the text is not UTF-8", "文字不是 UTF-8 編碼"};
    case Errc::not_found:
      return {"there is nothing under this name", "沒有這個名稱的資料"};
    case Errc::not_supported:
      return {"this server does not offer it", "本服務未提供此功能"};
    default:
      return internal_detail;
  }
}

std::string join(const std::vector<std::string>& names, std::string_view separator) {
  std::string out;
  for (const auto& name : names) out.append(out.empty() ? "" : separator).append(name);
  return out;
}

/// Of a name that nobody knows the name itself: `parameter` says where it stood. Any other fault is told in words.
std::string_view fault_of(const Problem& problem, Language language) {
  const bool is_unknown = problem.kind == ProblemKind::unknown_field || problem.kind == ProblemKind::unknown_parameter;
  if (is_unknown && !problem.given.empty()) return problem.given;
  return problem.reason.empty() ? problem.detail.in(language) : problem.reason;
}

void write_member(rapidjson::Writer<rapidjson::StringBuffer>& out, const char* key, std::string_view text) {
  out.Key(key);
  out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

}  // namespace

tl::unexpected<Problem> refuse(Problem problem) { return tl::unexpected<Problem>(std::move(problem)); }

tl::unexpected<Problem> refuse(const Error& error) {
  return refuse(Problem{kind_of(error.code()), detail_of(error.code())});
}

int status_of(ProblemKind kind) { return row_of(kind).status; }
std::string_view name(ProblemKind kind) { return row_of(kind).name; }
std::string_view title(ProblemKind kind, Language language) { return row_of(kind).title.in(language); }

const std::vector<ProblemKind>& all_problem_kinds() {
  static const std::vector<ProblemKind> kinds = [] {
    std::vector<ProblemKind> all;
    for (const Row& row : rows) all.push_back(row.kind);
    return all;
  }();
  return kinds;
}

std::string describe(const Problem& problem, Language language) {
  const bool en = language == Language::en;
  std::string out;
  if (!problem.given.empty()) out.append(problem.given).append(en ? ": " : "：");
  out.append(problem.detail.in(language));
  if (!problem.reason.empty()) out.append(en ? ": " : "：").append(problem.parameter).append(" ").append(problem.reason);
  if (!problem.usable.empty())
    out.append(en ? "; usable: " : "；可用：").append(join(problem.usable, en ? ", " : "、"));
  return out;
}

Response problem_response(const Problem& problem, Language language, const std::string& request_id) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> out(buffer);
  out.StartObject();
  write_member(out, "type", "/problems/" + std::string(name(problem.kind)));
  write_member(out, "title", title(problem.kind, language));
  out.Key("status");
  out.Int(status_of(problem.kind));
  write_member(out, "detail", describe(problem, language));
  if (!request_id.empty()) write_member(out, "instance", "/requests/" + request_id);
  if (!problem.parameter.empty()) {
    out.Key("errors");
    out.StartArray();
    out.StartObject();
    write_member(out, "parameter", problem.parameter);
    write_member(out, "detail", fault_of(problem, language));
    out.EndObject();
    out.EndArray();
  }
  out.EndObject();
  Response response;
  response.status = status_of(problem.kind);
  response.body.assign(buffer.GetString(), buffer.GetSize());
  response.headers = problem.headers;
  response.set_header("Content-Type", "application/problem+json");
  response.set_header("Content-Language", language == Language::en ? "en" : "zh-TW");
  response.set_header("Cache-Control", "no-store");
  return response;
}

}  // namespace opendata::api
