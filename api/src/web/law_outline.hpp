#pragma once
#include <cstddef>
#include <opendata/search/document.hpp>
#include <string>
#include <string_view>
#include <vector>

/// The chapters of a law as a tree.
namespace opendata::api::web {

/// A heading with what stands below it: further headings, or articles.
struct Chapter {
  std::string heading;  ///< empty for articles before the first heading
  std::size_t begin = 0, end = 0;  ///< of the law's articles, its own and those of the chapters below
  std::size_t own_end = 0;         ///< articles from begin up to here stand directly below the heading
  std::vector<Chapter> below = {};
};

/// Input: a law's articles in order; their `chapter` has its levels separated by " / ". Result: the headings of the first
/// level. Guarantees: every article stands in exactly one chapter.
[[nodiscard]] std::vector<Chapter> outline(const std::vector<search::Document>& articles);

}  // namespace opendata::api::web
