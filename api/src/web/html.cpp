#include "web/html.hpp"

#include <algorithm>

#include "web/texts.hpp"

namespace opendata::api::web {

Html& Html::raw(Markup markup) {
  out_ += markup.view();
  return *this;
}

Html& Html::text(std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '>':
        out_ += "&gt;";
        break;
      case '"':
        out_ += "&quot;";
        break;
      case '\'':
        out_ += "&#39;";
        break;
      default:
        out_ += c;
    }
  }
  return *this;
}

Html& Html::json(std::string_view document) {
  for (std::size_t i = 0; i < document.size(); ++i) {
    const char c = document[i];
    const auto three = document.substr(i, 3);
    if (three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") {
      out_ += three == "\xE2\x80\xA8" ? "\\u2028" : "\\u2029";
      i += 2;
    } else if (c == '<' || c == '>' || c == '&') {
      out_ += c == '<' ? "\\u003c" : c == '>' ? "\\u003e" : "\\u0026";
    } else {
      out_ += c;
    }
  }
  return *this;
}

Html& Html::number(std::uint64_t value) {
  return text(grouped(value));
}

Html& Html::link(std::string_view address, std::string_view label) {
  return raw("<a href=\"").text(address).raw("\">").text(label).raw("</a>");
}

Html& Html::paragraphs(std::string_view text_lines) {
  while (!text_lines.empty()) {
    const auto end = std::min(text_lines.find('\n'), text_lines.size());
    auto line = text_lines.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) raw("<p>").text(line).raw("</p>\n");
    text_lines.remove_prefix(std::min(end + 1, text_lines.size()));
  }
  return *this;
}

Html& Html::checked(const CheckedMarkup& markup) {
  out_ += markup.view();
  return *this;
}

Html& Html::append(const Html& piece) {
  out_ += piece.out_;
  return *this;
}

}  // namespace opendata::api::web
