#include <opendata/bare_address.hpp>

namespace opendata::text {
namespace {

bool fits(char c) {
  const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return plain || std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

}  // namespace

std::size_t bare_address_length(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && fits(text[n])) ++n;
  while (n > 0 && std::string_view(".,;:!?'()[]").find(text[n - 1]) != std::string_view::npos) --n;
  return n;
}

}  // namespace opendata::text
