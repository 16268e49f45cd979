#pragma once
#include <opendata/table.hpp>
#include <string>

namespace opendata::table {

/// Turns the text of a cell into a Cell by the options `trim` and `missing_values`, and counts.
class CellMaker {
 public:
  CellMaker(const InputOptions& options, ReadReport& report) : options_(options), report_(report) {}
  /// `unquoted`: an empty text is a missing value.
  enum class Written { unquoted, quoted };
  void make(const std::string& text, Written written, Cell& cell);
  /// As make(), for a text that nobody needs afterwards: the cell takes its memory and leaves its own.
  void take(std::string& text, Written written, Cell& cell);

 private:
  const InputOptions& options_;
  ReadReport& report_;
};

}  // namespace opendata::table
