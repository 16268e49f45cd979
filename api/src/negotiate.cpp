#include "negotiate.hpp"

#include <algorithm>
#include <string>

#include "encoding.hpp"

namespace opendata::api {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Takes the part before `separator` off the front of `rest`.
std::string_view next_part(std::string_view& rest, char separator) {
  const auto end = rest.find(separator);
  const auto part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return trim(part);
}

/// "0.75" as 750; a weight that is not one counts as 0.
int parse_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
  int weight = (text[0] - '0') * 1000;
  if (text.size() > 1 && text[1] != '.') return 0;
  int unit = 100;
  for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (c < '0' || c > '9') return 0;
    weight += (c - '0') * unit;
    unit /= 10;
  }
  return std::min(weight, 1000);
}

/// "zh-TW" is of "zh".
bool is_of(std::string_view token, std::string_view wanted) {
  return equal_ignoring_case(token.substr(0, wanted.size()), wanted) &&
         (token.size() == wanted.size() || token[wanted.size()] == '-');
}

int weight_in(std::string_view parameters) {
  while (!parameters.empty()) {
    const auto parameter = next_part(parameters, ';');
    if (equal_ignoring_case(parameter.substr(0, 2), "q=") && parameter.size() > 2)
      return parse_weight(parameter.substr(2));
  }
  return 1000;
}

}  // namespace

int weight_of(std::string_view header, std::string_view token) {
  int named = -1, any = 0;
  while (!header.empty()) {
    auto element = next_part(header, ',');
    const auto name = next_part(element, ';');
    if (is_of(name, token)) named = std::max(named, weight_in(element));
    if (name == "*") any = weight_in(element);
  }
  return named >= 0 ? named : any;
}

Language preferred_language(std::string_view accept_language) {
  return weight_of(accept_language, "en") > weight_of(accept_language, "zh") ? Language::en : Language::zh_tw;
}

bool accepts_gzip(std::string_view accept_encoding) { return weight_of(accept_encoding, "gzip") > 0; }

}  // namespace opendata::api
