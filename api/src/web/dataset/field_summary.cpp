#include "web/dataset/field_summary.hpp"

#include <algorithm>

#include "export/geometry.hpp"

namespace opendata::api::web {
namespace {

constexpr std::size_t most_fields = 40, most_numbers = 30;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_before(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

/// "2024", "2024-05", "2024-H1", "113年": a year, and nothing or a part of it; not "100-199".
bool is_period(std::string_view value) {
  constexpr std::string_view letters = "QHW";
  const auto year = digits_before(value);
  const auto rest = value.substr(year);
  if (rest.empty()) return year == 4 && (value[0] == '1' || value[0] == '2');
  if (year < 3 || year > 4) return false;
  if (rest.starts_with("年")) return rest.size() <= 15;
  const bool has_letter = rest.find_first_of(letters) != std::string_view::npos;
  return rest.size() <= 6 && (has_letter || rest.size() == 3 || rest.size() == 6) &&
         rest.find_first_not_of("-/QHW0123456789") == std::string_view::npos;
}

bool begins_with_number(std::string_view value) { return digits_before(value) > 0; }

template <class Test>
bool all_values(const Tally& tally, Test test) {
  return std::all_of(tally.counts.begin(), tally.counts.end(), [&](const Tally::Count& count) {
    return !count.value || count.value->empty() || test(*count.value);
  });
}

FieldKind kind_of(const Field& field, const Tally& tally) {
  if (field.type == FieldType::integer) return FieldKind::scale;
  if (field.type != FieldType::string) return FieldKind::category;
  if (all_values(tally, is_period)) return FieldKind::period;
  return all_values(tally, begins_with_number) ? FieldKind::scale : FieldKind::category;
}

/// Not a single value, and not nearly as many as rows, as numbers of cases have.
bool is_worth_showing(const Tally& tally, std::uint64_t rows) {
  const auto values = tally.counts.size();
  return tally.is_category && values >= 2 && values * 3 <= rows * 2;
}

using Found = Outcome<std::optional<FieldSummary>>;

Found summarize_plain(const ServedRelease& served, std::size_t place, const TimeLeft& time) {
  const Field& field = served.release.schema.fields[place];
  const std::size_t most = field.type == FieldType::integer ? most_numbers : most_values;
  auto tally = served.rows.tally({{}, place, Grain::value, most}, time.get());
  if (!tally) return refuse(tally.error());
  if (!is_worth_showing(**tally, served.release.manifest.rows)) return std::optional<FieldSummary>();
  return std::optional(FieldSummary{place, kind_of(field, **tally), Grain::value, std::move(*tally)});
}

/// By years; where they are few, by months, and by days where those are.
Found summarize_time(const ServedRelease& served, std::size_t place, const TimeLeft& time) {
  constexpr std::size_t few_years = 4, few_months = 2;
  std::optional<FieldSummary> found;
  for (const Grain grain : {Grain::year, Grain::month, Grain::day}) {
    auto tally = served.rows.tally({{}, place, grain, most_values}, time.get());
    if (!tally) return refuse(tally.error());
    if (!(*tally)->is_category || (*tally)->counts.empty()) break;
    found = FieldSummary{place, FieldKind::period, grain, std::move(*tally)};
    const auto values = found->tally->counts.size();
    if (values > (grain == Grain::year ? few_years : few_months)) break;
  }
  return found && found->tally->counts.size() >= 2 ? found : std::optional<FieldSummary>();
}

bool is_coordinate(const Schema& schema, std::size_t place) {
  const auto places = place_fields(schema);
  return places && (places->x == place || places->y == place);
}

Found summarize(const ServedRelease& served, std::size_t place, const TimeLeft& time) {
  const auto type = served.release.schema.fields[place].type;
  if (type == FieldType::decimal || is_coordinate(served.release.schema, place)) return std::optional<FieldSummary>();
  const bool is_time = type == FieldType::date || type == FieldType::datetime;
  return is_time ? summarize_time(served, place, time) : summarize_plain(served, place, time);
}

}  // namespace

std::chrono::milliseconds TimeLeft::get() const {
  const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(end_ - std::chrono::steady_clock::now());
  return std::max(rest, std::chrono::milliseconds(0));
}

FieldSummaries summarize_fields(const ServedRelease& served, const TimeLeft& time) {
  FieldSummaries out;
  const auto fields = std::min(served.release.schema.fields.size(), most_fields);
  for (std::size_t place = 0; place < fields; ++place) {
    auto found = summarize(served, place, time);
    if (!found) out.complete = false;
    if (found && *found) out.fields.push_back(std::move(**found));
  }
  return out;
}

}  // namespace opendata::api::web
