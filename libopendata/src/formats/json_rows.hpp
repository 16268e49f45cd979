#pragma once
#include <opendata/record.hpp>
#include <opendata/schema.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "formats/output_file.hpp"

namespace opendata::format {

/// Whether JavaScript and other readers that keep numbers as doubles give back exactly this canonical integer or
/// decimal.
[[nodiscard]] bool is_exact_in_double(FieldType type, std::string_view canonical);

/// Writes records as JSON objects: the same text in JSON and JSON Lines.
class JsonRows {
 public:
  explicit JsonRows(const Schema& schema);
  void append_object(OutputFile& out, const SafeRecord& record) const;

 private:
  struct Column {
    std::string opening;  ///< `{"name":` or `,"name":`
    FieldType type;
  };
  std::vector<Column> columns_;
};

}  // namespace opendata::format
