#include "dictionary/word_trie.hpp"

#include <unicode/udata.h>

#include <memory>

namespace opendata::search {

WordTrie::WordTrie(const char16_t* units) : units_(units) { fill_cache(); }

WordTrie::WordTrie(icu::UnicodeString units) : owned_(std::move(units)), units_(owned_.getBuffer()) { fill_cache(); }

void WordTrie::fill_cache() {
  cache_.resize(cache_end - cache_begin);
  icu::UCharsTrie trie(units_);
  for (char32_t c = cache_begin; c < cache_end; ++c) {
    First& entry = cache_[c - cache_begin];
    entry.result = trie.firstForCodePoint(static_cast<UChar32>(c));
    trie.saveState(entry.state);
  }
}

namespace {

/// The first words of ICU's compiled dictionary: where the trie begins and which kind it is (source/common/dictionarydata.h).
constexpr std::size_t trie_offset_index = 0;
constexpr std::size_t trie_type_index = 4;
constexpr int32_t type_mask = 7;
constexpr int32_t type_of_units = 1;

UBool accept_any(void*, const char*, const char*, const UDataInfo*) { return 1; }

struct CloseData {
  void operator()(UDataMemory* data) const { udata_close(data); }
};
using Data = std::unique_ptr<UDataMemory, CloseData>;

Data open_general_dictionary() {
  UErrorCode status = U_ZERO_ERROR;
  Data data(udata_openChoice(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", accept_any, nullptr, &status));
  return U_FAILURE(status) != 0 ? nullptr : std::move(data);
}

/// `dictionary` must outlive the words.
std::unique_ptr<WordTrie> words_of(UDataMemory* dictionary) {
  if (dictionary == nullptr) return nullptr;
  const void* memory = udata_getMemory(dictionary);
  const auto* indexes = static_cast<const int32_t*>(memory);
  if ((indexes[trie_type_index] & type_mask) != type_of_units) return nullptr;
  const auto* bytes = static_cast<const char*>(memory) + indexes[trie_offset_index];
  return std::make_unique<WordTrie>(static_cast<const char16_t*>(static_cast<const void*>(bytes)));
}

}  // namespace

const WordTrie* general_words() {
  static const Data dictionary = open_general_dictionary();
  static const std::unique_ptr<WordTrie> words = words_of(dictionary.get());
  return words.get();
}

}  // namespace opendata::search
