#include <opendata/plain_table.hpp>

/// Alone in its file: programs that only print cells link no writer of tables.
namespace opendata {

bool needs_guard(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r'").find(text.front()) != std::string_view::npos;
}

std::string guarded_csv_cell(std::string_view text) {
  std::string cell = needs_guard(text) ? "\"'" : "\"";
  for (const char c : text) cell.append(c == '"' ? 2 : 1, c);
  return cell + '"';
}

std::string_view without_guard(std::string_view cell) {
  return cell.starts_with('\'') && needs_guard(cell.substr(1)) ? cell.substr(1) : cell;
}

}  // namespace opendata
