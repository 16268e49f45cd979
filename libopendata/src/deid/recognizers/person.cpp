#include <algorithm>
#include <array>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/first_characters.hpp"
#include "deid/recognizers/support/name_beginnings.hpp"
#include "deid/recognizers/support/name_candidates.hpp"
#include "deid/recognizers/support/name_evidence.hpp"
#include "deid/recognizers/support/name_lists.hpp"
#include "deid/recognizers/support/name_model.hpp"
#include "deid/recognizers/support/name_rules.hpp"
#include "deid/recognizers/support/road_words.hpp"

namespace opendata::deid {
namespace {

constexpr int log_odds(double value) { return static_cast<int>(value * name_model::unit); }

constexpr int beyond_doubt = log_odds(1.0);  // from which a candidate is a name, whatever else the text says
constexpr int listed_word = log_odds(-2.5);  // of a word beside a name that only 和 or 與 joins
constexpr int repeated = log_odds(-4.0);     // of one that was found elsewhere in the text
constexpr int listed = log_odds(-6.0);       // of one beside a name in a list

// Finds names in one text: what rules are sure of, what the model weighs, and then both wherever they stand again.
class NameFinder {
 public:
  explicit NameFinder(const RecognizerInput& input)
      : input_(input), scan_(*input.scan), memory_(own_memory_.data(), own_memory_.size()), names_(&memory_), weighed_(&memory_) {}

  /// As long as the finder lives. `findings`: what other recognisers have found.
  std::span<const Name> find(std::span<const Finding> findings) {
    std::size_t next = 0;
    for (const std::size_t i : scan_.surnames()) {
      if (i < next) continue;
      const std::size_t size = name_rules::surname_size(scan_, i);
      if (size > 0) next = look_at(i, size) + 1;
    }
    if (!weighed_.empty()) add_likely(findings);
    add_listed();
    add_repeated();
    return names_;
  }

 private:
  using View = std::u32string_view;

  [[nodiscard]] View text(std::size_t first, std::size_t last) const { return scan_.text().substr(first, last - first); }

  // Returns the last character of what is surely or likely a name: none begins inside it.
  std::size_t look_at(std::size_t i, std::size_t size) {
    if (const Name sure = name_rules::find(scan_, i, size); sure.score > 0) {
      const bool in_office = (name_words::cues_before(scan_, i) & name_words::office) != 0 || name_rules::is_staff(scan_, sure.first, sure.last);
      if (!in_office && !name_rules::is_public(scan_, sure.first, sure.last)) add(names_, sure);
      return sure.last - 1;
    }
    WeighedName best{.name = {}, .score = listed};
    for (std::size_t of_name = size; of_name > 0; --of_name) {
      if (of_name == size || surname_rank(scan_.at(i)) != SurnameRank::none) weigh_names(i, of_name, best);
    }
    return best.score <= listed ? i : keep(best, i);
  }

  std::size_t keep(const WeighedName& best, std::size_t i) {
    if (best.score <= beyond_doubt) return add(weighed_, best), i;
    if (!is_acceptable(best.name)) return i;
    add(names_, best.name);
    return best.name.last - 1;
  }

  // Most texts name nobody and make no room.
  template <class T>
  static void add(std::pmr::vector<T>& all, const T& one) {
    constexpr std::size_t usual = 16;  // of a text that has any: no more, and the heap is not asked for memory
    if (all.capacity() == 0) all.reserve(usual);
    all.push_back(one);
  }

  // Moves those of the doubted names for which the text speaks to the others.
  void add_likely(std::span<const Finding> findings) {
    const NameEvidence evidence(input_, findings, names_, weighed_, &memory_);
    const std::size_t sure_ones = names_.size();
    const auto is_likely = [&](const WeighedName& weighed) {
      const bool likely = evidence.speaks_for(weighed) && is_acceptable(weighed.name);
      if (likely) add(names_, weighed.name);
      return likely;
    };
    std::erase_if(weighed_, is_likely);
    std::inplace_merge(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(sure_ones), names_.end(), comes_before);
  }
  static bool comes_before(const Name& a, const Name& b) { return a.first < b.first; }

  [[nodiscard]] bool is_word(const Name& name) const {
    const std::size_t size = name.last - name.first;
    const char32_t third = size == 3 ? scan_.at(name.first + 2) : U'\0';
    return (size == 2 || size == 3) && name_dictionary::level(scan_.at(name.first), scan_.at(name.first + 1), third) == name_dictionary::usual;
  }

  [[nodiscard]] bool is_acceptable(const Name& name) const {
    return !scan_.is(name.first - 1, letter) && !name_rules::is_public(scan_, name.first, name.last) &&
           !name_rules::is_official(scan_, name.first, name.last) && !name_rules::names_no_private_person(scan_, name.first) &&
           !road_words::is_road(scan_, name.first, name.last);
  }

  // Puts the likeliest of the names that begin with this family name in the place of the best so far when it is better.
  void weigh_names(std::size_t i, std::size_t size, WeighedName& best) const {
    const bool one_may_end = scan_.is(i + size, han | title_begin) || contains(U"老小阿", scan_.at(i - 1));
    if (!one_may_end) return;
    auto site = name_features::place_at(scan_, i, size);
    if (const auto score = name_model::weigh(scan_, site)) weigh_ends(site, *score, best);
  }
  void weigh_ends(name_features::Site& site, int around, WeighedName& best) const {
    const auto [first, last] = name_ends(scan_, site);
    if (first > last) return;
    name_model::Ends ends(scan_, site, around);
    for (auto name = name_features::end_at(scan_, site, first);; name_features::go_on(scan_, name)) {
      const auto score = ends.score(name);
      if (score && *score > best.score) best = weighed(site, name.last, *score);
      if (name.last == last) return;
    }
  }

  [[nodiscard]] WeighedName weighed(const name_features::Site& site, std::size_t last, int score) const {
    const NameExtent extent = extent_of(scan_, site, last);
    return {{extent.first, extent.last, score_of(score)}, score, site.ordinary};
  }

  [[nodiscard]] static double score_of(int score) { return score > log_odds(2) ? 0.8 : score > 0 ? 0.7 : 0.6; }

  // More of a word, or of one that only 和 or 與 joins: 王小明及高層住戶, 陳怡君與祝福.
  [[nodiscard]] int least_listed(const WeighedName& weighed) const {
    const bool word = weighed.is_ordinary || is_word(weighed.name), in_list = name_lists::stands_in_list(scan_, weighed.name);
    return word && !in_list ? listed_word : word || !in_list ? repeated : listed;
  }

  void add_listed() {
    if (names_.empty() || weighed_.empty()) return;
    std::pmr::vector<Name> doubted(&memory_);
    for (const WeighedName& weighed : weighed_) {
      if (weighed.score <= least_listed(weighed)) continue;
      if (name_lists::may_be_listed(scan_, weighed.name) && is_acceptable(weighed.name)) doubted.push_back(weighed.name);
    }
    if (!doubted.empty()) name_lists::add(scan_, doubted, names_);
  }

  // A name that was found once is found wherever it stands: one of three characters and more always, a shorter one where
  // the model does not speak against it.
  void add_repeated() {
    if (names_.empty()) return;
    const std::size_t found = names_.size();
    const std::pmr::vector<View> known = found_names();
    const auto is_known = [&](View name) { return std::binary_search(known.begin(), known.end(), name); };
    for (const WeighedName& weighed : weighed_) {
      if (weighed.score > repeated && is_known(text(weighed.name.first, weighed.name.last)) && is_acceptable(weighed.name)) names_.push_back(weighed.name);
    }
    add_given_names();
    const NameBeginnings begins(known, &memory_);
    std::size_t next = 0;  // of those found, which stand in order
    for (const std::size_t i : scan_.surnames()) {
      if (!begins.may_begin_at(scan_, i)) continue;
      while (next < found && names_[next].first < i) ++next;
      const std::size_t whole = next < found && names_[next].first == i && names_[next].score >= score::likely ? names_[next].last - i : 0;
      for (std::size_t size = 3; size <= 4 && i + size <= scan_.size(); ++size) {
        if (size != whole && is_known(text(i, i + size))) names_.push_back({i, i + size, score::likely});
      }
    }
  }

  // 雅筑 in a text that names 林雅筑: two characters that are no usual word, so that 光明 of 陳光明 is not looked for.
  void add_given_names() {
    std::pmr::vector<std::uint64_t> given(&memory_);
    for (const Name& name : names_) {
      const std::size_t size = name.last - name.first;
      if (size >= 3 && size <= 4 && is_given_name(name.last - 2)) given.push_back(pair_at(name.last - 2));
    }
    if (given.empty()) return;
    std::sort(given.begin(), given.end());
    add_wherever(given);
  }

  // The pairs, in order, at every place; one bit of their first characters rules out nearly all of a text, sixteen characters at once.
  void add_wherever(std::span<const std::uint64_t> pairs) {
    const View all = scan_.text();
    const FirstCharacters firsts(pairs);
    for (std::size_t i = firsts.find(all, 0); i + 2 <= all.size(); i = firsts.find(all, i + 1)) {
      if (std::binary_search(pairs.begin(), pairs.end(), pair_at(i))) names_.push_back({i, i + 2, score::shape});
    }
  }
  [[nodiscard]] bool is_given_name(std::size_t i) const {
    return scan_.is(i, han) && scan_.is(i + 1, han) && name_dictionary::level(scan_.at(i), scan_.at(i + 1)) != name_dictionary::usual &&
           given_name_weight(scan_.at(i)) > 0 && given_name_weight(scan_.at(i + 1)) > 0;
  }
  [[nodiscard]] std::uint64_t pair_at(std::size_t i) const { return (std::uint64_t{scan_.at(i)} << 32U) | scan_.at(i + 1); }

  // In order, each once.
  [[nodiscard]] std::pmr::vector<View> found_names() {
    std::pmr::vector<View> found(&memory_);
    found.reserve(names_.size());
    for (const Name& name : names_) found.push_back(text(name.first, name.last));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  const RecognizerInput& input_;
  const Scan& scan_;
  std::array<std::byte, 2048> own_memory_;
  std::pmr::monotonic_buffer_resource memory_;
  std::pmr::vector<Name> names_;
  std::pmr::vector<WeighedName> weighed_;  // candidates that are names only if they were found elsewhere or stand in a list of names
};

class Person final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PERSON"; }
  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    if (input.scan->surnames().empty()) return;
    NameFinder finder(input);
    for (const Name& name : finder.find(findings)) report(input, name.first, name.last, type(), name.score, findings);
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_person() { return std::make_unique<Person>(); }

}  // namespace opendata::deid
