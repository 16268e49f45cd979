#pragma once
#include <cstdint>
#include <opendata/error.hpp>
#include <opendata/result.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace opendata::api::web {

/// Markup known at compile time. Nothing else gets into a page without being escaped.
class Markup {
 public:
  consteval Markup(const char* text) : text_(text) {}  // NOLINT(google-explicit-constructor): literals read as markup
  [[nodiscard]] constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

/// Markup of an agency's own, read when the server started. Only check_fragment() makes it.
class CheckedMarkup {
 public:
  CheckedMarkup() = default;
  [[nodiscard]] std::string_view view() const { return text_; }

 private:
  friend Result<CheckedMarkup> check_fragment(std::string markup, const std::string& file);
  explicit CheckedMarkup(std::string text) : text_(std::move(text)) {}
  std::string text_;
};
/// Whether a piece of markup holds nothing that runs, loads from elsewhere or styles inline; `file` stands in errors.
/// Errors: bad_value with the line; bad_encoding.
[[nodiscard]] Result<CheckedMarkup> check_fragment(std::string markup, const std::string& file);

/// Builds a page piece by piece: `html.raw("<p class=\"x\">").text(anything).raw("</p>")`.
class Html {
 public:
  explicit Html(Language language) : language_(language) {}
  Html& raw(Markup markup);
  /// Escapes & < > " ' so that the text is itself, in content and in quoted attributes.
  Html& text(std::string_view text);
  /// The message in the page's language, escaped.
  Html& say(Message message) { return text(message.in(language_)); }
  /// JSON inside a data block: with < > & and the line separators U+2028/9 written as \u escapes, nothing in it can end
  /// the block.
  Html& json(std::string_view document);
  Html& number(std::uint64_t value);
  /// `<a href="…">text</a>`.
  Html& link(std::string_view address, std::string_view label);
  /// Text of several lines: each becomes a paragraph.
  Html& paragraphs(std::string_view text);
  Html& checked(const CheckedMarkup& markup);
  /// An answer in the Markdown subset of search::faq::render_answer(), which escapes everything else.
  Html& markdown(std::string_view text);
  /// A finished piece of another builder.
  Html& append(const Html& piece);
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] bool english() const { return language_ == Language::en; }
  [[nodiscard]] const std::string& str() const { return out_; }

 private:
  Language language_;
  std::string out_;
};

}  // namespace opendata::api::web
