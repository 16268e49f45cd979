#pragma once
#include <functional>
#include <initializer_list>
#include <opendata/error.hpp>
#include <opendata/schema.hpp>
#include <string>
#include <string_view>

namespace opendata::privacy {

/// Builds the report's page piece by piece. Markup and sentences are literals of the program; whatever comes from a
/// policy is escaped.
class Page {
 public:
  explicit Page(Language language) : language_(language) {}
  Page& raw(std::string_view markup) {
    out_ += markup;
    return *this;
  }
  /// Escapes what means something in HTML, in content and in quoted attributes.
  Page& text(std::string_view text);
  /// The sentence in the page's language; each "{}" takes the next of `values`.
  Page& say(Message sentence, std::initializer_list<std::string_view> values = {});
  /// `<tag>sentence</tag>` and a newline.
  Page& element(std::string_view tag, Message sentence, std::initializer_list<std::string_view> values = {});
  /// A table that scrolls by itself where the screen is narrow, by keyboard as well; the first column is text.
  Page& begin_table(Message caption, std::initializer_list<Message> columns);
  Page& end_table() { return raw("</tbody></table></div>\n"); }
  /// A cell of a table, aligned as a number.
  Page& number(std::string_view text);
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

/// A whole page without scripts and other files: the title as heading, then what `write` writes, in Chinese and in
/// English. "{}" of the title takes the subject.
[[nodiscard]] std::string document(Message title, const LocalizedText& subject, const std::function<void(Page&)>& write);

/// "1,234,567"
[[nodiscard]] std::string grouped(std::uint64_t value);
/// "12.3 %", with three significant digits; "0 %" and "100 %" are exact.
[[nodiscard]] std::string percent(double share);
/// Three significant digits.
[[nodiscard]] std::string figure(double value);

}  // namespace opendata::privacy
