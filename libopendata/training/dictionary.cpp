#include "training/dictionary.hpp"

#include <unicode/ucharstrie.h>
#include <unicode/ucnv.h>
#include <unicode/udata.h>

#include <memory>
#include <opendata/text.hpp>
#include <stdexcept>

namespace opendata::training {
namespace {

void check(UErrorCode status) {
  if (U_FAILURE(status) != 0) throw std::runtime_error(u_errorName(status));
}

/// ICU's dictionary stands behind a header of whole numbers, of which the first says where.
icu::ConstChar16Ptr trie_of(UDataMemory* data) {
  const auto* bytes = static_cast<const char*>(udata_getMemory(data));
  const auto offset = *reinterpret_cast<const std::int32_t*>(bytes);
  return icu::ConstChar16Ptr(reinterpret_cast<const char16_t*>(bytes + offset));
}

/// Whether Taiwan writes it so: all of it is in Big5.
bool is_traditional(UConverter* big5, const icu::UnicodeString& word) {
  UErrorCode status = U_ZERO_ERROR;
  char bytes[32];
  ucnv_fromUChars(big5, bytes, sizeof bytes, word.getBuffer(), word.length(), &status);
  return U_SUCCESS(status) != 0;
}

}  // namespace

std::vector<Word> icu_words() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UDataMemory, decltype(&udata_close)> data(udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &status), udata_close);
  check(status);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> big5(ucnv_open("Big5", &status), ucnv_close);
  check(status);
  ucnv_setFromUCallBack(big5.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  icu::UCharsTrie::Iterator entries(trie_of(data.get()), 0, status);
  std::vector<Word> words;
  while (entries.next(status) != 0) {
    const icu::UnicodeString& entry = entries.getString();
    if (entry.length() < 2 || entry.length() > 3 || !is_traditional(big5.get(), entry)) continue;
    std::string utf8;
    entry.toUTF8String(utf8);
    std::u32string word = text::to_utf32(utf8);
    if (word[0] >= 0x4E00) words.push_back({std::move(word), entries.getValue()});
  }
  check(status);
  return words;
}

std::vector<std::u32string> usual_words(const std::vector<Word>& words) {
  std::vector<std::u32string> usual;
  for (const Word& word : words) {
    if (word.cost <= usual_cost) usual.push_back(word.text);
  }
  return usual;
}

}  // namespace opendata::training
