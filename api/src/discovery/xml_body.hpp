#pragma once
#include <string>
#include <string_view>

namespace opendata::api {

/// Writes a small XML document: tags from the program, texts from data, escaped.
class XmlBody {
 public:
  XmlBody() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}
  /// Markup of the program itself.
  XmlBody& raw(std::string_view markup) { return out_ += markup, *this; }
  XmlBody& text(std::string_view text);
  XmlBody& element(std::string_view name, std::string_view content);
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace opendata::api
