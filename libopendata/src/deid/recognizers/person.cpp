#include <algorithm>
#include <unordered_set>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/name_words.hpp"
#include "deid/recognizers/support/road_words.hpp"
#include "deid/recognizers/support/surnames.hpp"

namespace opendata::deid {
namespace {

struct Name {
  std::size_t first = 0;
  std::size_t last = 0;
  double score = 0;  // 0 = no name
};

constexpr std::u32string_view mask_characters = U"○〇◯OoXxＸ*＊●ΟО□某";

// Finds names in one text. A family name is only the beginning of a candidate; something beside it must speak for a person.
class NameFinder {
 public:
  explicit NameFinder(const Scan& scan) : scan_(scan) {}

  std::vector<Name> find() {
    for (std::size_t i = 0; i < scan_.size(); ++i) {
      if (!scan_.is(i, surname)) continue;
      const Name name = best_at(i);
      if (name.score == 0) continue;
      names_.push_back(name);
      if (name.score >= score::shape) i = name.last - 1;
    }
    add_listed();
    add_repeated();
    return std::move(names_);
  }

 private:
  using View = std::u32string_view;

  [[nodiscard]] bool is_boundary(std::size_t i) const { return !scan_.is(i, han) && !scan_.is(i, middle_dot); }
  [[nodiscard]] View text(std::size_t first, std::size_t last) const { return scan_.text().substr(first, last - first); }
  [[nodiscard]] bool is_mask(std::size_t i) const { return contains(mask_characters, scan_.at(i)); }
  [[nodiscard]] bool is_ordinary(std::size_t i) const { return name_words::is_ordinary(scan_.text(), i); }
  [[nodiscard]] std::size_t surname_size(std::size_t i) const {
    const std::size_t size = double_surname(scan_.text().substr(i));
    return size > 0 ? size : surname_rank(scan_.at(i)) == SurnameRank::none ? 0 : 1;
  }
  [[nodiscard]] std::size_t han_run(std::size_t i, std::size_t limit) const {
    std::size_t end = i;
    while (end < i + limit && scan_.is(end, han)) ++end;
    return end - i;
  }

  [[nodiscard]] Name best_at(std::size_t i) const {
    const std::size_t size = surname_size(i);
    if (size == 0 || name_words::public_names().match(scan_.text(), i) > 0) return {};
    using Evidence = Name (NameFinder::*)(std::size_t, std::size_t) const;
    constexpr Evidence strongest_first[] = {&NameFinder::masked,        &NameFinder::spaced,   &NameFinder::titled,
                                            &NameFinder::labelled_name, &NameFinder::prefixed, &NameFinder::bounded};
    for (const Evidence evidence : strongest_first) {
      const Name name = (this->*evidence)(i, size);
      if (name.score > 0 && is_part_of_road(name)) return {};
      if (name.score > 0) return after_office(i) ? Name{name.first, name.last, score::weak} : name;
    }
    return {};
  }

  // Titles and labels outweigh what looks like a road; of a masked name only the road's own characters speak against it:
  // 慶平【路*永】華八街, 永【華路*】文南路.
  [[nodiscard]] bool is_part_of_road(const Name& name) const {
    if (name.score < score::labelled) return road_words::is_road(scan_, name.first, name.last);
    if (!is_mask(name.last - 1) && !is_mask(name.last - 2)) return false;
    const bool masked_unit = contains(U"路街", scan_.at(name.last - 2)) && is_mask(name.last - 1);
    return road_words::ends_road(scan_, name.first) || (masked_unit && scan_.is(name.first - 1, han) && scan_.is(name.last, han));
  }

  [[nodiscard]] bool after_office(std::size_t i) const { return labelled_by(i, name_words::offices()); }
  [[nodiscard]] bool labelled_by(std::size_t i, const Words& words) const { return labelled(scan_, i, words); }
  [[nodiscard]] bool has_colon_before(std::size_t i) const {
    while (scan_.is(i - 1, blank)) --i;
    return contains(U":：", scan_.at(i - 1));
  }

  // 林○○, 王X明, 陳＊＊, 張大O, 吳Ｏ娟.
  [[nodiscard]] Name masked(std::size_t i, std::size_t size) const {
    std::size_t last = i + size;
    std::size_t masks = 0;
    for (; last < i + size + 2 && (is_mask(last) || given_name_weight(scan_.at(last)) > 0); ++last) masks += is_mask(last) ? 1 : 0;
    while (last > i + size && !is_mask(last - 1) && !is_mask(last - 2)) --last;
    if (masks == 0 || last == i + size || (scan_.is(last - 1, alphanumeric) && scan_.is(last, alphanumeric))) return {};
    if (contains(U"一二三四五六七八九十百", scan_.at(i + size)) || scan_.is(i - 1, han_digit)) return {};  // 高一○○公分
    if (contains(U"某", scan_.at(last - 1)) && surname_rank(scan_.at(i)) != SurnameRank::common) return {};
    return {i, last, score::labelled};
  }

  // 范　文　草: single characters with a blank between them.
  [[nodiscard]] Name spaced(std::size_t i, std::size_t /*size*/) const {
    const bool apart = is_boundary(i - 1) && scan_.is(i + 1, blank) && scan_.is(i + 2, han) && scan_.is(i + 3, blank) && scan_.is(i + 4, han);
    if (!apart || surname_rank(scan_.at(i)) == SurnameRank::none) return {};
    const bool ends = is_boundary(i + 5) || contains(U"的先小女君", scan_.at(i + 5));
    return ends ? Name{i, i + 5, score::context} : Name{};
  }

  // How many characters of a given name stand before a title at the earliest place; npos when no title follows.
  [[nodiscard]] Name titled(std::size_t i, std::size_t size) const {
    for (std::size_t given = 0; given <= 3; ++given) {
      std::size_t end = i + size + given;
      if (han_run(i, size + given) < size + given) break;
      const std::size_t title_at = scan_.is(end, blank) && given > 0 ? end + 1 : end;
      const std::size_t title = name_words::titles().match(scan_.text(), title_at);
      if (title == 0) continue;
      if (given == 0) return surname_with_title(i, end + title);
      const bool whole_word = is_boundary(i - 1) && given == 2;
      if ((!whole_word && !all_given(i + size, end)) || (given == 3 && !married(i))) break;
      return {i, end, score::labelled};
    }
    return short_titled(i, size);
  }

  [[nodiscard]] bool all_given(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (given_name_weight(scan_.at(i)) == 0 && surname_rank(scan_.at(i)) == SurnameRank::none) return false;
    }
    return true;
  }

  // 陳林美惠: a husband's and the own family name.
  [[nodiscard]] bool married(std::size_t i) const {
    return surname_rank(scan_.at(i)) != SurnameRank::none && surname_rank(scan_.at(i + 1)) == SurnameRank::common;
  }

  [[nodiscard]] Name surname_with_title(std::size_t i, std::size_t last) const {
    const bool common = surname_rank(scan_.at(i)) == SurnameRank::common || double_surname(scan_.text().substr(i)) > 0;
    const bool free_left = is_boundary(i - 1) || labelled_by(i, name_words::labels()) || contains(U"的位找請和是叫與跟由給問向對及被於有稱另喊", scan_.at(i - 1));
    if (contains(U"向由於和應那及與同因從是在公商關方連常", scan_.at(i)) && !is_boundary(i - 1)) return {};
    if (is_ordinary(i) && !common) return {};
    return common || free_left ? Name{i, last, score::labelled} : Name{};
  }

  // 林嫌, 王君, 鄭姓: only where the word ends, or behind a whole name.
  [[nodiscard]] Name short_titled(std::size_t i, std::size_t size) const {
    const std::size_t end = i + size;
    if (scan_.at(end) == U'姓' && surname_rank(scan_.at(i)) == SurnameRank::common) return {i, end + 1, score::labelled};
    const bool free_left = is_boundary(i - 1) || contains(U"民", scan_.at(i - 1));
    if (contains(U"君嫌", scan_.at(end)) && is_boundary(end + 1) && free_left) return {i, end + 1, score::context};
    return {};
  }

  [[nodiscard]] Name labelled_name(std::size_t i, std::size_t size) const {
    const bool strong = labelled_by(i, name_words::labels());
    if (!strong && !labelled_by(i, name_words::weak_labels())) return {};
    const std::size_t last = name_end(i, size, strong ? Trust::label : Trust::weak_label);
    if (last == 0 || (is_ordinary(i) && !has_colon_before(i) && !reads_on_as_name(i, size, last))) return {};
    return {i, last, strong ? score::labelled : score::likely};
  }

  // 許多福 in a list or bracket: begins like a word, but the word's end is not the name's.
  [[nodiscard]] bool reads_on_as_name(std::size_t i, std::size_t size, std::size_t last) const {
    return is_name_end(last) && last - i == size + 2 && all_given(i + size, last) && weight(i + size, last) >= 3;
  }

  // How much the surroundings already say that a name stands here.
  enum class Trust { label, weak_label, none };

  // Where a name that begins at i ends: at the end of the word, before a verb, or after usual given-name characters; 0 = no name.
  [[nodiscard]] std::size_t name_end(std::size_t i, std::size_t size, Trust trust) const {
    const std::size_t run = han_run(i, size + 4);
    const bool shop = trust == Trust::weak_label && contains(U"店行廟廠場館院所園攤舖鋪樓處局校橋站宮寺", scan_.at(i + run - 1));
    if (run == size + 2 && ((trust != Trust::none && !shop) || all_given(i + size, i + run))) return i + run;
    if (run == size + 1 && (trust == Trust::label || weight(i + size, i + run) == 2)) return i + run;
    if (run >= size + 3 && married(i) && all_given(i + size, i + size + 3) && is_name_end(i + size + 3)) return i + size + 3;
    for (const std::size_t given : {std::size_t{2}, std::size_t{1}}) {
      const std::size_t last = i + size + given;
      if (run < size + given || !all_given(i + size, last)) continue;
      if (is_name_end(last) && weight(i + size, last) >= static_cast<int>(given)) return last;
    }
    const std::size_t last = i + size + 2;
    if (run < size + 2 || !all_given(i + size, last)) return 0;
    return trust == Trust::label || (trust == Trust::weak_label && weight(i + size, last) >= 3) ? last : 0;
  }

  [[nodiscard]] bool is_name_end(std::size_t i) const { return is_boundary(i) || name_words::verbs().match(scan_.text(), i) > 0; }

  [[nodiscard]] int weight(std::size_t first, std::size_t last) const {
    int sum = 0;
    for (std::size_t i = first; i < last; ++i) sum += given_name_weight(scan_.at(i));
    return sum;
  }

  // 老陳, 小林, 姓杜的.
  [[nodiscard]] Name prefixed(std::size_t i, std::size_t /*size*/) const {
    if (surname_rank(scan_.at(i)) == SurnameRank::none) return {};
    if (scan_.at(i - 1) == U'姓' && (is_boundary(i + 1) || contains(U"的，", scan_.at(i + 1)))) return {i, i + 1, score::labelled};
    const bool ends = is_boundary(i + 1) || contains(U"說的在家也有", scan_.at(i + 1));
    if (scan_.at(i - 1) == U'老' && ends && surname_rank(scan_.at(i)) == SurnameRank::common) return {i - 1, i + 1, score::likely};
    return {};
  }

  // A word of its own that is built like a name. Three characters need typical given names, two are not enough.
  [[nodiscard]] Name bounded(std::size_t i, std::size_t size) const {
    if (!is_boundary(i - 1) || is_ordinary(i)) return {};
    const std::size_t run = han_run(i, 6);
    const bool four = run == 4 && (size == 2 || married(i));
    const std::size_t last = run == 3 || four || (run == 2 && size == 1) ? i + run : name_end(i, size, Trust::none);
    if (last == 0 || !all_given(i + size, last)) return {};
    const int sum = weight(i + size, last);
    const bool common = surname_rank(scan_.at(i)) == SurnameRank::common || size == 2;
    const bool contact = followed_by_contact(last);
    const bool signature = scan_.is(last, newline) || last == scan_.size();
    if (last - i >= 3 && (sum >= 4 || (signature && sum >= 3) || (common && sum >= 3) || (contact && sum >= 2))) return {i, last, contact ? score::context : score::likely};
    if (contact && sum >= 2) return {i, last, score::shape};
    return {i, last, score::weak};
  }

  // Whether a number, perhaps with a word for what it is, stands right behind: "林雅電話：(07)064-8688".
  [[nodiscard]] bool followed_by_contact(std::size_t last) const {
    static const Words kinds(U"電話 手機 聯絡電話 連絡電話 行動電話 身分證 身分證字號 身份證 身份證字號 電話為 電話是 手機是 手機為 tel");
    std::size_t i = skip_marks(last);
    if (const std::size_t kind = kinds.match(scan_.text(), i); kind > 0) i = skip_marks(i + kind);
    return scan_.is(i, alphanumeric) && scan_.is(i + 1, digit);
  }

  [[nodiscard]] std::size_t skip_marks(std::size_t i) const {
    const std::size_t limit = i + 3;
    while (i < limit && (scan_.is(i, blank) || contains(U"(（,，:：+", scan_.at(i)))) ++i;
    return i;
  }

  // Lists (、 和 及 與): what stands beside a name and is built like one is one.
  void add_listed() {
    for (const Name& name : names_)
      if (name.score >= score::shape) listed_.insert(name.first);
    for (std::size_t n = 0; n < names_.size(); ++n) {
      const Name name = names_[n];
      if (name.score < score::shape) continue;
      if (contains(U"、和及與跟/", scan_.at(name.last))) add_neighbour(name.last + 1);
      if (scan_.at(name.first - 1) == U'、') add_before(name.first - 1);
    }
  }

  void add_neighbour(std::size_t first) {
    const std::size_t size = scan_.is(first, surname) ? surname_size(first) : 0;
    const std::size_t run = han_run(first, 5);
    if (size == 0 || run < 2 || is_known(first)) return;
    const std::size_t last = run <= size + 2 ? first + run : name_end(first, size, Trust::weak_label);
    if (last == 0 || !all_given(first + size, last) || road_words::is_road(scan_, first, last)) return;
    add_to_list(first, last);
  }

  void add_before(std::size_t last) {
    for (const std::size_t length : {std::size_t{3}, std::size_t{4}}) {
      if (last < length || han_run(last - length, length) < length || is_known(last - length)) continue;
      const std::size_t first = last - length;
      const std::size_t size = scan_.is(first, surname) ? surname_size(first) : 0;
      if (size == 0 || (length == 4 && size == 1) || !all_given(first + size, last) || is_ordinary(first)) continue;
      if (road_words::is_road(scan_, first, last)) continue;
      add_to_list(first, last);
      return;
    }
  }

  void add_to_list(std::size_t first, std::size_t last) {
    names_.push_back({first, last, score::likely});
    listed_.insert(first);
  }

  [[nodiscard]] bool is_known(std::size_t first) const { return listed_.count(first) != 0; }

  // A name that was found once is found wherever it stands; one of two characters, which may be part of a word, where
  // the text begins anew before it.
  void add_repeated() {
    std::unordered_set<View> known;
    for (const Name& name : names_) {
      if (name.score >= score::shape && name.last - name.first >= 2) known.insert(text(name.first, name.last));
    }
    if (known.empty()) return;
    for (std::size_t i = 0; i < scan_.size(); ++i) {
      if (!scan_.is(i, surname)) continue;
      for (std::size_t size = is_boundary(i - 1) ? 2 : 3; size <= 4 && i + size <= scan_.size(); ++size) {
        if (known.count(text(i, i + size)) != 0) names_.push_back({i, i + size, score::likely});
      }
    }
  }

  const Scan& scan_;
  std::vector<Name> names_;
  std::unordered_set<std::size_t> listed_;  // where names of lists begin: a list can be as long as the text
};

class Person final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PERSON"; }
  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    for (const Name& name : NameFinder(*input.scan).find()) report(input, name.first, name.last, type(), name.score, findings);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_person() { return std::make_unique<Person>(); }

}  // namespace opendata::deid
