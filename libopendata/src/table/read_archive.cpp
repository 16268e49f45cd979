#include <algorithm>

#include "formats/zip.hpp"
#include "table/bounded_xml.hpp"
#include "table/limits.hpp"
#include "table/read_to_end.hpp"
#include "text/small_letters.hpp"

namespace opendata::table {
namespace {

constexpr std::size_t block = std::size_t{1} << 16U;

constexpr Message not_xml{"is not well-formed XML from this line on: a tag is not closed, or a character does not belong there",
                          "自此行起不是格式正確的 XML：標籤未關閉，或含不應出現的字元"};
constexpr Message too_intricate{"its elements take more than 8 MiB to keep: too deep, too many kinds, or one tag too large",
                                "元素所需記憶體超過 8 MiB（層次過深、種類過多或單一標籤過大）"};
constexpr Message too_large{"the archive is larger than 1 GiB when unpacked; split it", "壓縮檔解開後超過 1 GiB；請分割"};
constexpr Message bad_part{"a part of the archive is not the XML that it should be", "壓縮檔中有一部分不是應有的 XML"};
constexpr Message no_kml{"holds no .kml; a KMZ is an archive of at least one", "不含 .kml 檔；KMZ 至少須有一個"};

Result<void> parse(BoundedXml& xml, std::string_view bytes, BoundedXml::Piece piece) {
  const auto outcome = xml.parse(bytes, piece);
  if (outcome == BoundedXml::Outcome::good) return {};
  if (outcome == BoundedXml::Outcome::out_of_memory) return failure(Errc::limit_exceeded, too_intricate);
  return failure(Errc::bad_structure, not_xml, {{}, static_cast<std::size_t>(XML_GetCurrentLineNumber(xml.get())), {}});
}

/// LibreOffice leaves the lists of a user's own keys and menus without a byte, others a list of relations.
bool is_parsed(const format::ZipEntry& entry, XmlParts parts) {
  const std::string name = text::in_small_letters(entry.name);
  if (parts == XmlParts::none) return false;
  if (parts == XmlParts::kml) return name.ends_with(".kml");
  const bool relations = name.ends_with(".rels"), may_be_empty = relations || name.starts_with("configurations2/");
  return (relations || name.ends_with(".xml")) && !(may_be_empty && entry.size == 0);
}

bool has_its_parts(const std::vector<format::ZipEntry>& entries, XmlParts parts) {
  return parts != XmlParts::kml || std::any_of(entries.begin(), entries.end(), [&](const auto& entry) { return is_parsed(entry, parts); });
}

Result<void> read_bytes(ByteSource& bytes) {
  std::string piece;
  for (;;) {
    piece.clear();
    const auto more = bytes.read(block, piece);
    if (!more) return failure(more.error());
    if (!*more) return {};
  }
}

/// Office formats are in UTF-8; what mapping programs write may be in the encoding of their country.
Result<void> read_part(std::unique_ptr<ByteSource> bytes, XmlParts parts) {
  auto text = TextSource::open(std::move(bytes), parts == XmlParts::office ? std::optional(text::Encoding::utf8) : std::nullopt);
  const auto read = text ? read_xml_to_end(std::move(*text)) : failure(std::move(text.error()));
  const bool is_other_text = !read && (read.error().code() == Errc::bad_structure || read.error().code() == Errc::bad_encoding);
  return is_other_text ? failure(Errc::bad_structure, bad_part) : read;
}

Result<void> read_entry(const std::filesystem::path& path, const format::ZipEntry& entry, XmlParts parts) {
  auto bytes = format::open_foreign_zip_entry(path, entry);
  if (!bytes) return failure(std::move(bytes.error()));
  return is_parsed(entry, parts) ? read_part(std::move(*bytes), parts) : read_bytes(**bytes);
}

}  // namespace

Result<void> read_xml_to_end(TextSource text) {
  BoundedXml xml(max_parser_bytes);
  while (!text.rest().empty() || text.refill()) {
    const std::string_view piece = text.rest().substr(0, block);
    if (auto parsed = parse(xml, piece, BoundedXml::Piece::more_follow); !parsed) return parsed;
    text.skip(piece.size());
  }
  return text.error() ? failure(*text.error()) : parse(xml, {}, BoundedXml::Piece::last);
}

Result<void> read_archive_to_end(const std::filesystem::path& path, XmlParts parts) {
  const auto entries = format::read_foreign_zip_directory(path);
  if (!entries) return failure(entries.error());
  // By what the directory says: an entry that unpacks to more than that is damaged.
  if (!format::have_room(*entries, &format::ZipEntry::size, max_unpacked_bytes)) return failure(Errc::limit_exceeded, too_large, {path.string(), 0, {}});
  if (!has_its_parts(*entries, parts)) return failure(Errc::bad_structure, no_kml, {path.string(), 0, {}});
  for (const format::ZipEntry& entry : *entries)
    if (auto read = read_entry(path, entry, parts); !read) return read;
  return {};
}

}  // namespace opendata::table
