#include "query/filters.hpp"

#include <array>
#include <chrono>
#include <opendata/text.hpp>

#include "index/folding.hpp"
#include "index/held_source.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

using Queries = std::vector<Xapian::Query>;

constexpr Message no_day{"is not a day; write 2024-05-06 or 113/5/6", "不是日期；請寫成 2024-05-06 或 113/5/6"};

/// What a hit must have.
Queries demanded(const Query& query) {
  Queries filters, kinds;
  for (const std::string& kind : query.kinds) kinds.emplace_back(terms::make(terms::kind, kind));
  if (!kinds.empty()) filters.emplace_back(Xapian::Query::OP_OR, kinds.begin(), kinds.end());
  if (!query.agency.empty()) filters.emplace_back(terms::make(terms::agency, fold_for_search(query.agency)));
  if (!query.category.empty()) filters.emplace_back(terms::make(terms::category, fold_for_search(query.category)));
  const std::array classifications{std::pair{"theme", &query.theme}, std::pair{"administration", &query.administration},
                                   std::pair{"service", &query.service}};
  for (const auto& [name, value] : classifications)
    if (!value->empty()) filters.emplace_back(terms::of_facet(name, *value));
  if (!query.modified_from.empty() || !query.modified_until.empty())
    filters.push_back(changed_within(day_of(query.modified_from), day_of(query.modified_until)));
  return filters;
}

/// Only documents with a value in the slot; texts that are no law have none and stay.
Xapian::Query later_than(Xapian::valueno slot, const std::string& day) {
  return {Xapian::Query::OP_VALUE_GE, slot, day + "~"};
}
Xapian::Query until(Xapian::valueno slot, const std::string& day) {
  return {Xapian::Query::OP_VALUE_RANGE, slot, "0", day};
}

Xapian::Query refuse(const Xapian::Query& query, const Xapian::Query& refused) {
  return {Xapian::Query::OP_AND_NOT, query, refused};
}

Xapian::Query in_state(const Xapian::Query& wanted, Validity validity, const std::string& as_of,
                       const Xapian::Query& abolished) {
  switch (validity) {
    case Validity::in_force:
      if (as_of.empty()) return refuse(wanted, abolished);
      return refuse(refuse(wanted, later_than(terms::slot_valid_from, as_of)), until(terms::slot_valid_until, as_of));
    case Validity::abolished:
      return {Xapian::Query::OP_FILTER, wanted,
              as_of.empty() ? abolished : until(terms::slot_valid_until, as_of)};
    case Validity::future:
      return refuse({Xapian::Query::OP_FILTER, wanted,
                     later_than(terms::slot_effective, as_of.empty() ? today() : as_of)},
                    abolished);
    case Validity::any:
      break;
  }
  return wanted;
}

}  // namespace

std::string today() {
  constexpr std::chrono::hours taiwan{8};
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + taiwan);
  const std::chrono::year_month_day date(days);
  return text::format_date({static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                            static_cast<int>(static_cast<unsigned>(date.day()))});
}

std::string day_of(const std::string& written) {
  const auto date = text::parse_date(written);
  return date ? text::format_date(*date) : std::string();
}

Result<void> check_days(const Query& query) {
  const std::array days{std::pair{"modified_from", &query.modified_from},
                        std::pair{"modified_until", &query.modified_until}, std::pair{"as_of", &query.as_of}};
  for (const auto& [name, written] : days)
    if (!written->empty() && day_of(*written).empty()) return failure(Errc::bad_value, no_day, {{}, 0, name});
  return {};
}

Xapian::Query filtered(const Query& query, const Plan& plan, const FrequentTerms& held) {
  Xapian::Query wanted = without(plan.query, query.excluded);
  const Queries filters = demanded(query);
  if (!filters.empty())
    wanted = {Xapian::Query::OP_FILTER, wanted, {Xapian::Query::OP_AND, filters.begin(), filters.end()}};
  const bool everything = query.include_abolished || (plan.shows_abolished && query.validity == Validity::in_force);
  if (everything && query.as_of.empty()) return wanted;
  return in_state(wanted, query.validity, day_of(query.as_of), documents_with(terms::abolished, held));
}

}  // namespace opendata::search
