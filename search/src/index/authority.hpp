#pragma once
#include <xapian.h>

#include <filesystem>
#include <memory>
#include <opendata/result.hpp>
#include <opendata/search/citation.hpp>
#include <vector>

#include "index/law_file.hpp"

namespace opendata::search {

/// How much the law itself points to an article: read off the citations between the articles of an index, with nobody's
/// clicks. Both are ln(1 + number of citations by articles in force); place = the article's number in the database.
struct Authority {
  std::vector<float> of_law;      ///< citations of the article's law by other laws
  std::vector<float> of_article;  ///< citations of the article itself

  /// Errors: corrupt when the file is not of as many articles.
  [[nodiscard]] static Result<Authority> read(const std::filesystem::path& file, std::size_t articles);
  /// Errors: io_failure.
  [[nodiscard]] Result<void> write(const std::filesystem::path& file) const;
};

/// Reads every article once, on two threads. Throws what Xapian throws.
[[nodiscard]] Authority count_citations(const std::filesystem::path& articles, const std::vector<LawEntry>& laws,
                                        const LawNames& names);

/// Adds to every article of a database its authority at these weights; nothing to documents of other databases.
/// `authority` must outlive the query.
[[nodiscard]] Xapian::Query authority_query(const Authority& authority, double law_weight, double article_weight);

}  // namespace opendata::search
