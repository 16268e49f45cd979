#pragma once
#include <cstdint>
#include <opendata/search/faq_check.hpp>
#include <opendata/search/faq_store.hpp>
#include <opendata/search/searcher.hpp>
#include <string>
#include <vector>

/// Which answers a change of law touches, and the whole report of what may no longer hold.
namespace opendata::search::faq {

/// What became of an article.
enum class ArticleChange { amended, added, removed };
/// "amended", "added", "removed".
[[nodiscard]] std::string_view name(ArticleChange change);

struct ChangedArticle {
  std::string id;     ///< "M0060027/12"
  std::string title;  ///< 動物保護法 第 12 條
  ArticleChange change = ArticleChange::amended;
  std::string diff = {};  ///< diff_lines() of the text in the index and the new one
};

/// An answer that cites a changed law.
struct TouchedEntry {
  std::string id;
  std::string question;
  std::string agency;
  std::vector<std::string> articles = {};  ///< changed articles that it cites; empty: it cites the law, or others of it
};

/// A law that updates change, and whom that concerns.
struct LawImpact {
  std::string law_id;
  std::string law_name;
  std::string day;         ///< of the change; empty when the law was deleted
  bool repealed = false;   ///< abolished or deleted; all its articles count as removed
  bool indexed = false;    ///< the index has this text already: which articles changed is not known any more
  std::vector<ChangedArticle> articles = {};  ///< in their order; only texts that differ
  std::vector<TouchedEntry> entries = {};     ///< those that cite changed articles first, then by id
};

/// What weekly updates of laws mean for the FAQ.
struct LawImpacts {
  std::uint64_t laws = 0;     ///< in the updates, each once
  std::vector<LawImpact> impacts = {};  ///< only laws that published answers cite, by law id
};

/// Compares weekly updates with the laws of the index, which should not have been brought up to them yet, and finds the
/// published answers that cite what changes. Of a law in several files the last one counts. A law whose text is already
/// that of the update has no changed articles; it touches answers that were reviewed before the day of the change. Errors: as read_law_updates(),
/// Store::visit() and Searcher::get().
[[nodiscard]] Result<LawImpacts> find_law_impacts(const Store& store, const Searcher& searcher,
                                                  const std::vector<std::string>& update_files);

/// All that makes answers doubtful, for an editor.
struct DecayReport {
  std::string today;
  std::vector<Finding> findings = {};
  LawImpacts laws = {};
};

/// Writes the report by the ending of the file: .json (everything), .csv and .ods (write_plain_table(): a row a finding and
/// a touched answer: entry, question, agency, reason, detail, law, diff), .html (a page that needs nothing else, Traditional
/// Chinese; every text escaped).
/// Errors: not_supported (another ending), io_failure; the file then is as it was before.
[[nodiscard]] Result<void> write_report(const DecayReport& report, const std::string& file);

}  // namespace opendata::search::faq
