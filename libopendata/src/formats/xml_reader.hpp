#pragma once
#include <memory>
#include <opendata/table.hpp>
#include <string>

namespace opendata::format {

/// Reads back the XML that create_xml() wrote, for the release gate and for `check`. It accepts exactly the layout of
/// docs/formats.md and nothing else, so reading a file to its end is a proof of that layout. Errors: not_found; corrupt
/// with the row where the text departs from the layout.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_xml_reader(const std::string& path, const Schema& schema,
                                                                    std::string_view dataset_id);

}  // namespace opendata::format
