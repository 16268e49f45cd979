#include <opendata/hierarchy.hpp>
#include <utility>

#include "table/csv_rows.hpp"

namespace opendata::privacy {
namespace {

constexpr std::size_t max_file_rows = std::size_t{1} << 21U;  ///< with blank lines; leaves are counted by Hierarchy

/// No text for a blank line. A line of "" is the empty value of a hierarchy of one level.
std::vector<std::string> texts_of(std::vector<table::CsvCell>& row) {
  std::vector<std::string> texts;
  if (row.size() == 1 && row.front().text.empty() && !row.front().quoted) return texts;
  texts.reserve(row.size());
  for (table::CsvCell& cell : row) texts.push_back(std::move(cell.text));
  return texts;
}

Result<std::vector<std::vector<std::string>>> read_rows(table::CsvRows& rows, const std::string& path) {
  std::vector<std::vector<std::string>> all;
  for (auto outcome = rows.next(); outcome != table::CsvRows::Outcome::end; outcome = rows.next()) {
    const Where where{path, static_cast<std::size_t>(rows.number()), {}};
    if (outcome == table::CsvRows::Outcome::error) return failure(Error(*rows.error()).moved_to(where));
    if (all.size() == max_file_rows)
      return failure(Errc::limit_exceeded, {"a hierarchy may have 1,048,576 values", "階層最多 1,048,576 個值"}, where);
    all.push_back(texts_of(rows.row()));
  }
  return all;
}

}  // namespace

Result<Hierarchy> read_hierarchy(const std::string& path, std::string attribute, char delimiter) {
  auto bytes = table::open_file_source(path);
  if (!bytes) return failure(std::move(bytes.error()));
  auto source = table::TextSource::open(std::move(*bytes), std::nullopt);
  if (!source) return failure(std::move(source.error()).at({path, 0, {}}));
  InputOptions options;
  options.delimiter = delimiter;
  table::CsvRows rows(std::move(*source), options);
  const auto texts = read_rows(rows, path);
  if (!texts) return failure(texts.error());
  auto made = Hierarchy::create(std::move(attribute), *texts);
  if (!made) return failure(std::move(made.error()).at({path, 0, {}}));
  return made;
}

}  // namespace opendata::privacy
