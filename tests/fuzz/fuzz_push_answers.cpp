#include <array>
#include <cstdlib>

#include "push/http/answers.hpp"

namespace {

/// Nothing of an answer but names may stand in an error.
void check(const opendata::push::Reached<opendata::json::Value>& outcome) {
  if (outcome) return;
  const auto& column = outcome.error().error.where().column;
  for (const char c : column) {
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ',' || c == ' ';
    if (!plain) std::abort();
  }
  if (column.size() > 300 || outcome.error().error.where().file != "place") std::abort();
}

}  // namespace

/// The first byte chooses the status; the rest is the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array statuses{200, 201, 204, 400, 401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504};
  if (size == 0) return 0;
  const opendata::push::HttpReply reply{statuses.at(data[0] % statuses.size()),
                                        "application/json",
                                        std::string(reinterpret_cast<const char*>(data) + 1, size - 1),
                                        {}};
  check(opendata::push::read_ckan_answer(reply, "place"));
  check(opendata::push::read_dgtw_answer(reply, "place"));
  return 0;
}
