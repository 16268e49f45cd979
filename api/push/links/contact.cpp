#include "push/links/contact.hpp"

#include <algorithm>
#include <string>

namespace opendata::push::links {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

/// The text behind a scheme written in any case; empty when it is another.
std::string_view behind(std::string_view text, std::string_view scheme) {
  if (text.size() <= scheme.size()) return {};
  for (std::size_t i = 0; i < scheme.size(); ++i)
    if ((text[i] | 0x20) != scheme[i] && text[i] != scheme[i]) return {};
  return text.substr(scheme.size());
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '-'; });
}

bool is_domain(std::string_view domain) {
  bool dotted = false;
  for (;;) {
    const auto dot = domain.find('.');
    if (!is_label(domain.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return dotted && !std::all_of(domain.begin(), domain.end(), is_digit);
    dotted = true;
    domain.remove_prefix(dot + 1);
  }
}

bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.') return false;
  if (local.find("..") != std::string_view::npos) return false;
  return std::all_of(local.begin(), local.end(),
                     [](char c) { return is_digit(c) || is_letter(c) || is_one_of(c, ".!#$%&'*+-/=?^_`{|}~"); });
}

bool is_mail_address(std::string_view address) {
  const auto at = address.find('@');
  return at != std::string_view::npos && is_local_part(address.substr(0, at)) && is_domain(address.substr(at + 1));
}

/// Parameters of a telephone number: ";ext=123;phone-context=+886".
bool are_parameters(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || is_letter(c) || is_one_of(c, ";=+-.()%"); });
}

}  // namespace

bool is_mailto(std::string_view text) {
  text = behind(text, "mailto:");
  text = text.substr(0, text.find('?'));
  if (text.empty()) return false;
  for (;;) {
    const auto comma = text.find(',');
    if (!is_mail_address(text.substr(0, comma))) return false;
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

bool is_tel(std::string_view text) {
  text = behind(text, "tel:");
  const auto end = std::min(text.find(';'), text.size());
  std::string_view number = text.substr(0, end);
  if (number.starts_with('+')) number.remove_prefix(1);
  const auto digits = std::count_if(number.begin(), number.end(), is_digit);
  const bool plain = std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c) || is_one_of(c, "-.()"); });
  return plain && digits >= 3 && digits <= 20 && are_parameters(text.substr(end));
}

}  // namespace opendata::push::links
