#pragma once
#include <filesystem>
#include <opendata/text.hpp>
#include <optional>
#include <string>

#include "quality/description.hpp"
#include "quality/table_check.hpp"

namespace opendata::quality {

/// A file that is there and of the declared format.
struct Content {
  std::filesystem::path path;
  const DescribedFile* described = nullptr;  ///< nullptr = nobody describes it
  TableRules rules;
  std::optional<text::Encoding> encoding = {};  ///< of text
  std::string declared = {};                    ///< the format by its description, or its name's end
};

/// Reads the file to its end and adds what is wrong with it to `out`: whether it is whole, and where it is a table of
/// records (CSV, JSON, JSON Lines, a spreadsheet's sheet) its header and rows. What this program has no reader for (SQLite,
/// Parquet, gzip, XLS) leaves `structure` not checked. Notes rows and columns in `file`.
void check_content(const Content& content, FileReport& file, DatasetReport& out);

}  // namespace opendata::quality
