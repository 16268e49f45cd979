#include "index/document_codec.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace opendata::search {
namespace {

/// The text fields in stored order; a new one goes to the end and changes layout::version().
constexpr std::array text_fields{&Document::id,     &Document::kind,     &Document::title,          &Document::body,
                                 &Document::url,    &Document::agency,   &Document::category,       &Document::modified,
                                 &Document::law_id, &Document::law_name, &Document::article_number, &Document::chapter,
                                 &Document::valid_from, &Document::valid_until, &Document::effective};

void put(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < 4; ++i) out += static_cast<char>((text.size() >> (8 * i)) & 255U);
  out += text;
}

bool take(std::string_view& in, std::string& out) {
  if (in.size() < 4) return false;
  std::size_t size = 0;
  for (std::size_t i = 4; i-- > 0;) size = size << 8U | static_cast<unsigned char>(in[i]);
  if (in.size() - 4 < size) return false;
  out = in.substr(4, size);
  in.remove_prefix(4 + size);
  return true;
}

bool take_number(std::string_view& in, std::uint32_t& out) {
  std::string digits;
  return take(in, digits) && std::from_chars(digits.data(), digits.data() + digits.size(), out).ec == std::errc{};
}

void put_list(std::string& out, const std::vector<std::string>& items) {
  put(out, std::to_string(items.size()));
  for (const std::string& item : items) put(out, item);
}

bool take_list(std::string_view& in, std::vector<std::string>& items) {
  std::uint32_t size = 0;
  if (!take_number(in, size) || in.size() / 4 < size) return false;
  items.resize(size);
  return std::all_of(items.begin(), items.end(), [&](std::string& item) { return take(in, item); });
}

void put_translations(std::string& out, const std::vector<DocumentTranslation>& translations) {
  put(out, std::to_string(translations.size()));
  for (const auto& [language, title, body] : translations)
    for (const std::string* text : {&language, &title, &body}) put(out, *text);
}

bool take_translations(std::string_view& in, std::vector<DocumentTranslation>& translations) {
  std::uint32_t size = 0;
  if (!take_number(in, size) || in.size() / 12 < size) return false;
  translations.resize(size);
  return std::all_of(translations.begin(), translations.end(), [&](DocumentTranslation& one) {
    return take(in, one.language) && take(in, one.title) && take(in, one.body);
  });
}

}  // namespace

std::string encode_document(const Document& document) {
  std::string out;
  for (const auto field : text_fields) put(out, document.*field);
  put(out, std::to_string(document.article_order));
  put(out, document.in_force ? "1" : "0");
  put_list(out, document.variants);
  put_translations(out, document.translations);
  for (const auto& [name, value] : document.facets) {
    put(out, name);
    put(out, value);
  }
  return out;
}

std::optional<Document> decode_document(std::string_view bytes) {
  Document document;
  for (const auto field : text_fields) {
    if (!take(bytes, document.*field)) return std::nullopt;
  }
  std::uint32_t in_force = 0;
  if (!take_number(bytes, document.article_order) || !take_number(bytes, in_force)) return std::nullopt;
  document.in_force = in_force == 1;
  if (!take_list(bytes, document.variants) || !take_translations(bytes, document.translations)) return std::nullopt;
  for (std::string name; !bytes.empty();) {
    if (!take(bytes, name) || !take(bytes, document.facets[name])) return std::nullopt;
  }
  return document;
}

}  // namespace opendata::search
