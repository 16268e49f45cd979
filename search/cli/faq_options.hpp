#pragma once
#include <opendata/search/faq_citations.hpp>
#include <opendata/search/faq_store.hpp>
#include <string>

#include "cli/support.hpp"

namespace opendata::cli {

/// What the subcommands of `opendata-index faq` have in common.
struct FaqOptions {
  std::string store;
  std::string who;
  std::string why;

  void declare_store(CLI::App& command);
  /// --who (default: the account that runs the program) and --why.
  void declare_edit(CLI::App& command);
  [[nodiscard]] search::faq::Edit edit(std::uint64_t based_on = 0) const { return {who, why, based_on}; }
};

/// Today in Taiwan, "2026-05-06".
[[nodiscard]] std::string today();

/// What texts cite, by the laws of an index. Errors: as Searcher::open().
[[nodiscard]] Result<search::faq::FindCitations> citations_of_index(const std::string& index);

// One line a subcommand of `faq`; each lives in its own faq_<verb>.cpp.
void add_faq_import(CLI::App& faq, std::function<int()>& run);
void add_faq_export(CLI::App& faq, std::function<int()>& run);
void add_faq_list(CLI::App& faq, std::function<int()>& run);
void add_faq_show(CLI::App& faq, std::function<int()>& run);
void add_faq_save(CLI::App& faq, std::function<int()>& run);
void add_faq_move(CLI::App& faq, std::function<int()>& run);
void add_faq_backup(CLI::App& faq, std::function<int()>& run);
void add_faq_restore(CLI::App& faq, std::function<int()>& run);
void add_faq_candidates(CLI::App& faq, std::function<int()>& run);
void add_faq_check(CLI::App& faq, std::function<int()>& run);
void add_faq_gaps(CLI::App& faq, std::function<int()>& run);
void add_faq_duplicates(CLI::App& faq, std::function<int()>& run);

}  // namespace opendata::cli
