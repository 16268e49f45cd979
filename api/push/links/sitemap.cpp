#include "push/links/sitemap.hpp"

#include <expat.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "push/links/ascii.hpp"

namespace opendata::push::links {
namespace {

constexpr std::size_t most_addresses = 50'000;
constexpr std::size_t longest_sitemap = 50U << 20U;
constexpr std::size_t longest_address = 4096;
constexpr std::size_t deepest = 32;  ///< elements in one another; the parser takes memory for each

constexpr Message too_large{"is larger than a sitemap may be (50 MiB, 50,000 addresses); split it with a sitemap index",
                            "超過 sitemap 上限（50 MiB、50,000 個網址）；請以 sitemap 索引分割"};
constexpr Message too_long{"an address is longer than 4,096 bytes; sitemaps allow 2,048 characters",
                           "網址超過 4,096 位元組；sitemap 規定不超過 2,048 字元"};
constexpr Message too_deep{"elements are nested deeper than 32 levels", "元素超過 32 層"};
constexpr Message damaged{"is no whole gzip file; write it again", "不是完整的 gzip 檔；請重新產生"};
constexpr Message not_well_formed{"is not well-formed XML", "不是格式正確的 XML"};
constexpr Message no_sitemap{"holds neither <urlset> nor <sitemapindex>", "沒有 <urlset> 或 <sitemapindex>"};
constexpr Message document_type{"has a document type, which sitemaps do not have", "含有文件型別宣告，sitemap 不應有此宣告"};

Result<std::string> unpacked(std::string_view bytes, const Where& where) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return failure(Errc::internal, damaged, where);
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> ended(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::array<char, 1U << 16U> piece{};
  for (int status = Z_OK; status != Z_STREAM_END;) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    status = inflate(&stream, Z_NO_FLUSH);
    if (status != Z_OK && status != Z_STREAM_END) return failure(Errc::corrupt, damaged, where);
    out.append(piece.data(), piece.size() - stream.avail_out);
    if (out.size() > longest_sitemap) return failure(Errc::limit_exceeded, too_large, where);
  }
  return out;
}

/// The name behind a prefix: "s:loc" is "loc".
std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

class Reading {
 public:
  explicit Reading(XML_Parser parser) : parser_(parser) {
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, begin, end);
    XML_SetCharacterDataHandler(parser, text);
    XML_SetStartDoctypeDeclHandler(parser, doctype);
  }
  Sitemap sitemap;
  std::optional<Error> error;
  bool found = false;

 private:
  void stop(Errc code, Message message) {
    error = Error(code, message, {{}, XML_GetCurrentLineNumber(parser_), {}});
    XML_StopParser(parser_, XML_FALSE);
  }
  static void XMLCALL begin(void* self, const XML_Char* name, const XML_Char** /*attributes*/) {
    auto& reading = *static_cast<Reading*>(self);
    const auto element = local_name(name);
    if (reading.path_.size() == deepest) return reading.stop(Errc::limit_exceeded, too_deep);
    reading.path_.emplace_back(element);
    if (reading.path_.size() == 1) {
      reading.found = element == "urlset" || element == "sitemapindex";
      reading.index_ = element == "sitemapindex";
    }
    reading.text_.clear();
  }
  static void XMLCALL end(void* self, const XML_Char* /*name*/) {
    auto& reading = *static_cast<Reading*>(self);
    if (reading.error) return;  // the parser ends an element that it was stopped in
    const bool loc = reading.found && reading.path_.size() == 3 && reading.path_.back() == "loc";
    reading.path_.pop_back();
    if (loc) reading.take();
  }
  static void XMLCALL text(void* self, const XML_Char* data, int size) {
    auto& reading = *static_cast<Reading*>(self);
    const std::size_t room = longest_address + 1 - reading.text_.size();  // one more shows that it is too long
    reading.text_.append(data, std::min(static_cast<std::size_t>(size), room));
  }
  static void XMLCALL doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    static_cast<Reading*>(self)->stop(Errc::bad_structure, document_type);
  }
  void take() {
    if (text_.size() > longest_address) return stop(Errc::limit_exceeded, too_long);
    const auto address = trimmed(text_);
    if (address.empty()) return;
    auto& list = index_ ? sitemap.sitemaps : sitemap.pages;
    if (list.size() == most_addresses) return stop(Errc::limit_exceeded, too_large);
    list.emplace_back(address);
  }
  XML_Parser parser_;
  std::vector<std::string> path_;
  std::string text_;
  bool index_ = false;
};

}  // namespace

Result<Sitemap> parse_sitemap(std::string_view bytes, const std::string& name) {
  const Where where{name, 0, {}};
  std::string plain;
  if (bytes.starts_with("\x1F\x8B")) {
    auto content = unpacked(bytes, where);
    if (!content) return failure(std::move(content.error()));
    plain = std::move(*content);
    bytes = plain;
  }
  if (bytes.size() > longest_sitemap) return failure(Errc::limit_exceeded, too_large, where);
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                                          XML_ParserFree);
  Reading reading(parser.get());
  const auto status = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), 1);
  if (reading.error) return failure(std::move(*reading.error).at(where));
  if (status == XML_STATUS_ERROR)
    return failure(Errc::bad_structure, not_well_formed, {name, XML_GetCurrentLineNumber(parser.get()), {}});
  if (!reading.found) return failure(Errc::bad_structure, no_sitemap, where);
  return std::move(reading.sitemap);
}

}  // namespace opendata::push::links
