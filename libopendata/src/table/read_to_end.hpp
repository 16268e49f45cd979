#pragma once
#include <filesystem>

#include "table/text_source.hpp"

namespace opendata::table {

// Whether a file is whole and what it says that it is, without any interest in what it holds.
// Errors of all, with the line where there is one: those of the bytes; bad_structure (not well-formed); limit_exceeded.

/// RFC 8259: one document, or any number of them one after the other. Limits: 64 MiB a string or number, 1,000 levels.
enum class JsonTexts { one, many };
[[nodiscard]] Result<void> read_json_to_end(TextSource text, JsonTexts texts);

/// XML 1.0, in whatever encoding the text was decoded from. Limits: 8 MiB for what the parser keeps of open elements, names
/// and one tag.
[[nodiscard]] Result<void> read_xml_to_end(TextSource text);

/// A ZIP archive: each entry unpacks to its size and checksum, and its parts that must be XML are well-formed: .xml and
/// .rels in UTF-8 of ODS and XLSX, .kml of KMZ, which has at least one. What any archive holds is its own affair.
/// Limits: 1 GiB unpacked, by what the directory says; a directory of 64 MiB.
/// Errors: also corrupt; not_supported (encrypted, or packed in another way than deflate).
enum class XmlParts { none, office, kml };
[[nodiscard]] Result<void> read_archive_to_end(const std::filesystem::path& path, XmlParts parts);

}  // namespace opendata::table
