#pragma once
#include <opendata/error.hpp>
#include <opendata/schema.hpp>
#include <opendata/search/document.hpp>
#include <string>
#include <string_view>

#include "web/html.hpp"

namespace opendata::api::web {

/// The texts of an entry that a page shows: its translation into the page's language where that has both a title and a
/// text, else the original in Chinese.
struct Wording {
  const std::string& title;
  const std::string& body;
  std::string_view language;  ///< of the two, as in the attribute "lang"
};
[[nodiscard]] Wording wording_of(const search::Document& document, Language language);
/// The language in which `text.in(language)` is, as in the attribute "lang": English only where the agency gave it.
[[nodiscard]] std::string_view language_of(const LocalizedText& text, Language language);
/// ` lang="…"` of a text, where its language is not the page's: a screen reader then speaks it as it is.
void write_language(Html& html, std::string_view language);
/// Whether wording_of() is the translation.
[[nodiscard]] bool is_translated(const search::Document& document, Language language);

}  // namespace opendata::api::web
