#include "web/wording.hpp"

#include <algorithm>

namespace opendata::api::web {
namespace {

constexpr std::string_view original = "zh-Hant-TW";

const search::DocumentTranslation* translation_of(const search::Document& document, Language language) {
  if (language != Language::en) return nullptr;
  const auto found = std::find_if(document.translations.begin(), document.translations.end(), [](const auto& one) {
    return (one.language == "en" || one.language.starts_with("en-")) && !one.title.empty() && !one.body.empty();
  });
  return found == document.translations.end() ? nullptr : &*found;
}

}  // namespace

Wording wording_of(const search::Document& document, Language language) {
  const auto* translation = translation_of(document, language);
  if (translation == nullptr) return {document.title, document.body, original};
  return {translation->title, translation->body, translation->language};
}

std::string_view language_of(const LocalizedText& text, Language language) {
  return language == Language::en && !text.en.empty() ? "en" : original;
}

void write_language(Html& html, std::string_view language) {
  if (language.starts_with("en") != html.english()) html.raw(" lang=\"").text(language).raw("\"");
}

bool is_translated(const search::Document& document, Language language) {
  return translation_of(document, language) != nullptr;
}

}  // namespace opendata::api::web
