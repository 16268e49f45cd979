#pragma once
#include <vector>

#include "call.hpp"

/// What lists of questions show, for programs and pages alike.
namespace opendata::api {

/// The questions that q, agency, category, theme, administration, service, offset and limit ask for: best match first
/// with words, newest first without. Facets are counted.
[[nodiscard]] Outcome<search::SearchResult> find_faq(const Call& call);

/// A level of a classification and what lies below it.
struct CategoryNode {
  std::string label;        ///< its own level
  std::string path;         ///< with the levels above: "生活/動物", the value of the parameter that filters by it
  std::uint64_t count = 0;  ///< questions at this level or below
  std::vector<CategoryNode> children = {};
};
struct Classification {
  std::string_view name;  ///< the parameter that filters by it
  Message label;
  std::vector<CategoryNode> roots = {};
};
/// The classifications that questions have, as trees of their hundred most frequent paths. The plain category stands for
/// the theme where no question has one.
[[nodiscard]] Outcome<std::vector<Classification>> faq_classifications(const Call& call);

/// A text of the index that an answer rests on, or a question beside it.
struct FaqLink {
  std::string id, title;
  std::string address;  ///< below the site or the API; empty when the index does not have it
};
/// Articles that the entry cites: those its editors named, then those its text cites.
[[nodiscard]] std::vector<FaqLink> faq_citations(const search::Searcher& searcher, const search::Document& document, std::string_view base);
/// Questions beside it: those its editors named, then the nearest ones, at most five.
[[nodiscard]] std::vector<FaqLink> related_faq(const search::Searcher& searcher, const search::Document& document, std::string_view base);

}  // namespace opendata::api
