#include "deid/recognizers/names/weighed_names.hpp"

#include "deid/recognizers/names/name_candidates.hpp"
#include "deid/recognizers/support/road_words.hpp"

namespace opendata::deid {
namespace {

constexpr int beyond_doubt = log_odds(1.0);  // from which a candidate is a name, whatever else the text says
constexpr int doubted = log_odds(-9.0);      // from which it is worth keeping

double score_of(int score) { return score > log_odds(2) ? 0.8 : score > 0 ? 0.7 : 0.6; }

class Walk {
 public:
  Walk(const Scan& scan, std::pmr::memory_resource* memory) : scan_(scan), found_{std::pmr::vector<Name>(memory), std::pmr::vector<WeighedName>(memory)} {}

  [[nodiscard]] WeighedNames find() && {
    std::size_t next = 0;
    for (const std::size_t i : scan_.surnames()) {
      if (i < next) continue;
      const std::size_t size = name_rules::surname_size(scan_, i);
      if (size > 0) next = look_at(i, size) + 1;
    }
    return std::move(found_);
  }

 private:
  // Returns the last character of what is surely a name: none begins inside it.
  std::size_t look_at(std::size_t i, std::size_t size) {
    if (const Name sure = name_rules::find(scan_, i, size); sure.score > 0) {
      const bool in_office = (name_words::cues_before(scan_, i) & name_words::office) != 0 || name_rules::is_staff(scan_, sure.first, sure.last);
      if (!in_office && !name_rules::is_public(scan_, sure.first, sure.last)) add_to(found_.sure, sure);
      return sure.last - 1;
    }
    WeighedName best{.name = {}, .score = doubted};
    for (std::size_t of_name = size; of_name > 0; --of_name) {
      if (of_name == size || surname_rank(scan_.at(i)) != SurnameRank::none) weigh(i, of_name, best);
    }
    return best.score <= doubted ? i : keep(best, i);
  }

  std::size_t keep(const WeighedName& best, std::size_t i) {
    if (best.score <= beyond_doubt) return add_to(found_.doubted, best), i;
    if (!is_private_name(scan_, best.name)) return i;
    add_to(found_.sure, best.name);
    return best.name.last - 1;
  }

  // Puts the likeliest of the names that begin with this family name in the place of the best so far when it is better.
  void weigh(std::size_t i, std::size_t size, WeighedName& best) const {
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
    const bool is_labelled = !site.ordinary && (site.cue == 1 || site.cue == 2 || is_role(extent.last));
    return {{extent.first, extent.last, score_of(score)}, score, site.ordinary, is_labelled};
  }
  // "王小明（陳情人）"
  [[nodiscard]] bool is_role(std::size_t last) const {
    const std::size_t size = scan_.at(last) == U'(' ? name_words::labels().match(scan_.text(), last + 1) : 0;
    return size > 0 && scan_.at(last + 1 + size) == U')';
  }

  const Scan& scan_;
  WeighedNames found_;
};

}  // namespace

WeighedNames weigh_names(const Scan& scan, std::pmr::memory_resource* memory) { return Walk(scan, memory).find(); }

namespace {
// 買方詹凱, 原告: parties whose first character is a family name's.
bool begins_with_party(const Scan& scan, const Name& name) {
  static const Words parties(U"買方 賣方 甲方 乙方 丙方 原告");
  return parties.match(scan.text(), name.first) > 0 && (name_words::cues_before(scan, name.first) & name_words::label) == 0;
}

// A letter before it makes another word of it, but for a floor's: 12F柯雅婷.
bool follows_letter(const Scan& scan, std::size_t first) {
  const bool floor = contains(U"Ff", scan.at(first - 1)) && scan.is(first - 2, digit);
  return scan.is(first - 1, letter) && !floor;
}
}  // namespace

bool is_private_name(const Scan& scan, const Name& name) {
  return !begins_with_party(scan, name) && !follows_letter(scan, name.first) && !name_rules::is_public(scan, name.first, name.last) &&
         !name_rules::is_official(scan, name.first, name.last) && !name_rules::is_called_by_role(scan, name.first, name.last) &&
         !name_rules::names_no_private_person(scan, name.first) && !road_words::is_road(scan, name.first, name.last);
}

}  // namespace opendata::deid
