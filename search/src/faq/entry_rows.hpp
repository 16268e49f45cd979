#pragma once
#include <map>
#include <opendata/record.hpp>
#include <opendata/search/faq.hpp>
#include <string>
#include <string_view>
#include <vector>

/// An entry as a row of a table, both ways.
namespace opendata::search::faq {

/// Which column holds which field; "question:en" and "answer:en" are fields too, others are extra.
class EntryRows {
 public:
  /// Errors: missing_column (a column that the map names, or id, question or answer), as read of the map file.
  [[nodiscard]] static Result<EntryRows> create(const std::string& file, const std::string& map_file,
                                                const std::vector<std::string>& columns);
  /// Errors: bad_value with file, row and column.
  [[nodiscard]] Result<Entry> entry(const RawRecord& record) const;
  /// The cell of the column "state"; empty when there is none.
  [[nodiscard]] std::string state(const RawRecord& record) const;
  /// Where a field of the record stands.
  [[nodiscard]] Where place(const RawRecord& record, const std::string& field) const;

 private:
  struct Column {
    std::string field;
    std::string name;
    std::size_t index = 0;
  };
  explicit EntryRows(std::string file) : file_(std::move(file)) {}
  std::string file_;
  std::vector<Column> columns_;
};

/// The fields of the table that holds these entries: fixed ones, then translations, then extra ones.
[[nodiscard]] std::vector<std::string> row_fields(const std::vector<std::string>& languages,
                                                  const std::vector<std::string>& extra);
/// The cell of one of these fields.
[[nodiscard]] std::string row_cell(const Entry& entry, State state, const std::string& field);

}  // namespace opendata::search::faq
