#include "deid/recognizers/names/affirmed_names.hpp"

#include <algorithm>

#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid::affirmed_names {
namespace {

// Where what says so begins, of which 名 stands at `i`; `i` + 1 when it is no such thing: 本名為…, 名字寫錯.
std::size_t affirmation_start(const Scan& scan, std::size_t i) {
  static const Words telling(U"是我的 是她的 是他的 是本人的 就是這個 真的叫這個 真的叫這 就叫這個 確實叫這個");
  const char32_t before = scan.at(i - 1), behind = scan.at(i + 1);
  if (behind == U'字') {
    for (std::size_t size = 6; size >= 3; --size)
      if (size <= i && telling.contains_word(scan.text().substr(i - size, size))) return i - size;
    return i + 1;
  }
  const bool ends = !scan.is(i + 1, han | label_mark) || contains(U"非勿沒無喔啦", behind);
  if (ends && contains(U"本真", before)) return i - 1;
  return ends && before == U'人' && scan.at(i - 2) == U'是' ? i - 2 : i + 1;
}

bool is_pause(const Scan& scan, std::size_t i) { return scan.is(i, blank) || contains(U",、(「」\"", scan.at(i)); }

// Back over what leads to it: 確為, a pause, "（對，".
std::size_t name_end(const Scan& scan, std::size_t start) {
  std::size_t end = start;
  while (end > 0 && start - end < 3 && contains(U"是為確", scan.at(end - 1))) --end;
  while (end > 0 && start - end < 6 && is_pause(scan, end - 1)) --end;
  return scan.at(end - 1) == U'對' && scan.at(end - 2) == U'(' ? end - 2 : end;
}

bool may_be_name(const Scan& scan, std::size_t first, std::size_t last) {
  const auto name = scan.text().substr(first, last - first);
  if (scan.run_end(first, han, name.size()) != last || contains(U"其她他我你您的者人不員用留具填寫到或及與該都文開說求要須以報非", name.back())) return false;
  const std::size_t doubled = double_surname(name);
  return name.size() == 4 ? doubled == 2 : may_begin_surname(name[0]);
}

// Nothing but a pause or a label tells where a word begins that is a name.
bool begins_name(const Scan& scan, std::size_t first) { return !scan.is(first - 1, han) || name_words::follows_person_word(scan, first); }

// The longest name that ends there.
Name name_before(const Scan& scan, std::size_t last) {
  for (const std::size_t size : {std::size_t{4}, std::size_t{3}, std::size_t{2}})
    if (last >= size && begins_name(scan, last - size) && may_be_name(scan, last - size, last)) return {last - size, last, score::likely};
  return {};
}

}  // namespace

void add(const Scan& scan, std::pmr::vector<Name>& names) {
  const std::size_t before = names.size();
  for (const std::size_t i : scan.words()) {
    if (scan.at(i) != U'名' || i < 2) continue;
    const std::size_t start = affirmation_start(scan, i);
    const Name name = start < i ? name_before(scan, name_end(scan, start)) : Name{};
    if (name.score > 0) names.push_back(name);
  }
  const auto comes_before = [](const Name& a, const Name& b) { return a.first < b.first; };
  std::inplace_merge(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(before), names.end(), comes_before);
}

}  // namespace opendata::deid::affirmed_names
