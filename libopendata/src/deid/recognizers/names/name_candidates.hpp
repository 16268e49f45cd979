#pragma once
#include "deid/recognizers/names/name_places.hpp"

namespace opendata::deid {

/// A place where a name may stand, in the folded text.
struct NameExtent {
  std::size_t first, last;
};

/// Calls `visit` with each place where a family name, single or double, may begin with at least one Han character behind it.
template <class Visit>
void for_each_name_site(const Scan& scan, const Visit& visit) {
  for (std::size_t i = 0; i < scan.size(); ++i) {
    if (!scan.is(i, surname)) continue;
    if (double_surname(scan.text().substr(i)) > 0) visit(name_features::site_at(scan, i, 2));
    if (name_features::is_surname_at(scan, i)) visit(name_features::site_at(scan, i, 1));
  }
}

/// The places where names that begin at one place may end, `first` to `last`; none when `last` is less.
struct NameEnds {
  std::size_t first, last;
};
/// Behind one or two Han characters, or behind three of which the first is a family name as well (陳林美惠), or 氏 (阮氏秋河), or 郎 behind a
/// double family name (阿部健太郎); right behind the family name where a title follows (陳小姐) or 老, 小, 阿 stands before.
[[nodiscard]] inline NameEnds name_ends(const Scan& scan, const name_features::Site& site) {
  const bool alone = name_features::is_titled(scan, site) || name_features::is_prefixed(site);
  const bool two_names = scan.at(site.given) == U'氏' || surname_rank(scan.at(site.given)) >= SurnameRank::rare;
  const bool japanese = site.rank == 4 && contains(U"郎助介", scan.at(site.given + 2));
  const std::size_t longest = japanese || (site.rank < 4 && two_names) ? 3 : 2;
  return {alone ? site.given : site.given + 1, scan.run_end(site.given, han, longest)};
}

/// What is reported for a candidate: with its title, or what stands before, when it has no given name.
[[nodiscard]] inline NameExtent extent_of(const Scan& scan, const name_features::Site& site, std::size_t last) {
  if (last > site.given) return {site.first, last};
  const std::size_t title = name_features::title_at(scan, last);
  return title > 0 ? NameExtent{site.first, last + title} : NameExtent{site.first - 1, last};
}

}  // namespace opendata::deid
