#pragma once
#include <opendata/search/sources.hpp>
#include <string>
#include <vector>

#include "cli/support.hpp"

namespace opendata::cli {

/// What `build` and `update` read documents from.
struct SourceOptions {
  std::string faq;
  std::string faq_map;
  std::string faq_store;
  std::vector<std::string> regulations;
  std::vector<std::string> law_updates;
  std::string aliases;
  std::vector<std::string> documents;
  std::string catalog;

  /// Declares the options on a subcommand.
  void declare(CLI::App& command);
  [[nodiscard]] bool any() const;
  /// Reads them one after the other into `sink` and stops at the first error, which names the source.
  [[nodiscard]] Result<search::SourceCounts> read(search::DocumentSink& sink) const;
};

}  // namespace opendata::cli
