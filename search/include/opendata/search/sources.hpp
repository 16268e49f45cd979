#pragma once
#include <cstdint>
#include <filesystem>
#include <opendata/search/index_builder.hpp>
#include <opendata/search/index_updater.hpp>
#include <string>
#include <vector>

/// What can be put into an index. Every reader streams its file; errors name file and row or line.
namespace opendata::search {

/// What a source gave, for the program's report.
struct SourceCounts {
  std::uint64_t documents = 0;
  std::uint64_t laws = 0;
  std::uint64_t skipped = 0;  ///< entries without text to index, such as deleted articles' bodies
};

/// Questions and answers from CSV, a JSON array or JSON Lines: by the ending .csv, .json, .jsonl or .ndjson, otherwise
/// by the first character. Input: `map_file` is JSON from our field (id, question, answer, agency, category, modified,
/// url) to the file's column; id, question and answer are demanded, further keys become facets. Empty = the columns are
/// named as our fields; those that the file lacks stay empty. The encoding is detected, blanks around cells and empty
/// rows are dropped, dates may have any form of text::parse_date. Result: one document of kind "faq" an entry. Errors:
/// missing_column (the map or the file lacks one that is needed); bad_value with row and column (no id, question or
/// answer; not a date); bad_structure (the map is no object of texts); as the table readers and the sink.
[[nodiscard]] Result<SourceCounts> read_faq(const std::string& file, const std::string& map_file, DocumentSink& sink);

/// Laws in any layout in which the Ministry of Justice gives them, told by their beginning: the API's JSON
/// ({"UpdateDate", "Laws": […]}), one law alone, the older JSON and XML (法規名稱, 法規內容), the re-arranged JSON, weekly
/// updates; with or without BOM. Each article is a document. Input: `aliases_file` is JSON from pcode to a list of short names; may be empty. One law may take 64
/// MiB of JSON. Result: id "PCODE/NUMBER", title "動物保護法 第 12 條" (texts numbered 一、二、: 第 3 點), chapter from
/// the headings above it, agency from the category path (行政＞農業部＞…), facet "level" 法律 or 命令. An article that
/// says only 「（刪除）」 is a document without a body and counted in `skipped`. A day that the calendar does not have
/// (19460000 in old laws) leaves `modified` empty. Errors, each with file, line and position such as
/// Laws[17].LawArticles[3].ArticleNo: bad_value (no name, no pcode in the URL, not an article number), bad_structure,
/// limit_exceeded; as the sink.
[[nodiscard]] Result<SourceCounts> read_regulations(const std::string& file, const std::string& aliases_file,
                                                    DocumentSink& sink);

/// The same of several files with weekly updates applied: lines of a law each with "_op" A, M or D. A law that an update
/// deletes is left out; one that it changes is taken from the update unless the file has a newer day (LawModifiedDate),
/// as weeks may be missing or older than the file; what only the updates have comes last. Memory: the updates' laws.
[[nodiscard]] Result<SourceCounts> read_regulations(const std::vector<std::string>& files,
                                                    const std::vector<std::string>& updates,
                                                    const std::string& aliases_file, DocumentSink& sink);

/// Takes the changes of weekly updates to a live index.
class LawUpdateSink {
 public:
  virtual ~LawUpdateSink() = default;
  /// The law as it is now, whole; whatever was there of it goes.
  [[nodiscard]] virtual Result<void> replace(const LawInfo& law, const std::vector<Document>& articles) = 0;
  /// The law and its articles go; an unknown one is no error.
  [[nodiscard]] virtual Result<void> remove(const std::string& law_id) = 0;
  /// The day of the last change that is there, as 2024-05-06; empty when the law is not there.
  [[nodiscard]] virtual Result<std::string> modified(const std::string& law_id) = 0;
};

/// Applies one weekly update file. Result: laws and documents that were replaced; `skipped` laws are older than what is
/// there. Errors: as read_regulations(); as the sink.
[[nodiscard]] Result<SourceCounts> read_law_updates(const std::string& file, const std::string& aliases_file,
                                                    LawUpdateSink& sink);

/// The same for a live index; commit() afterwards. Errors: as IndexUpdater too.
[[nodiscard]] Result<SourceCounts> read_law_updates(const std::string& file, const std::string& aliases_file,
                                                    IndexUpdater& index);

/// What is published in an FAQ store (faq_store.hpp) and valid on `day` ("2026-05-06"); entries that are not valid then
/// are counted in `skipped`. Marks in the sink how far the store was read, so that a FaqFollower goes on from there.
/// Errors: not_found; as faq::Store::open_existing() and the sink.
[[nodiscard]] Result<SourceCounts> read_faq_store(const std::filesystem::path& store, const std::string& day,
                                                  DocumentSink& sink);

/// Pages of any kind from JSON Lines of {"id","kind","title","body"}, one an object a line of at most 16 MiB.
/// Input: optional url, agency, category, modified; further texts and numbers become facets, anything else (null,
/// lists, objects) is passed over. Blank lines are passed over; an entry with neither title nor body is counted in
/// `skipped`. Errors, each with line: bad_structure, bad_encoding, bad_value (no id, no kind, a field that is no text,
/// not a date), limit_exceeded; as the sink.
[[nodiscard]] Result<SourceCounts> read_documents(const std::string& file, DocumentSink& sink);

/// The current release of every dataset of a catalogue; one document of kind "dataset" each: its description, keywords
/// and fields are the body. Errors: corrupt, io_failure, not_found; as the sink.
[[nodiscard]] Result<SourceCounts> read_catalog_datasets(const std::filesystem::path& catalog, DocumentSink& sink);

}  // namespace opendata::search
