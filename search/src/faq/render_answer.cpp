#include <opendata/bare_address.hpp>
#include <opendata/search/faq.hpp>

#include "faq/escape_html.hpp"
#include "faq/schemes.hpp"

namespace opendata::search::faq {
namespace {

constexpr std::size_t longest_address = 2'000;  // bytes

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

/// Markup inside one line. A mark without its partner is text; partners are looked for within the line once per kind of
/// mark, so that a line of nothing but marks takes linear time.
class Inline {
 public:
  explicit Inline(std::string_view line) : rest_(line) {}
  std::string html() {
    while (!rest_.empty())
      if (!(strong() || code() || emphasis() || link() || bare_address())) plain();
    return std::move(html_);
  }

 private:
  bool wrapped(std::string_view mark, std::string_view tag, bool& hopeless) {
    if (hopeless || !starts_with(rest_, mark)) return false;
    const auto end = rest_.find(mark, mark.size());
    if (end == std::string_view::npos) hopeless = true;
    if (end == std::string_view::npos || end == mark.size()) return false;
    html_ += "<" + std::string(tag) + ">" + escape_html(rest_.substr(mark.size(), end - mark.size())) + "</" + std::string(tag) + ">";
    rest_.remove_prefix(end + mark.size());
    return true;
  }
  bool strong() { return wrapped("**", "strong", no_strong_); }
  bool code() { return wrapped("`", "code", no_code_); }
  bool emphasis() { return !starts_with(rest_, "**") && wrapped("*", "em", no_emphasis_); }
  bool link() {
    if (!starts_with(rest_, "[")) return false;
    const auto middle = rest_.find_first_of("[]", 1);
    if (middle == std::string_view::npos || !starts_with(rest_.substr(middle), "](")) return false;
    const auto length = rest_.substr(middle + 2, longest_address).find(')');
    if (length == std::string_view::npos) return false;
    const std::string_view url = rest_.substr(middle + 2, length);
    if (!is_safe_address(url)) return false;
    anchor(url, rest_.substr(1, middle - 1));
    rest_.remove_prefix(middle + 2 + length + 1);
    return true;
  }
  bool bare_address() {
    if (!starts_with(rest_, "http://") && !starts_with(rest_, "https://")) return false;
    const std::string_view url = rest_.substr(0, text::bare_address_length(rest_));
    if (!is_safe_address(url)) return false;
    anchor(url, url);
    rest_.remove_prefix(url.size());
    return true;
  }
  void anchor(std::string_view url, std::string_view text) {
    html_ += "<a href=\"" + escape_html(url) + "\">" + escape_html(text) + "</a>";
  }
  void plain() {
    append_escaped(html_, rest_.front());
    rest_.remove_prefix(1);
  }
  std::string_view rest_;
  std::string html_;
  bool no_strong_ = false, no_code_ = false, no_emphasis_ = false;
};

/// The text of a list item, when the line is one: "- ", "* " or "12. ".
std::string_view item_mark(std::string_view line) {
  if (starts_with(line, "- ") || starts_with(line, "* ")) return line.substr(0, 2);
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && line[digits] >= '0' && line[digits] <= '9') ++digits;
  return digits > 0 && starts_with(line.substr(digits), ". ") ? line.substr(0, digits + 2) : std::string_view();
}

/// Turns lines into blocks, one after the other.
class Blocks {
 public:
  void line(std::string_view line) {
    const std::string_view mark = item_mark(line);
    if (line.find_first_not_of(" \t") == std::string_view::npos) return close();
    // The question is the page's <h1>.
    if (starts_with(line, "## ")) return heading("h2", line.substr(3));
    if (starts_with(line, "### ")) return heading("h3", line.substr(4));
    if (!mark.empty()) return item(mark, line.substr(mark.size()));
    text(line);
  }
  std::string finish() {
    close();
    return std::move(html_);
  }

 private:
  void heading(std::string_view tag, std::string_view text) {
    close();
    html_ += "<" + std::string(tag) + ">" + Inline(text).html() + "</" + std::string(tag) + ">\n";
  }
  void item(std::string_view mark, std::string_view text) {
    const bool numbered = mark.front() >= '0' && mark.front() <= '9';
    open(numbered ? "ol" : "ul", numbered && mark != "1. " ? " start=\"" + std::string(mark.substr(0, mark.size() - 2)) + "\"" : "");
    html_ += "<li>" + Inline(text).html() + "</li>\n";
  }
  void text(std::string_view line) {
    const bool goes_on = block_ == "p";
    open("p", "");
    if (goes_on) html_ += "<br>\n";
    html_ += Inline(line).html();
  }
  void open(std::string_view tag, const std::string& attributes) {
    if (block_ == tag) return;
    close();
    block_ = tag;
    html_ += "<" + block_ + attributes + ">";
    if (block_ != "p") html_ += "\n";
  }
  void close() {
    if (!block_.empty()) html_ += "</" + block_ + ">\n";
    block_.clear();
  }
  std::string block_;
  std::string html_;
};

}  // namespace

bool is_safe_address(std::string_view url) {
  for (const char c : url)
    if (static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == '<' || c == '>' || c == 0x7F) return false;
  for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"})
    if (starts_with(url, scheme)) return url.size() > scheme.size();
  return false;
}

std::string render_answer(std::string_view markdown) {
  Blocks blocks;
  while (!markdown.empty()) {
    const auto end = markdown.find('\n');
    std::string_view line = markdown.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    blocks.line(line);
    markdown.remove_prefix(end == std::string_view::npos ? markdown.size() : end + 1);
  }
  return blocks.finish();
}

}  // namespace opendata::search::faq
