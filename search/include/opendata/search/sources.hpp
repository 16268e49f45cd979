#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include <opendata/search/index_builder.hpp>

/// What can be put into an index. Every reader streams its file; errors name file and row or line.
namespace opendata::search {

/// What a source gave, for the program's report.
struct SourceCounts {
  std::uint64_t documents = 0;
  std::uint64_t laws = 0;
  std::uint64_t skipped = 0;  ///< entries without text to index, such as deleted articles' bodies
};

/// FAQ from CSV or JSON (an array, or JSON Lines). `map_file` is JSON from our field (id, question, answer, agency, category, modified, url) to the
/// file's column; empty = columns are named as our fields. Further keys of the map become facets.
/// Errors: missing_column, bad_value (empty question), as the table readers.
[[nodiscard]] Result<SourceCounts> read_faq(const std::string& file, const std::string& map_file, DocumentSink& sink);

/// Laws in the layout of the Ministry of Justice's API ({"UpdateDate", "Laws": […]}); each article is a document, id "PCODE/NUMBER".
/// `aliases_file` is JSON from pcode to short names; may be empty.
[[nodiscard]] Result<SourceCounts> read_regulations(const std::string& file, const std::string& aliases_file, DocumentSink& sink);

/// JSON Lines of {"id","kind","title","body"}; optional url, agency, category, modified; further string keys become facets.
[[nodiscard]] Result<SourceCounts> read_documents(const std::string& file, DocumentSink& sink);

/// The current release of every dataset of a catalogue; one document a dataset (title, description, field names and descriptions, keywords).
[[nodiscard]] Result<SourceCounts> read_catalog_datasets(const std::filesystem::path& catalog, DocumentSink& sink);

}  // namespace opendata::search
