#include "usage/client_marks.hpp"

#include <openssl/crypto.h>

#include <charconv>

#include "operations/hex_digest.hpp"

namespace opendata::api::usage {

void ClientMarks::begin(search::usage::Day day) {
  if (day == day_) return;
  OPENSSL_cleanse(key_.data(), key_.size());
  key_ = random_hex(32);
  day_ = day;
}

std::uint64_t ClientMarks::mark(std::string_view client, std::string_view about, search::usage::Day day) {
  begin(day);
  // The lengths of key and digest are fixed: no two inputs run together.
  const auto digest = sha256_hex(key_ + sha256_hex(about) + std::string(client));
  std::uint64_t mark = 0;
  std::from_chars(digest.data(), digest.data() + 16, mark, 16);
  return mark;
}

}  // namespace opendata::api::usage
