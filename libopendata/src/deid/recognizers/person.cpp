#include <algorithm>
#include <array>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/names/affirmed_names.hpp"
#include "deid/recognizers/names/name_beginnings.hpp"
#include "deid/recognizers/names/name_evidence.hpp"
#include "deid/recognizers/names/name_lists.hpp"
#include "deid/recognizers/names/name_rules.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/first_characters.hpp"

namespace opendata::deid {
namespace {

constexpr int listed_word = log_odds(-2.5);  // from which a word beside a name is one, too, that only 和 or 與 joins
constexpr int repeated = log_odds(-4.0);     // of one that was found elsewhere in the text
constexpr int listed = log_odds(-6.0);       // of one beside a name in a list

// Finds names in one text: what rules are sure of, what the model weighs, and then both wherever they stand again.
class NameFinder {
 public:
  explicit NameFinder(const RecognizerInput& input)
      : input_(input), scan_(*input.scan), memory_(own_memory_.data(), own_memory_.size()), weighed_(weigh_names(scan_, &memory_)) {}

  /// As long as the finder lives. `findings`: what other recognisers have found.
  std::span<const Name> find(std::span<const Finding> findings) {
    affirmed_names::add(scan_, names_);
    if (!doubted_.empty()) add_likely(findings);
    add_listed();
    add_repeated();
    return names_;
  }

 private:
  using View = std::u32string_view;

  [[nodiscard]] View text(std::size_t first, std::size_t last) const { return scan_.text().substr(first, last - first); }

  // Moves those of the doubted names for which the text speaks to the others.
  void add_likely(std::span<const Finding> findings) {
    NameEvidence evidence(input_, findings, weighed_, &memory_);
    const std::size_t sure_ones = names_.size();
    const auto is_likely = [&](const WeighedName& weighed) {
      const bool likely = is_private_name(scan_, weighed.name) && evidence.speaks_for(weighed);
      if (likely) add_to(names_, weighed.name);
      return likely;
    };
    std::erase_if(doubted_, is_likely);
    std::inplace_merge(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(sure_ones), names_.end(), comes_before);
  }
  static bool comes_before(const Name& a, const Name& b) { return a.first < b.first; }

  [[nodiscard]] bool is_word(const Name& name) const {
    const std::size_t size = name.last - name.first;
    const char32_t third = size == 3 ? scan_.at(name.first + 2) : U'\0';
    return (size == 2 || size == 3) && name_dictionary::level(scan_.at(name.first), scan_.at(name.first + 1), third) == name_dictionary::usual;
  }

  // More of a word, or of one that only 和 or 與 joins: 王小明及高層住戶, 陳怡君與祝福.
  [[nodiscard]] int least_listed(const WeighedName& weighed) const {
    const bool word = weighed.is_ordinary || is_word(weighed.name), in_list = name_lists::stands_in_list(scan_, weighed.name);
    return word && !in_list ? listed_word : word || !in_list ? repeated : listed;
  }

  void add_listed() {
    if (names_.empty() || doubted_.empty()) return;
    std::pmr::vector<Name> doubted(&memory_);
    for (const WeighedName& weighed : doubted_) {
      if (weighed.score <= least_listed(weighed)) continue;
      if (name_lists::may_be_listed(scan_, weighed.name) && is_private_name(scan_, weighed.name)) doubted.push_back(weighed.name);
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
    for (const WeighedName& weighed : doubted_) {
      if (weighed.score > repeated && is_known(text(weighed.name.first, weighed.name.last)) && is_private_name(scan_, weighed.name)) names_.push_back(weighed.name);
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
  WeighedNames weighed_;
  std::pmr::vector<Name>& names_ = weighed_.sure;
  std::pmr::vector<WeighedName>& doubted_ = weighed_.doubted;  // names only if the rest of the text says so
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
