#include "push/value_json.hpp"

#include <algorithm>

namespace opendata::push {

void write_value(api::JsonBody& out, const json::Value& value) {
  switch (value.kind()) {
    case json::Kind::null:
      out.null();
      return;
    case json::Kind::boolean:
      out.boolean(value.boolean());
      return;
    case json::Kind::number:
      out.digits(value.text());
      return;
    case json::Kind::string:
      out.text(value.text());
      return;
    case json::Kind::array:
      out.begin_array();
      for (const json::Value& item : value.items()) write_value(out, item);
      out.end_array();
      return;
    case json::Kind::object:
      out.begin_object();
      for (std::size_t i = 0; i < value.keys().size(); ++i) {
        out.key(value.keys()[i]);
        write_value(out, value.items()[i]);
      }
      out.end_object();
      return;
  }
}

bool same_value(const json::Value& a, const json::Value& b) {
  if (a.kind() != b.kind() || a.text() != b.text() || a.items().size() != b.items().size()) return false;
  for (std::size_t i = 0; i < a.items().size(); ++i) {
    const json::Value* other = a.is(json::Kind::object) ? b.find(a.keys()[i]) : &b.items()[i];
    if (other == nullptr || !same_value(a.items()[i], *other)) return false;
  }
  return true;
}

std::string short_text(const json::Value& value) {
  constexpr std::size_t longest = 80;
  std::string text = value.text();
  if (value.is(json::Kind::array) || value.is(json::Kind::object)) {
    api::JsonBody out;
    write_value(out, value);
    text = out.take();
  }
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  if (text.size() <= longest) return text;
  std::size_t cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return text.substr(0, cut) + "…";
}

}  // namespace opendata::push
