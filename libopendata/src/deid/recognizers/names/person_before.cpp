#include "deid/recognizers/names/person_before.hpp"

#include "deid/recognizers/names/name_words.hpp"
#include "deid/recognizers/names/surnames.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t shortest = 2;
constexpr std::size_t longest = 4;

bool has_surname(const Scan& scan, std::size_t first) {
  const SurnameRank rank = surname_rank(scan.at(first));
  return rank == SurnameRank::common || rank == SurnameRank::rare || double_surname(scan.text().substr(first)) > 0;
}

bool begins_with_surname(const Scan& scan, std::size_t first) {
  return has_surname(scan, first) && !name_words::is_ordinary(scan.text(), first);
}

std::size_t word_start(const Scan& scan, std::size_t last) {
  std::size_t first = last;
  while (first > 0 && last - first <= longest && scan.is(first - 1, han)) --first;
  return first;
}

// "申請人施工廷", "我爸洪水旺": behind a role, a name may begin like a word.
bool is_named_by_role(const Scan& scan, std::size_t first, std::size_t size) {
  return size == 3 && has_surname(scan, first) && name_words::follows_person_word(scan, first);
}

bool has_given_names(const Scan& scan, std::size_t first) {
  return given_name_weight(scan.at(first + 1)) > 0 && given_name_weight(scan.at(first + 2)) > 0;
}

}  // namespace

std::size_t name_size_before(const Scan& scan, std::size_t last) {
  const std::size_t word = word_start(scan, last);
  if (last < word + shortest || contains(U"區鄉鎮市縣里庫獎館站廠局所路港", scan.at(last - 1))) return 0;  // 白河水庫, 林園區
  if (last <= word + longest && begins_with_surname(scan, word)) return last - word;
  for (std::size_t size = shortest; size <= longest && size < last - word; ++size) {
    const std::size_t first = last - size;
    if (is_named_by_role(scan, first, size)) return size;
    const bool stands_out = (size == 3 && has_given_names(scan, first)) || name_words::follows_person_word(scan, first);
    if (stands_out && begins_with_surname(scan, first)) return size;
  }
  return 0;
}

bool follows_person(const Scan& scan, std::size_t first) {
  static const Words titles(U"先生 小姐 女士 太太 老師 醫師 媽媽 爸爸 伯伯 阿姨 師傅 律師 代書 奶奶 爺爺 阿伯 阿嬤 阿公 教練 牧師");
  constexpr std::size_t size = 2;
  const std::size_t blank_end = skip_blanks_back(scan, first);
  const std::size_t last = contains(U",、", scan.at(blank_end - 1)) ? blank_end - 1 : blank_end;
  const bool titled = last > size && scan.is(last - size - 1, surname) && titles.match(scan.text(), last - size) == size;
  return last < first && (titled || name_size_before(scan, last) > 0);
}

std::size_t skip_blanks_back(const Scan& scan, std::size_t last) {
  while (last > 0 && scan.is(last - 1, blank)) --last;
  return last;
}

}  // namespace opendata::deid
