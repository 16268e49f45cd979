#pragma once
#include <deque>
#include <memory>
#include <opendata/table.hpp>
#include <unordered_map>

#include "table/cells.hpp"
#include "table/json_elements.hpp"

namespace opendata::table {

/// Reads a JSON array of flat objects, or JSON Lines.
class JsonReader final : public RecordReader {
 public:
  /// Reads the first 1,000 records to know the columns. `file` is for messages.
  [[nodiscard]] static Result<std::unique_ptr<JsonReader>> open(TextSource source, const std::string& file,
                                                                const InputOptions& options);
  [[nodiscard]] const std::vector<std::string>& columns() const override { return columns_; }
  [[nodiscard]] Result<bool> read(RawRecord& record) override;
  [[nodiscard]] const ReadReport& report() const override { return report_; }

 private:
  JsonReader(std::unique_ptr<JsonElements> elements, std::string file, const InputOptions& options);
  [[nodiscard]] Result<void> learn_columns();
  [[nodiscard]] Result<void> add_columns(const json::Value& object);
  [[nodiscard]] Result<bool> next_object(json::Value& object);
  [[nodiscard]] Result<void> fill(const json::Value& object, RawRecord& record);
  [[nodiscard]] Result<void> fill_cell(const json::Value& value, const std::string& key, Cell& cell);
  [[nodiscard]] tl::unexpected<Error> fail(Errc code, Message message, const std::string& column) const;

  InputOptions options_;
  std::string file_;
  std::unique_ptr<JsonElements> elements_;
  std::vector<std::string> columns_;
  std::unordered_map<std::string, std::size_t> index_;
  /// Objects that were read ahead, with their numbers.
  std::deque<std::pair<std::uint64_t, json::Value>> ahead_;
  std::optional<Error> ahead_error_;  ///< met while reading ahead, due after the objects before it
  std::uint64_t number_ = 0;
  std::string element_;
  ReadReport report_;
};

}  // namespace opendata::table
