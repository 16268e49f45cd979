#include "push/links/html_page.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "push/links/ascii.hpp"

namespace opendata::push::links {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void append_utf8(std::string& out, std::uint32_t c) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += {static_cast<char>(0xC0U | (c >> 6U)), static_cast<char>(0x80U | (c & 0x3FU))};
  } else if (c < 0x10000) {
    out += {static_cast<char>(0xE0U | (c >> 12U)), static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)),
            static_cast<char>(0x80U | (c & 0x3FU))};
  } else {
    out += {static_cast<char>(0xF0U | (c >> 18U)), static_cast<char>(0x80U | ((c >> 12U) & 0x3FU)),
            static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)), static_cast<char>(0x80U | (c & 0x3FU))};
  }
}

/// Appends what a reference between '&' and ';' stands for; false when it is none that is known.
bool append_reference(std::string& out, std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> known{
      {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}}};
  for (const auto& [key, value] : known)
    if (key == name) return out.append(value), true;
  if (name.size() < 2 || name[0] != '#') return false;
  const bool hex = lower(name[1]) == 'x';
  const auto digits = name.substr(hex ? 2 : 1);
  std::uint32_t code = 0;
  const char* const last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, code, hex ? 16 : 10);
  if (error != std::errc() || end != last) return false;
  append_utf8(out, code);
  return true;
}

std::string resolved(std::string_view text) {
  constexpr std::size_t longest_reference = 10;
  std::string out;
  while (!text.empty()) {
    const auto ampersand = std::min(text.find('&'), text.size());
    out.append(text.substr(0, ampersand));
    text.remove_prefix(ampersand);
    if (text.empty()) break;
    const auto end = text.substr(0, longest_reference + 2).find(';');
    if (end != std::string_view::npos && append_reference(out, text.substr(1, end - 1))) {
      text.remove_prefix(end + 1);
    } else {
      out += '&';
      text.remove_prefix(1);
    }
  }
  return out;
}

/// Appends a text with its blanks joined to one, and none at the beginning.
void append_joined(std::string& out, std::string_view text) {
  for (const char c : text) {
    const bool blank = is_blank(c);
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
}

class Scanner {
 public:
  explicit Scanner(std::string_view html) : rest_(html) {}
  HtmlPage page() {
    while (!rest_.empty()) {
      const auto tag = std::min(rest_.find('<'), rest_.size());
      append_joined(page_.text, resolved(rest_.substr(0, tag)));
      rest_.remove_prefix(tag);
      if (!rest_.empty() && !comment() && !end_tag() && !begin_tag()) {
        page_.text += '<';
        rest_.remove_prefix(1);
      }
    }
    while (page_.text.ends_with(' ')) page_.text.pop_back();
    return std::move(page_);
  }

 private:
  void skip_behind(std::string_view mark, std::size_t from) {
    const auto found = rest_.find(mark, from);
    rest_ = found == std::string_view::npos ? std::string_view() : rest_.substr(found + mark.size());
  }

  /// Also declarations and processing instructions.
  bool comment() {
    if (rest_.starts_with("<!--")) return skip_behind("-->", 2), true;
    if (rest_.starts_with("<!") || rest_.starts_with("<?")) return skip_behind(">", 2), true;
    return false;
  }

  bool end_tag() {
    if (!rest_.starts_with("</")) return false;
    skip_behind(">", 2);
    append_joined(page_.text, " ");
    return true;
  }

  bool begin_tag() {
    if (rest_.size() < 2 || !is_letter(rest_[1])) return false;
    rest_.remove_prefix(1);
    const std::string name = word(" \t\n\r\f/>");
    attributes(name);
    append_joined(page_.text, " ");
    raw_content(name);
    return true;
  }

  std::string word(std::string_view stops) {
    const auto end = std::min(rest_.find_first_of(stops), rest_.size());
    std::string out(rest_.substr(0, end));
    std::transform(out.begin(), out.end(), out.begin(), lower);
    rest_.remove_prefix(end);
    return out;
  }

  void skip(std::string_view set) { rest_.remove_prefix(std::min(rest_.find_first_not_of(set), rest_.size())); }

  void attributes(const std::string& element) {
    for (;;) {
      skip(" \t\n\r\f/");
      if (rest_.empty()) return;
      if (rest_.front() == '>') return rest_.remove_prefix(1);
      std::string name = word(" \t\n\r\f/>=");
      if (name.empty()) rest_.remove_prefix(1);  // "=" where a name should be
      skip(" \t\n\r\f");
      if (!rest_.starts_with('=')) continue;
      rest_.remove_prefix(1);
      skip(" \t\n\r\f");
      const std::string value = resolved(attribute_value());
      if (name == "id" || (name == "name" && element == "a")) page_.anchors.insert(value);
    }
  }

  std::string_view attribute_value() {
    const char quote = rest_.empty() ? '\0' : rest_.front();
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) rest_.remove_prefix(1);
    const auto end = std::min(quoted ? rest_.find(quote) : rest_.find_first_of(" \t\n\r\f>"), rest_.size());
    const auto value = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + (quoted ? 1 : 0), rest_.size()));
    return value;
  }

  /// Elements whose content is no markup: it is the title, or not seen.
  void raw_content(const std::string& element) {
    constexpr std::array<std::string_view, 5> raw{"script", "style", "title", "textarea", "noscript"};
    if (std::find(raw.begin(), raw.end(), element) == raw.end()) return;
    page_.has_script = page_.has_script || element == "script";
    const auto end = end_of(element);
    if (element == "title" && page_.title.empty()) append_joined(page_.title, resolved(rest_.substr(0, end)));
    while (page_.title.ends_with(' ')) page_.title.pop_back();
    rest_.remove_prefix(end);
  }

  /// Where "</element" stands, whatever its case.
  [[nodiscard]] std::size_t end_of(std::string_view element) const {
    for (auto at = rest_.find("</"); at != std::string_view::npos; at = rest_.find("</", at + 2)) {
      const auto name = rest_.substr(at + 2, element.size());
      const bool same = std::equal(name.begin(), name.end(), element.begin(), element.end(),
                                   [](char a, char b) { return lower(a) == b; });
      if (same) return at;
    }
    return rest_.size();
  }

  std::string_view rest_;
  HtmlPage page_;
};

}  // namespace

HtmlPage scan_html(std::string_view html) { return Scanner(html).page(); }

}  // namespace opendata::push::links
