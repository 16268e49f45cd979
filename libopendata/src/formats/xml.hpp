#pragma once
#include <filesystem>
#include <memory>
#include <opendata/table.hpp>

namespace opendata::format {

/// See the section "xml" of docs/formats.md. Errors: io_failure.
[[nodiscard]] Result<std::unique_ptr<TableWriter>> create_xml(const std::filesystem::path& path, const Schema& schema,
                                                              std::string_view dataset_id);
/// As Format::open says.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_xml(const std::filesystem::path& path, const Schema& schema,
                                                             std::string_view dataset_id);

/// The XML Schema 1.0 that every XML file of this dataset is valid against; see docs/formats.md.
[[nodiscard]] std::string format_xsd(const Schema& schema, std::string_view dataset_id);

// The fixed texts, shared by the writer and the reader.
namespace xml {
constexpr std::string_view namespaces =
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n";
constexpr std::string_view missing = " xsi:nil=\"true\"/>";
constexpr std::string_view base64 = " xsi:type=\"xs:base64Binary\">";
}  // namespace xml

}  // namespace opendata::format
