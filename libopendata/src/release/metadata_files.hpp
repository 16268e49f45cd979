#pragma once
#include <opendata/catalog.hpp>
#include <opendata/result.hpp>
#include <string>
#include <vector>

namespace opendata::release {

/// One metadata file of a release.
struct MetadataFile {
  std::string path, media_type, content;
};
struct MetadataFiles {
  std::vector<MetadataFile> files;
  std::vector<catalog::LeftOut> left_out;  ///< vocabularies whose required keys the record lacks
};
/// The record in every vocabulary that it is complete for.
[[nodiscard]] MetadataFiles metadata_files(const catalog::Record& record);

/// A record must say what is true of it before anything of it is published.
/// Errors: refused; where().column is the key with the placeholder, where().file is `file`.
[[nodiscard]] Result<void> refuse_placeholders(const catalog::CodeLists& codes, const DatasetMetadata& metadata,
                                               const std::string& file);

}  // namespace opendata::release
