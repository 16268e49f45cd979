// Framing of arbitrary bytes: the requests that are cut out do not depend on the pieces in which the bytes came, and what passes is clean.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/framer.hpp"
#include "http/request_fields.hpp"

using namespace opendata::api;
using namespace opendata::api::http;

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

bool is_clean(std::string_view text) { return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos; }

void check(const Head& head, const ServerLimits& limits) {
  require(head.fields.size() <= limits.header_fields + 1);  // and the authority of an absolute target
  const auto escapes = static_cast<std::size_t>(std::count(head.target.begin(), head.target.end(), '%'));
  require(head.target.size() <= limits.target_bytes + 2 * escapes && head.target.front() == '/');
  require(head.content_length <= limits.body_bytes);
  for (const auto& field : head.fields) require(is_clean(field.name) && is_clean(field.value));
}

void check(const Request& request) {
  require(request.path.front() == '/' && is_clean(request.path));
  for (const auto& [key, value] : request.query) require(key.find('\0') == std::string::npos && value.find('\0') == std::string::npos);
}

/// Everything that was cut out so far, as one text.
class Transcript {
 public:
  explicit Transcript(const ServerLimits& limits) : limits_(limits), framer_(limits_) {}
  void feed(std::string_view piece) {
    if (ended_) return;
    framer_.append(piece);
    Framer::State state;
    while ((state = framer_.step()) == Framer::State::complete) record_request();
    if (state != Framer::State::refused) return;
    text_ += "refused " + std::to_string(framer_.refusal()->status) + " " + std::string(framer_.refusal()->type);
    ended_ = true;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void record_request() {
    check(framer_.head(), limits_);
    const auto request = make_request(framer_.head(), framer_.body(), "", "");
    if (request) check(*request);
    text_ += framer_.head().method + " " + framer_.head().target + (request ? " ok " : " bad ") + std::string(framer_.body()) + "\n";
    framer_.next();
  }

  const ServerLimits limits_;
  Framer framer_;
  std::string text_;
  bool ended_ = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::size_t piece_size = data[0] % 16 + 1;
  const std::string bytes(data + 1, data + size);
  Transcript whole{ServerLimits{}};
  whole.feed(bytes);
  Transcript pieces{ServerLimits{}};
  for (std::size_t at = 0; at < bytes.size(); at += piece_size) pieces.feed(std::string_view(bytes).substr(at, piece_size));
  require(whole.text() == pieces.text());
  return 0;
}
