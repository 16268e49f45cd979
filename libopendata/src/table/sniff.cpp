#include "table/sniff.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <opendata/text.hpp>
#include <optional>

#include "formats/zip.hpp"
#include "table/kind_of_text.hpp"

namespace opendata::table {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t looked_at = 4096;
constexpr std::string_view open_document = "application/vnd.oasis.opendocument.";
constexpr std::string_view ods_type = "application/vnd.oasis.opendocument.spreadsheet";

/// Bytes of a file by their place; fewer at its end.
std::string bytes_at(std::ifstream& in, std::streamoff offset, std::size_t n) {
  std::string out(n, '\0');
  in.clear();
  in.seekg(offset);
  in.read(out.data(), static_cast<std::streamsize>(n));
  out.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return out;
}

// ---- Files that begin with a mark ----

struct Magic {
  std::string_view mark, kind;
  std::size_t at = 0;
};
constexpr std::array magics{
    Magic{"%PDF-", "pdf"},
    Magic{{"SQLite format 3\0", 16}, "sqlite"},
    Magic{"\x1F\x8B", "gzip"},
    Magic{"\xFF\xD8\xFF", "binary"},
    Magic{"\x89PNG\r\n", "binary"},
    Magic{"GIF87a", "binary"},
    Magic{"GIF89a", "binary"},
    Magic{"ustar", "binary", 257},
};

/// A column may be called PAR1; no table ends so as well.
bool is_parquet(std::ifstream& in, std::string_view head) {
  if (!head.starts_with("PAR1")) return false;
  in.clear();
  in.seekg(-4, std::ios::end);
  const std::streamoff end = in.tellg();
  return end >= 4 && bytes_at(in, end, 4) == "PAR1";
}

/// The container of old Office files. Its first directory sector names the streams, in UTF-16.
std::string_view kind_of_ole(std::ifstream& in, std::string_view head) {
  constexpr std::size_t sector = 512, place_of_directory = 48;
  constexpr std::string_view workbook{"W\0o\0r\0k\0b\0o\0o\0k\0", 16}, book{"B\0o\0o\0k\0\0\0", 10};
  if (head.size() < sector) return "ole";
  std::uint64_t number = 0;
  for (std::size_t i = 4; i-- > 0;) number = number * 256 + static_cast<unsigned char>(head[place_of_directory + i]);
  const std::string names = bytes_at(in, static_cast<std::streamoff>((number + 1) * sector), 2 * sector);
  const bool has_book = names.find(workbook) != std::string::npos || names.find(book) != std::string::npos;
  return has_book ? "xls" : "ole";
}

using Entries = std::vector<format::ZipEntry>;

const format::ZipEntry* find_entry(const Entries& entries, std::string_view name) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.name == name; });
  return found == entries.end() ? nullptr : &*found;
}

bool any_begins(const Entries& entries, std::string_view name) {
  return std::any_of(entries.begin(), entries.end(), [&](const auto& entry) { return entry.name.starts_with(name); });
}

/// What an OpenDocument file says that it is in its entry of that name, which may be packed and stand anywhere; a damaged
/// one says so as far as it goes.
std::string declared_type(const fs::path& path, const Entries& entries) {
  constexpr std::size_t longest = 100;
  const auto* entry = find_entry(entries, "mimetype");
  const bool has_content = find_entry(entries, "content.xml") != nullptr || find_entry(entries, "encrypted-package") != nullptr;
  if (entry == nullptr || !has_content) return {};
  std::string out;
  const auto bytes = format::open_foreign_zip_entry(path, *entry);
  for (bool more = bytes.has_value(); more && out.size() < longest;) more = (*bytes)->read(longest, out).value_or(false);
  return out;
}

/// OpenDocument says what it is, Office Open XML names its parts in folders.
std::string_view kind_of_entries(const fs::path& path, const Entries& entries) {
  const std::string type = declared_type(path, entries);
  if (type.starts_with(ods_type)) return "ods";
  if (type.starts_with(open_document)) return "document";
  if (any_begins(entries, "xl/workbook.")) return "xlsx";
  return any_begins(entries, "word/document.") || any_begins(entries, "ppt/presentation.") ? "document" : "zip";
}

/// An archive without its directory is cut off: what it was shows in its first entries.
std::string_view kind_of_cut_zip(std::string_view head) {
  const auto has = [&](std::string_view text) { return head.find(text) != std::string_view::npos; };
  if (has(ods_type)) return "ods";
  if (has(open_document)) return "document";
  return has("[Content_Types].xml") || has("xl/workbook") ? "xlsx" : "zip";
}

std::string_view kind_of_zip(const fs::path& path, std::string_view head) {
  const auto entries = format::read_foreign_zip_directory(path);
  return entries ? kind_of_entries(path, *entries) : kind_of_cut_zip(head);
}

// ---- Text ----

struct Head {
  std::string bytes;
  text::Extent extent = text::Extent::beginning;
};

/// The beginning in UTF-8; nullopt when it is no text in any encoding.
std::optional<std::string> decoded(const Head& head) {
  const auto detection = text::detect_encoding(head.bytes, head.extent);
  if (!detection) return std::nullopt;
  text::Decoder decoder(detection->encoding);
  std::string out;
  if (!decoder.decode(head.bytes, out)) return std::nullopt;
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return out.starts_with(mark) ? out.substr(mark.size()) : out;
}

/// Some control characters are a slip in a table; bytes that are one in ten, without anybody who calls them text, are none.
bool is_binary(std::string_view text) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), control)) * 10 > text.size();
}

bool is_kind_of_text(std::string_view kind) { return kind == "csv" || kind == "json" || kind == "jsonl" || kind == "xml"; }

std::string_view kind_of_rest(const Head& head, std::string_view expected) {
  const auto text = decoded(head);
  if (!text && head.bytes.find('\0') != std::string::npos) return "binary";
  if (text && !is_kind_of_text(expected) && is_binary(*text)) return "binary";
  return kind_of_text(text::trim(text ? *text : head.bytes), expected);
}

std::string_view kind_of(const fs::path& path, std::ifstream& in, const Head& head, std::string_view expected) {
  const std::string_view bytes = head.bytes;
  for (const Magic& magic : magics)
    if (bytes.size() > magic.at && bytes.substr(magic.at).starts_with(magic.mark)) return magic.kind;
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return kind_of_ole(in, bytes);
  if (bytes.starts_with("PK\x03\x04")) return kind_of_zip(path, bytes);
  return is_parquet(in, bytes) ? "parquet" : kind_of_rest(head, expected);
}

// ---- What is refused ----

struct Refused {
  std::string_view kind;
  Message why;
};
constexpr std::array refused_kinds{
    Refused{"ods",
            {"is an OpenDocument spreadsheet; state \"format\": \"ods\" under \"input\", or save it as CSV in UTF-8",
             "是 OpenDocument 試算表 (ODS)；請於 \"input\" 設定 \"format\": \"ods\"，或另存為 UTF-8 的 CSV"}},
    Refused{"xlsx",
            {"is an Excel workbook (XLSX), which is not read; save it as OpenDocument spreadsheet (.ods), or as CSV in UTF-8",
             "是 Excel 活頁簿 (XLSX)，本系統不讀取；請另存為 OpenDocument 試算表 (.ods) 或 UTF-8 的 CSV"}},
    Refused{"xls",
            {"is an old Excel workbook (XLS), which is not read; save it as OpenDocument spreadsheet (.ods), or as CSV in UTF-8",
             "是舊版 Excel 活頁簿 (XLS)，本系統不讀取；請另存為 OpenDocument 試算表 (.ods) 或 UTF-8 的 CSV"}},
    Refused{"ole",
            {"is an old Office file, or one with a password; save it without password as OpenDocument spreadsheet (.ods)",
             "是舊版 Office 檔案或設有密碼；請移除密碼並另存為 OpenDocument 試算表 (.ods)"}},
    Refused{"document",
            {"is a document for reading (Word, PowerPoint, OpenDocument text), not a table; save its table as .ods or CSV",
             "是閱讀用文件（Word、PowerPoint、OpenDocument 文字），不是表格；請將其中表格另存為 .ods 或 CSV"}},
    Refused{"pdf",
            {"is a PDF, a document for reading; take the table it was made from", "是閱讀用的 PDF 文件；請改用其原始表格"}},
    Refused{"html",
            {"is a web page, not the data: a login or error page, as a rule; get the file again",
             "是網頁而非資料，通常是登入或錯誤頁面；請重新取得檔案"}},
    Refused{"xml",
            {"is XML, which is not read as a table; save its records as CSV or JSON",
             "是 XML，本系統不作為表格讀取；請將其紀錄另存為 CSV 或 JSON"}},
    Refused{"gzip", {"is compressed with gzip; unpack it first", "是 gzip 壓縮檔；請先解壓縮"}},
    Refused{"zip", {"is a ZIP archive; unpack it and give the file in it", "是 ZIP 壓縮檔；請先解壓縮，再指定其中的檔案"}},
    Refused{"sqlite",
            {"is a SQLite database or GeoPackage; export the table as CSV", "是 SQLite 資料庫或 GeoPackage；請將資料表匯出為 CSV"}},
    Refused{"parquet", {"is a Parquet file; export it as CSV", "是 Parquet 檔；請匯出為 CSV"}},
};

Result<void> refuse(std::string_view kind, const fs::path& path) {
  const auto* refused =
      std::find_if(refused_kinds.begin(), refused_kinds.end(), [&](const Refused& row) { return row.kind == kind; });
  return refused == refused_kinds.end() ? Result<void>() : failure(Errc::not_supported, refused->why, {path.string(), 0, {}});
}

}  // namespace

Result<std::string> sniff(const fs::path& path, std::string_view expected) {
  std::error_code unknown;
  std::ifstream in;
  if (fs::is_regular_file(path, unknown)) in.open(path, std::ios::binary);
  Head head{bytes_at(in, 0, looked_at)};
  if (!in.is_open() || in.bad())
    return failure(Errc::io_failure, {"cannot be read; check the permissions", "無法讀取；請檢查權限"}, {path.string(), 0, {}});
  if (head.bytes.size() < looked_at) head.extent = text::Extent::whole;
  return std::string(kind_of(path, in, head, expected));
}

bool is_spreadsheet(const fs::path& path) {
  const auto kind = sniff(path);
  return kind && *kind == "ods";
}

Result<void> refuse_what_is_no_text(const fs::path& path) {
  std::error_code unknown;
  if (!fs::is_regular_file(path, unknown)) return {};
  const auto kind = sniff(path);
  return kind ? refuse(*kind, path) : failure(kind.error());
}

Result<void> expect_spreadsheet(const fs::path& path) {
  std::error_code unknown;
  if (!fs::is_regular_file(path, unknown)) return {};
  const auto kind = sniff(path);
  if (!kind) return failure(kind.error());
  if (*kind == "ods") return {};
  if (!is_kind_of_text(*kind)) return refuse(*kind, path);
  return failure(Errc::not_supported,
                 {"is a text file, not an OpenDocument spreadsheet; state the \"format\" that it has",
                  "是文字檔，不是 OpenDocument 試算表；請更正 \"format\""},
                 {path.string(), 0, {}});
}

}  // namespace opendata::table
