#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "formats/layout_reader.hpp"
#include "formats/ods.hpp"
#include "formats/xml_text.hpp"
#include "formats/zip.hpp"

namespace opendata::format {
namespace {

class OdsReader : public LayoutReader {
 public:
  OdsReader(const std::string& path, Characters in, const Schema& schema, std::string_view dataset_id)
      : LayoutReader(path, std::move(in), schema), dataset_id_(dataset_id) {
    columns_.clear();
    for (const Field& field : schema.fields) columns_.push_back(field.title.zh_tw);
  }
  Result<void> read_head() {
    if (!in_.take(ods::head())) return departs();
    return read_sheet_head();
  }
  Result<bool> read(RawRecord& record) override {
    if (!in_.take("<")) return departs();
    if (in_.peek() == '/') {
      auto more = read_sheet_end();
      if (!more || !*more) return more;
    }
    begin(record);
    if (++rows_ > ods::rows_of_sheet || !in_.take(ods::row.substr(1))) return departs();
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (!read_cell(schema_.fields[i].type, record.cells[i])) return departs();
    if (!in_.take(ods::row_tail)) return departs();
    return true;
  }

 private:
  Result<void> read_sheet_head() {
    if (!in_.take(ods::sheet_head(schema_, dataset_id_, ++sheets_))) return misnamed();
    rows_ = 1;
    return {};
  }
  /// The end of the file, or the heading of a further sheet behind a full one and the "<" of its first row.
  Result<bool> read_sheet_end() {
    if (!in_.take(ods::sheet_tail.substr(1)) || !in_.take("<")) return departs();
    if (in_.peek() == '/') {
      if (!in_.take(ods::tail.substr(1)) || in_.peek() != Characters::end || in_.error()) return departs();
      return false;
    }
    if (rows_ != ods::rows_of_sheet) return departs();
    if (!in_.take(ods::sheet_head(schema_, dataset_id_, ++sheets_).substr(1))) return misnamed();
    rows_ = 1;
    if (!in_.take("<")) return departs();
    return true;
  }
  /// "<table:table-cell/>", "<table:table-cell table:style-name=…" and "<table:table-cell office:value-type=…".
  bool read_cell(FieldType type, Cell& cell) {
    constexpr std::size_t common = std::string_view("<table:table-cell").size();
    if (!in_.take(ods::missing.substr(0, common))) return false;
    if (in_.peek() == '/') {
      cell.reset();
      return in_.take(ods::missing.substr(common));
    }
    if (!cell) cell.emplace();
    cell->clear();
    if (!in_.take(" ")) return false;
    if (in_.peek() == 't') return read_base64(*cell);
    constexpr std::size_t attribute = std::string_view("<table:table-cell office:value-type=\"").size();
    if (!in_.take(ods::string.substr(common + 1, attribute - common - 1))) return false;
    const bool is_string = in_.peek() == 's';
    if (!is_string) return read_typed(type, ods::value_attributes(type).substr(attribute), *cell);
    if (!in_.take(ods::string.substr(attribute)) || !read_paragraphs(*cell)) return false;
    return !ods::is_typed(type, *cell);
  }
  bool read_base64(std::string& cell) {
    in_.take_while([](char c) { return c != '<'; }, cell);
    constexpr std::size_t opening = std::string_view("<table:table-cell ").size();
    if (cell != ods::base64.substr(opening, ods::base64.size() - opening - std::string_view("<text:p>").size()))
      return false;
    cell.clear();
    if (!in_.take("<text:p>")) return false;
    in_.take_until('<', cell);
    auto decoded = xml::from_base64(cell);
    if (!decoded || ods::is_paragraphs(*decoded)) return false;
    cell = std::move(*decoded);
    return in_.take(ods::cell_tail);
  }
  /// The value stands in the attribute and again as the text that people see.
  bool read_typed(FieldType type, std::string_view opening, std::string& cell) {
    if (type == FieldType::string || !in_.take(opening)) return false;
    in_.take_until('"', cell);
    return ods::is_typed(type, cell) && in_.take("\"><text:p>") && in_.take(cell) && in_.take(ods::cell_tail);
  }
  /// Elements begin with t(ext:…); "/text:p>" ends a paragraph, "/table:…" behind it the cell.
  bool read_paragraphs(std::string& cell) {
    for (;;) {
      piece_.clear();
      in_.take_until('<', piece_);
      if (!xml::unescape(piece_) || !in_.take("<")) return false;
      cell += piece_;
      if (in_.peek() != '/') {
        if (!read_element(cell)) return false;
        continue;
      }
      if (!in_.take("/text:p>") || !in_.take("<")) return false;
      if (in_.peek() == '/') return in_.take("/table:table-cell>");
      if (!in_.take("text:p>")) return false;
      cell += '\n';
    }
  }
  bool read_element(std::string& cell) {
    if (!in_.take("text:")) return false;
    switch (in_.peek()) {
      case 't':
        cell += '\t';
        return in_.take("tab/>");
      case 'l':
        cell += "\r\n";
        return in_.take("line-break/>");
      default:
        return read_blanks(cell);
    }
  }
  bool read_blanks(std::string& cell) {
    if (!in_.take("s text:c=\"")) return false;
    piece_.clear();
    in_.take_until('"', piece_);
    std::uint32_t count = 0;
    const auto parsed = std::from_chars(piece_.data(), piece_.data() + piece_.size(), count);
    constexpr std::uint32_t most = 16U << 20U;  // as a cell may have
    if (parsed.ec != std::errc() || count == 0 || count > most) return false;
    cell.append(count, ' ');
    return in_.take("\"/>");
  }
  std::string dataset_id_;
  std::string piece_;
  std::uint64_t sheets_ = 0, rows_ = 0;
};

tl::unexpected<Error> not_our_package(const std::filesystem::path& path) {
  return failure(Errc::corrupt,
                 {"is not the ODS that a release holds; publish the dataset again",
                  "不是本系統發布的 ODS；請重新發布資料集"},
                 {path.string(), 0, {}});
}

/// Whether a small part has exactly this content.
Result<void> expect_part(const std::filesystem::path& path, const ZipEntry& entry, const std::string& content) {
  auto bytes = open_zip_entry(path, entry);
  if (!bytes) return failure(std::move(bytes.error()));
  std::string found;
  for (;;) {
    const auto more = (*bytes)->read(content.size() + 1, found);
    if (!more) return failure(more.error());
    if (!*more) break;
    if (found.size() > content.size()) return not_our_package(path);
  }
  return found == content ? Result<void>() : not_our_package(path);
}

}  // namespace

Result<std::unique_ptr<RecordReader>> open_ods(const std::filesystem::path& path, const Schema& schema,
                                               std::string_view dataset_id) {
  auto entries = read_zip_directory(path);
  if (!entries) return failure(std::move(entries.error()));
  struct Part {
    std::string_view name;
    std::string content;
  };
  const std::array<Part, 3> parts{{{"mimetype", std::string(ods::media_type)},
                                   {"META-INF/manifest.xml", ods::manifest()},
                                   {"styles.xml", ods::styles()}}};
  if (entries->size() != parts.size() + 1 || entries->back().name != "content.xml") return not_our_package(path);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if ((*entries)[i].name != parts[i].name) return not_our_package(path);
    if (auto same = expect_part(path, (*entries)[i], parts[i].content); !same) return failure(std::move(same.error()));
  }
  auto bytes = open_zip_entry(path, entries->back());
  if (!bytes) return failure(std::move(bytes.error()));
  return opened(std::make_unique<OdsReader>(path.string(), Characters(std::move(*bytes)), schema, dataset_id));
}

}  // namespace opendata::format
