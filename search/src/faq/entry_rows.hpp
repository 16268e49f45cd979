#pragma once
#include <map>
#include <opendata/record.hpp>
#include <opendata/search/faq.hpp>
#include <string>
#include <string_view>
#include <vector>

/// An entry as a row of a table, both ways.
namespace opendata::search::faq {

/// What a row says about one field; "" empties it.
struct RowCell {
  std::string field;
  std::string text;
  Where where;
};
using RowCells = std::vector<RowCell>;

/// What it means that a cell holds nothing: in a table the field is empty; of an object without the key nothing is said.
enum class MissingCell { empty, unsaid };

/// Which column holds which field; "question:en" and "answer:en" are fields too, others are extra.
class EntryRows {
 public:
  /// Errors: missing_column (a column that the map names, or id, question or answer), as read of the map file.
  [[nodiscard]] static Result<EntryRows> create(const std::string& file, const std::string& map_file,
                                                const std::vector<std::string>& columns, MissingCell missing);
  /// What the row says, but for its state, in the order of the map and the columns.
  [[nodiscard]] RowCells cells(const RawRecord& record) const;
  [[nodiscard]] std::string id(const RawRecord& record) const { return text_of("id", record); }
  /// The cell of the column "state"; empty when there is none.
  [[nodiscard]] std::string state(const RawRecord& record) const { return text_of("state", record); }
  /// Where a field of the record stands.
  [[nodiscard]] Where place(const RawRecord& record, const std::string& field) const;

 private:
  struct Column {
    std::string field;
    std::string name;
    std::vector<std::size_t> indexes;  ///< several where columns mean the same field: the last that holds something counts
  };
  EntryRows(std::string file, MissingCell missing) : file_(std::move(file)), missing_(missing) {}
  void add_column(const std::string& field, const std::string& name, std::size_t index);
  [[nodiscard]] static Cell cell(const Column& column, const RawRecord& record);
  [[nodiscard]] std::string text_of(std::string_view field, const RawRecord& record) const;
  std::string file_;
  MissingCell missing_;
  std::vector<Column> columns_;
};

/// The fields of the table that holds these entries: fixed ones, then translations, then extra ones.
[[nodiscard]] std::vector<std::string> row_fields(const std::vector<std::string>& languages,
                                                  const std::vector<std::string>& extra);
/// The cell of one of these fields.
[[nodiscard]] std::string row_cell(const Entry& entry, State state, const std::string& field);

}  // namespace opendata::search::faq
