#include "query/language_tools.hpp"

#include <opendata/text.hpp>

#include "index/folding.hpp"

namespace opendata::search {

LanguageTools::LanguageTools(const Dictionaries& dictionaries)
    : synonyms_(dictionaries.synonyms), subjects_(dictionaries.subjects), readings_(dictionaries.readings) {
  for (const std::string& group : dictionaries.look_alikes) {
    const std::u32string characters = fold_with_map(text::to_utf32(group)).text;
    for (const char32_t c : characters)
      for (const char32_t other : characters)
        if (other != c) look_alikes_[c] += other;
  }
}

std::u32string_view LanguageTools::look_alikes(char32_t folded) const {
  const auto found = look_alikes_.find(folded);
  return found == look_alikes_.end() ? std::u32string_view() : std::u32string_view(found->second);
}

const Vocabulary& LanguageTools::vocabulary(const Xapian::Database& all) const {
  const std::lock_guard lock(mutex_);
  if (!vocabulary_) vocabulary_ = std::make_unique<const Vocabulary>(all, readings_);
  return *vocabulary_;
}

}  // namespace opendata::search
