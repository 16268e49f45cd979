#pragma once
#include <array>
#include <opendata/api/server.hpp>
#include <opendata/error.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

/// What the connection layer refuses by itself. One row a reason; the text never holds a byte of the request.
namespace opendata::api::http {

struct Refusal {
  int status;
  std::string_view type;  ///< stable: the last segment of /problems/…
  Message message;
};

/// nullptr = nothing to refuse.
using Verdict = const Refusal*;
template <class T>
using Checked = tl::expected<T, Verdict>;

namespace refusals {

inline constexpr Refusal malformed_line{
    400, "malformed-request", {"the request line is not \"METHOD /target HTTP/1.1\"", "請求列格式不正確"}};
inline constexpr Refusal malformed_field{
    400,
    "malformed-request",
    {"a header line is not \"name: value\" ended by CRLF, or holds control characters", "標頭格式不正確"}};
inline constexpr Refusal host{
    400, "bad-host", {"send exactly one valid Host header", "請求須有且僅有一個正確的 Host 標頭"}};
inline constexpr Refusal ambiguous_length{
    400, "ambiguous-length", {"Content-Length must stand once and be a plain number", "Content-Length 須為單一數字"}};
inline constexpr Refusal two_lengths{
    400, "ambiguous-length", {"send either Content-Length or Transfer-Encoding, not both", "請求長度標示互相矛盾"}};
inline constexpr Refusal repeated_field{
    400, "repeated-header", {"a header that may stand once is repeated", "標頭重複"}};
inline constexpr Refusal bad_target{400,
                                    "bad-target",
                                    {"the URL must be percent-encoded UTF-8 without control characters",
                                     "網址須為百分號編碼的 UTF-8，且不得含控制字元"}};
inline constexpr Refusal method_not_allowed{405, "method-not-allowed", {"this method is not offered", "不接受此方法"}};
inline constexpr Refusal length_required{
    411,
    "length-required",
    {"send the body with a Content-Length, not with Transfer-Encoding", "請以 Content-Length 標示內容長度"}};
inline constexpr Refusal body_too_large{
    413,
    "body-too-large",
    {"the body is over the limit: 64 KiB unless the server was started with another, 1 MiB on the administration listener",
     "請求內容超過上限：64 KiB（伺服器另有設定者除外），管理介面為 1 MiB"}};
inline constexpr Refusal target_too_long{
    414, "target-too-long", {"the URL is over the limit of the server", "網址過長"}};
inline constexpr Refusal encoded_body{
    415, "encoded-body", {"send the body without Content-Encoding", "請求內容不得壓縮"}};
inline constexpr Refusal expectation{
    417, "expectation-failed", {"only \"Expect: 100-continue\" is understood", "不支援此 Expect 標頭"}};
inline constexpr Refusal head_too_large{
    431, "head-too-large", {"the header fields are over the limit of the server", "請求標頭超過上限"}};
inline constexpr Refusal internal{
    500, "internal", {"the server failed; quote the instance when you report it", "伺服器發生錯誤"}};
inline constexpr Refusal unknown_method{501, "unknown-method", {"this method is not known", "未知的方法"}};
inline constexpr Refusal busy{
    503, "busy", {"the server is at its limit; try again shortly", "伺服器忙碌中，請稍後再試"}};
inline constexpr Refusal version{505, "version-not-supported", {"speak HTTP/1.1", "請使用 HTTP/1.1"}};

/// Every refusal, for the description and the pages of problems.
inline constexpr std::array all{&malformed_line,   &malformed_field,    &host,
                                &ambiguous_length, &two_lengths,        &repeated_field,
                                &bad_target,       &method_not_allowed,
                                &length_required,  &body_too_large,     &target_too_long,
                                &encoded_body,     &expectation,        &head_too_large,
                                &internal,         &unknown_method,     &busy,
                                &version};

}  // namespace refusals

/// The refusal as application/problem+json (RFC 9457): title in Chinese, detail in English.
[[nodiscard]] Response refusal_response(const Refusal& refusal, std::string_view request_id);

}  // namespace opendata::api::http
