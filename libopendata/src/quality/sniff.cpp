#include "quality/sniff.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <opendata/text.hpp>
#include <vector>

namespace opendata::quality {
namespace {

constexpr std::size_t looked_at = 4096;

struct Magic {
  std::string_view prefix, kind;
};
constexpr std::array magics{
    Magic{"%PDF", "pdf"},        Magic{"SQLite format 3", "sqlite"}, Magic{"PAR1", "parquet"}, Magic{"\x1F\x8B", "gzip"},
    Magic{"\xD0\xCF\x11\xE0", "binary"}, Magic{"\xFF\xD8\xFF", "binary"},    Magic{"\x89PNG", "binary"}, Magic{"GIF8", "binary"},
};

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return out;
}

std::string_view kind_of_zip(std::string_view bytes) {
  if (bytes.find("application/vnd.oasis.opendocument.spreadsheet") != std::string_view::npos) return "ods";
  return bytes.find("[Content_Types].xml") != std::string_view::npos ? "xlsx" : "zip";
}

/// One object a line, or one for the whole file.
std::string_view kind_of_object(std::string_view text) {
  const auto line = text.find('\n');
  if (line == std::string_view::npos) return "json";
  const bool line_is_whole = text::trim(text.substr(0, line)).ends_with('}');
  return line_is_whole && text::trim(text.substr(line)).starts_with('{') ? "jsonl" : "json";
}

std::string_view kind_of_markup(std::string_view text) {
  const std::string head = in_small_letters(text.substr(0, 1024));
  const bool html = head.starts_with("<!doctype html") || head.find("<html") != std::string::npos ||
                    head.find("<head") != std::string::npos || head.find("<body") != std::string::npos;
  return html ? "html" : "xml";
}

std::string_view kind_of(std::string_view bytes) {
  for (const Magic& magic : magics)
    if (bytes.starts_with(magic.prefix)) return magic.kind;
  if (bytes.starts_with("PK\x03\x04")) return kind_of_zip(bytes);
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (!utf16 && bytes.find('\0') != std::string_view::npos) return "binary";
  const std::string_view text = text::trim(bytes);
  if (text.empty()) return "empty";
  if (text.front() == '[') return "json";
  if (text.front() == '{') return kind_of_object(text);
  return text.front() == '<' ? kind_of_markup(text) : "csv";
}

struct Declared {
  std::string_view name, kind;
};
constexpr std::array declared_kinds{
    Declared{"csv", "csv"},       Declared{"tsv", "csv"},        Declared{"txt", "csv"},       Declared{"json", "json"},
    Declared{"geojson", "json"},  Declared{"topojson", "json"},  Declared{"jsonl", "jsonl"},   Declared{"ndjson", "jsonl"},
    Declared{"xml", "xml"},       Declared{"kml", "xml"},        Declared{"gml", "xml"},       Declared{"rss", "xml"},
    Declared{"ods", "ods"},       Declared{"xlsx", "xlsx"},      Declared{"xls", "binary"},    Declared{"zip", "zip"},
    Declared{"kmz", "zip"},       Declared{"shp", "zip"},        Declared{"gpkg", "sqlite"}, Declared{"geopackage", "sqlite"},   Declared{"sqlite", "sqlite"},
    Declared{"parquet", "parquet"}, Declared{"gz", "gzip"},      Declared{"html", "html"},     Declared{"pdf", "document"},
    Declared{"doc", "document"},  Declared{"docx", "document"},  Declared{"odt", "document"},  Declared{"ppt", "document"},
    Declared{"jpg", "document"},  Declared{"jpeg", "document"},  Declared{"png", "document"},  Declared{"gif", "document"},
};

}  // namespace

Result<std::string> sniff(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<char> buffer(looked_at);
  in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
  if (in.bad() || (!in && in.gcount() == 0 && !in.eof()))
    return failure(Errc::io_failure, {"cannot be read; check the permissions", "無法讀取；請檢查權限"}, {path.string(), 0, {}});
  return std::string(kind_of({buffer.data(), static_cast<std::size_t>(in.gcount())}));
}

std::string_view kind_of_format(std::string_view declared) {
  std::string name = in_small_letters(text::trim(declared));
  if (name.starts_with('.')) name.erase(0, 1);
  const auto found = std::find_if(declared_kinds.begin(), declared_kinds.end(),
                                  [&](const Declared& row) { return row.name == name; });
  return found == declared_kinds.end() ? std::string_view() : found->kind;
}

}  // namespace opendata::quality
