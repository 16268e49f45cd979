#pragma once
#include <opendata/error.hpp>
#include <opendata/search/document.hpp>
#include <string>
#include <string_view>

namespace opendata::api::web {

/// The texts of an entry that a page shows: its translation into the page's language where that has both a title and a
/// text, else the original in Chinese.
struct Wording {
  const std::string& title;
  const std::string& body;
  std::string_view language;  ///< of the two, as in the attribute "lang"
};
[[nodiscard]] Wording wording_of(const search::Document& document, Language language);
/// Whether wording_of() is the translation.
[[nodiscard]] bool is_translated(const search::Document& document, Language language);

}  // namespace opendata::api::web
