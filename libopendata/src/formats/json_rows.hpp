#pragma once
#include <opendata/record.hpp>
#include <opendata/schema.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "formats/text_sink.hpp"

namespace opendata::format {

class Characters;

/// Whether JavaScript and other readers that keep numbers as doubles give back exactly this canonical integer or
/// decimal.
[[nodiscard]] bool is_exact_in_double(FieldType type, std::string_view canonical);

/// Writes records as JSON objects, and reads them back: the same text in JSON, JSON Lines and GeoJSON.
class JsonRows {
 public:
  explicit JsonRows(const Schema& schema);
  void append_object(TextSink& out, const SafeRecord& record) const;

  enum class Outcome { read, misnamed, departs };
  /// Reads an object that append_object() could have written, and nothing else.
  [[nodiscard]] Outcome read_object(Characters& in, std::vector<Cell>& cells) const;

 private:
  struct Column {
    std::string opening;  ///< `{"name":` or `,"name":`
    FieldType type;
  };
  std::vector<Column> columns_;
};

}  // namespace opendata::format
