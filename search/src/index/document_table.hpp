#pragma once
#include <cstdint>
#include <filesystem>
#include <opendata/result.hpp>
#include <opendata/search/document.hpp>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace opendata::search {

/// One field of all documents of a database: a code a document, and what the codes mean.
class CodedColumn {
 public:
  void add(const std::string& value);
  void append(const CodedColumn& other);
  [[nodiscard]] const std::vector<std::string>& values() const { return values_; }  ///< by code; 0 is empty
  /// One more than there are documents.
  [[nodiscard]] std::size_t size() const { return codes_.size(); }
  /// 0 for a document that the table does not know.
  [[nodiscard]] std::uint32_t code(std::uint32_t document) const {
    return document < codes_.size() ? codes_[document] : 0;
  }
  [[nodiscard]] const std::string& value(std::uint32_t document) const { return values_[code(document)]; }
  void write(std::string& out) const;
  [[nodiscard]] bool read(std::string_view& in);

 private:
  std::uint32_t code_of(const std::string& value);
  std::vector<std::string> values_{std::string()};
  std::vector<std::uint32_t> codes_{0};  ///< by document number, which begins at 1
  std::unordered_map<std::string, std::uint32_t> known_{{std::string(), 0}};
};

/// What is kept in memory of the documents of one database, by their numbers there: reading it costs an array access
/// where the database costs a decoded block, and it is here also when the database is on another machine.
/// Memory: 40 bytes a document, and the titles of those that are no articles.
struct DocumentTable {
  CodedColumn kind, agency, category, theme, administration, service, law;
  std::vector<std::uint32_t> order{0};     ///< N·1000 + M of an article
  std::vector<float> law_authority{0};     ///< ln(1 + citations of the article's law by other laws)
  std::vector<float> article_authority{0}; ///< ln(1 + citations of the article)
  using Notes = std::vector<std::pair<std::uint32_t, std::string>>;  ///< by document, ascending
  Notes titles;     ///< for suggestions
  Notes citations;  ///< of texts: the laws that they cite by id, and their articles as "M0060027/12", each once

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(order.size()) - 1; }
  /// The notes of one document.
  [[nodiscard]] static std::span<const Notes::value_type> of(const Notes& notes, std::uint32_t document);
  /// The next document of the database.
  void add(const Document& document);
  /// The documents of `other` come after these.
  void append(const DocumentTable& other);
  /// Errors: io_failure.
  [[nodiscard]] Result<void> write(const std::filesystem::path& file) const;
  /// What write() puts into a file. nullopt: it is no such file.
  [[nodiscard]] static std::optional<DocumentTable> parse(std::string_view content);
  /// Errors: corrupt.
  [[nodiscard]] static Result<DocumentTable> read(const std::filesystem::path& file);
};

}  // namespace opendata::search
