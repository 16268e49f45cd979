#pragma once
#include <opendata/search/searcher.hpp>
#include <string>

#include "cli/support.hpp"

namespace opendata::cli {

/// What `search` and `run` have in common.
struct QueryOptions {
  /// Hits of a page, as Searcher::search() has them: with snippets and without.
  static constexpr std::size_t most_with_snippets = 100, most_without_snippets = 1'000;
  std::string index;
  std::string mode = "auto";
  std::string kind;
  std::string agency, category, theme, administration, service, from, until, as_of;
  std::string validity = "in-force";
  bool no_synonyms = false;
  std::size_t limit = 10;
  bool partial = false;

  /// Declares the options on a subcommand that shows at most `most_hits`.
  void declare(CLI::App& command, std::size_t most_hits);
  [[nodiscard]] search::SearcherOptions searcher() const;
  /// A query with these options and this text.
  [[nodiscard]] search::Query query(std::string text) const;
};

}  // namespace opendata::cli
