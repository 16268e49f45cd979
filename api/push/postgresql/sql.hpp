#pragma once
#include <opendata/record.hpp>
#include <opendata/release.hpp>
#include <opendata/row_indexes.hpp>
#include <string>
#include <vector>

/// The statements that make tables and views of a release. Names come from the schema, are checked there and quoted
/// here.
namespace opendata::push {

/// The list of releases, made when it is missing.
[[nodiscard]] std::string create_registry(const std::string& schema);
[[nodiscard]] std::string registry_of(const std::string& schema);

/// A table as the row store reads it: integers as bigint, all else as text with the collation "C", so that it compares
/// as rows.sqlite does.
[[nodiscard]] std::string create_table(const std::string& table, const Schema& schema);
[[nodiscard]] std::string copy_into(const std::string& table, const Schema& schema);
/// One row: how many different values (at most `most_facet_values` + 1) and how long the longest text is, field by
/// field.
[[nodiscard]] std::string select_statistics(const std::string& table, const Schema& schema);
[[nodiscard]] std::string create_index(const std::string& table, const Schema& schema,
                                       const std::vector<std::size_t>& places);

/// What people query: the view named after the dataset, with columns of their declared types.
[[nodiscard]] std::string create_view(const std::string& view, const std::string& table, const Schema& schema);
/// Titles and descriptions as comments on a table or view; `kind` is TABLE or VIEW.
[[nodiscard]] std::string comments(const std::string& kind, const std::string& name, const Release& release);
[[nodiscard]] std::string grants(const std::string& schema, const std::string& name,
                                 const std::vector<std::string>& readers);

/// One row in COPY's text format.
void append_copy_row(std::string& out, std::uint64_t id, const std::vector<Cell>& cells);

}  // namespace opendata::push
