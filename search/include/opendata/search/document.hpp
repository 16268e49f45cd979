#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace opendata::search {

/// A document's text in another language.
struct DocumentTranslation {
  std::string language;  ///< BCP 47: "en", "vi"
  std::string title;
  std::string body;
  bool operator==(const DocumentTranslation&) const = default;
};

/// One thing that can be found: an FAQ entry, an article of a law, a published dataset, or any page an agency adds.
struct Document {
  std::string id;     ///< unique in the index: "M0060027/12-1" for an article, the FAQ's or document's own id otherwise
  std::string kind;   ///< "faq", "article", "dataset", or the kind a generic document states
  std::string title;  ///< question; law name and article number; dataset title
  std::string body;
  std::string url;
  std::string agency;
  std::string category;                       ///< levels separated by '/', coarse first
  std::string modified;                       ///< "2024-05-06"; empty when unknown
  /// Further facets by name. "theme" (主題分類), "administration" (施政分類) and "service" (服務分類) are categories
  /// of their own with levels separated by '/': queries can ask for each. Of an FAQ entry "cited_articles" are the ids of
  /// articles and laws that the answer rests on, separated by ';', and "reviewed" is the day on which somebody last said
  /// that it holds.
  std::map<std::string, std::string> facets;
  std::vector<std::string> variants = {};  ///< other wordings of the title; found as it is
  std::vector<DocumentTranslation> translations = {};  ///< found by their words as the document by its own

  // Articles only.
  std::string law_id;  ///< pcode
  std::string law_name;
  std::string article_number;       ///< canonical: "12", "12-1"
  std::string chapter;              ///< heading path, levels separated by " / "
  std::uint32_t article_order = 0;  ///< N·1000 + M
  bool in_force = true;
  // Days of its law, written 2024-05-06; empty = unknown or open.
  std::string valid_from = {};   ///< first enacted
  std::string valid_until = {};  ///< abolished
  std::string effective = {};    ///< the last change of the law, or a part of it, takes effect; 9999-12-31 = to be set
};

}  // namespace opendata::search
