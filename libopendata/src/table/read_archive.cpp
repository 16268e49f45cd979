#include "formats/zip.hpp"
#include "table/bounded_xml.hpp"
#include "table/read_to_end.hpp"

namespace opendata::table {
namespace {

constexpr std::size_t most_parser_memory = std::size_t{8} << 20U;
constexpr std::size_t block = std::size_t{1} << 16U;
constexpr std::uint64_t most_unpacked = std::uint64_t{1} << 30U;

constexpr Message not_xml{"is not well-formed XML from this line on: a tag is not closed, or a character does not belong there",
                          "自此行起不是格式正確的 XML：標籤未關閉，或含不應出現的字元"};
constexpr Message too_intricate{"its elements take more than 8 MiB to keep: too deep, too many kinds, or one tag too large",
                                "元素所需記憶體超過 8 MiB（層次過深、種類過多或單一標籤過大）"};
constexpr Message too_large{"the archive is larger than 1 GiB when unpacked", "壓縮檔解開後超過 1 GiB"};
constexpr Message damaged{"the archive is damaged or cut off: it cannot be unpacked to its end", "壓縮檔損壞或不完整，無法解開到結尾"};
constexpr Message bad_part{"a part of the archive is not the XML that it should be", "壓縮檔中有一部分不是應有的 XML"};

Result<void> parse(BoundedXml& xml, std::string_view bytes, BoundedXml::Piece piece) {
  const auto outcome = xml.parse(bytes, piece);
  if (outcome == BoundedXml::Outcome::good) return {};
  if (outcome == BoundedXml::Outcome::out_of_memory) return failure(Errc::limit_exceeded, too_intricate);
  return failure(Errc::bad_structure, not_xml, {{}, static_cast<std::size_t>(XML_GetCurrentLineNumber(xml.get())), {}});
}

bool is_xml_part(std::string_view name) { return name.ends_with(".xml") || name.ends_with(".rels"); }

/// Unpacks entries one after the other, within one limit for all of them.
class Archive {
 public:
  Result<void> read(const std::filesystem::path& path, const format::ZipEntry& entry) {
    auto bytes = format::open_foreign_zip_entry(path, entry);
    if (!bytes) return failure(std::move(bytes.error()));
    BoundedXml xml(most_parser_memory);
    const bool is_xml = is_xml_part(entry.name) && entry.size > 0;
    for (bool more = true; more;) {
      std::string piece;
      const auto got = (*bytes)->read(block, piece);
      if (!got) return failure(got.error());
      more = *got;
      if ((unpacked_ += piece.size()) > most_unpacked) return failure(Errc::limit_exceeded, too_large);
      if (!is_xml) continue;
      if (auto parsed = parse(xml, piece, more ? BoundedXml::Piece::more_follow : BoundedXml::Piece::last); !parsed)
        return parsed.error().code() == Errc::bad_structure ? failure(Errc::bad_structure, bad_part) : parsed;
    }
    return {};
  }

 private:
  std::uint64_t unpacked_ = 0;
};

/// What the reader of archives says of a release's own ones is no advice for a file from elsewhere.
Result<void> of_foreign(const Error& error) {
  return error.code() == Errc::corrupt ? failure(Errc::corrupt, damaged) : failure(error);
}

}  // namespace

Result<void> read_xml_to_end(TextSource text) {
  BoundedXml xml(most_parser_memory);
  while (!text.rest().empty() || text.refill()) {
    const std::string_view piece = text.rest().substr(0, block);
    if (auto parsed = parse(xml, piece, BoundedXml::Piece::more_follow); !parsed) return parsed;
    text.skip(piece.size());
  }
  return text.error() ? failure(*text.error()) : parse(xml, {}, BoundedXml::Piece::last);
}

Result<void> read_archive_to_end(const std::filesystem::path& path) {
  const auto entries = format::read_zip_directory(path);
  if (!entries) return of_foreign(entries.error());
  Archive archive;
  for (const format::ZipEntry& entry : *entries)
    if (auto read = archive.read(path, entry); !read) return of_foreign(read.error());
  return {};
}

}  // namespace opendata::table
