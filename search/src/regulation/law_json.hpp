#pragma once
#include <opendata/json.hpp>
#include <opendata/search/document.hpp>
#include <opendata/search/law.hpp>
#include <string>
#include <vector>

#include "raw_law.hpp"

namespace opendata::search {

/// A law, read and made ready for the index.
struct Law {
  LawInfo info;  ///< without aliases
  std::uint64_t deleted_articles = 0;  ///< 「（刪除）」: they are documents without a body
  std::vector<Document> articles;
};

/// Understands a law: its numbers, headings, days and history. `position` names it in errors ("Laws[17]"). Errors, with
/// line and key: bad_value (no name, no pcode, not an article number).
[[nodiscard]] Result<Law> to_law(RawLaw raw, const std::string& position);

/// Reads one element of "Laws" in any of the layouts of read_raw_law(); `position` names it in errors ("Laws[17]").
/// Errors, each with line and key ("Laws[17].LawArticles[3].ArticleNo"): bad_value (no name, no pcode, not an article
/// number), bad_structure.
[[nodiscard]] Result<Law> read_law(const json::Value& object, const std::string& position);

/// 行政＞農業部＞動物保護目 → 農業部; 司法＞院本部 → 司法院; empty when the path names no ministry.
[[nodiscard]] std::string issuing_agency(const std::vector<std::string>& category_levels);

}  // namespace opendata::search
