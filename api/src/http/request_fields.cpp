#include "request_fields.hpp"

#include <sys/random.h>

#include <algorithm>
#include <array>

#include "encoding.hpp"
#include "target.hpp"

namespace opendata::api::http {
namespace {

/// A list may be spread over several fields (RFC 9110 §5.3); anything else that is repeated is ambiguous.
enum class Repetition { joins, refused };
struct AllowedField {
  std::string_view name;
  Repetition repetition;
};
constexpr std::array<AllowedField, 16> allowed_fields{{
    {"host", Repetition::refused},
    {"accept", Repetition::joins},
    {"accept-language", Repetition::joins},
    {"accept-encoding", Repetition::joins},
    {"content-type", Repetition::refused},
    {"authorization", Repetition::refused},
    {"cookie", Repetition::refused},
    {"if-match", Repetition::joins},
    {"if-none-match", Repetition::joins},
    {"if-modified-since", Repetition::refused},
    {"if-range", Repetition::refused},
    {"range", Repetition::refused},
    {"origin", Repetition::refused},
    {"referer", Repetition::refused},
    {"x-request-id", Repetition::refused},
    {"x-forwarded-for", Repetition::joins},
}};

using RandomBytes = std::array<unsigned char, 16>;

/// The system is asked for those of many requests at once.
RandomBytes next_random() {
  thread_local std::array<RandomBytes, 16> pool;
  thread_local std::size_t used = pool.size();
  if (used == pool.size()) {
    while (::getrandom(pool.data(), sizeof pool, 0) != static_cast<ssize_t>(sizeof pool)) {
    }
    used = 0;
  }
  return pool[used++];
}

bool is_plain_id(std::string_view text) {
  return text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
                  c == '.';
         });
}

Verdict add_field(const Field& field, Request& request) {
  const auto allowed = std::find_if(allowed_fields.begin(), allowed_fields.end(),
                                    [&](const auto& row) { return row.name == field.name; });
  if (allowed == allowed_fields.end() || (field.name == "x-request-id" && !is_plain_id(field.value))) return nullptr;
  const auto [at, added] = request.headers.emplace(field.name, field.value);
  if (added) return nullptr;
  if (allowed->repetition == Repetition::refused) return &refusals::repeated_field;
  at->second.append(", ").append(field.value);
  return nullptr;
}

}  // namespace

std::string make_request_id() {
  const auto bytes = next_random();
  return to_hex(bytes.data(), bytes.size());
}

Checked<Request> make_request(const Head& head, std::string_view body, const std::string& remote_address,
                              const std::string& id) {
  auto target = decode_target(head.target);
  if (!target) return tl::unexpected<Verdict>(target.error());
  Request request;
  request.method = head.method;
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  request.body = body;
  request.remote_address = remote_address;
  request.id = id;
  for (const auto& field : head.fields) {
    if (const auto verdict = add_field(field, request)) return tl::unexpected<Verdict>(verdict);
  }
  return request;
}

}  // namespace opendata::api::http
