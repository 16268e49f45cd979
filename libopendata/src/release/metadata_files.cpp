#include "release/metadata_files.hpp"

namespace opendata::release {

MetadataFiles metadata_files(const catalog::Record& record) {
  MetadataFiles out;
  for (const catalog::MetadataFormat& format : catalog::metadata_formats()) {
    if (format.path.empty()) continue;
    const auto missing = catalog::missing_keys(record.codes, format.profile, record.metadata);
    if (!missing.empty()) {
      out.left_out.push_back({record.metadata.id, format.name, missing.front().key});
      continue;
    }
    std::string content = format.of_dataset(record);
    if (content.empty()) continue;  // CSVW without a CSV file
    out.files.push_back({catalog::metadata_path(format, record.metadata.id), std::string(format.media_type),
                         std::move(content)});
  }
  return out;
}

Result<void> refuse_placeholders(const catalog::CodeLists& codes, const DatasetMetadata& metadata,
                                 const std::string& file) {
  for (const catalog::RecordDefect& found : catalog::find_placeholders(codes, metadata)) {
    if (found.defect == catalog::Defect::placeholder)
      return failure(Errc::refused, catalog::in_words(found.defect), {file, 0, "dataset." + found.key});
  }
  return {};
}

}  // namespace opendata::release
