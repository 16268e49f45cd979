#include "formats/xml_text.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace opendata::format::xml {
namespace {

constexpr std::array<std::pair<char, std::string_view>, 4> entities{
    {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'\r', "&#13;"}}};

constexpr auto escapes = [] {
  ReplacementTable table{};
  for (const auto& [c, entity] : entities) table.set(c, entity);
  return table;
}();

}  // namespace

bool is_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return false;
    if (c == 0xEF && (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF")) return false;
  }
  return true;
}

void append_escaped(TextSink& out, std::string_view text) { append_replaced(out, text, escapes); }

std::string attribute(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto entity = escapes[c];
    if (c == '"') {
      out += "&quot;";
    } else if (c == '\n' || c == '\t') {
      out += c == '\n' ? "&#10;" : "&#9;";
    } else if (entity.empty()) {
      out += c;
    } else {
      out += entity;
    }
  }
  return out;
}

bool unescape(std::string& text) {
  auto from = text.find('&');
  if (from == std::string::npos) return true;
  std::string out = text.substr(0, from);
  while (from < text.size()) {
    const std::string_view rest = std::string_view(text).substr(from);
    const auto* entity =
        std::find_if(entities.begin(), entities.end(), [&](const auto& e) { return rest.starts_with(e.second); });
    if (entity == entities.end()) return false;
    out += entity->first;
    const auto next = rest.find('&', 1);
    out += rest.substr(entity->second.size(), next - entity->second.size());
    from = next == std::string_view::npos ? text.size() : from + next;
  }
  text = std::move(out);
  return true;
}

std::string to_base64(std::string_view text) {
  const std::vector<unsigned char> in(text.begin(), text.end());
  std::vector<unsigned char> out(4 * ((in.size() + 2) / 3) + 1);
  const int size = EVP_EncodeBlock(out.data(), in.data(), static_cast<int>(in.size()));
  return {out.begin(), out.begin() + size};
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0 || text.empty()) return std::nullopt;
  const std::vector<unsigned char> in(text.begin(), text.end());
  std::vector<unsigned char> out(text.size());
  const int size = EVP_DecodeBlock(out.data(), in.data(), static_cast<int>(in.size()));
  const std::ptrdiff_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  if (size < padding) return std::nullopt;
  return std::string(out.begin(), out.begin() + size - padding);
}

}  // namespace opendata::format::xml
