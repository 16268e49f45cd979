#include "aggregate/counting.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "deid/canonical_value.hpp"
#include "privacy/tuple_hash.hpp"

namespace opendata::privacy {
namespace {

constexpr std::uint64_t most_cells = 4'000'000;
constexpr std::size_t most_durations = 4'000'000;
constexpr std::size_t most_persons = 5'000'000;
constexpr std::int64_t longest_duration = (1 << 20) - 1;  // days: 2,800 years

constexpr Message not_a_date{"is not a date; correct the cell, state the calendar, or state \"invalid\": \"missing\"",
                             "不是日期；請更正儲存格、指定 calendar，或設定 \"invalid\": \"missing\""};
constexpr Message ends_before_it_begins{
    "is a day before the case was opened; correct the cell or state \"invalid\": \"missing\"",
    "早於立案日；請更正儲存格或設定 \"invalid\": \"missing\""};
constexpr Message not_a_number_of_days{"is no whole number of days; correct the cell or state \"invalid\": \"missing\"",
                                       "不是整數日數；請更正儲存格或設定 \"invalid\": \"missing\""};

std::int64_t day_number(text::Date date) {
  using namespace std::chrono;
  const auto day =
      year{date.year} / month{static_cast<unsigned>(date.month)} / std::chrono::day{static_cast<unsigned>(date.day)};
  return sys_days{day}.time_since_epoch().count();
}

bool is_missing(const Cell& cell) { return !cell || text::trim(*cell).empty(); }

}  // namespace

void add_persons(Persons& to, std::span<const std::uint64_t> from, std::int64_t threshold) {
  for (const std::uint64_t person : from) {
    if (static_cast<std::int64_t>(to.size()) == threshold) return;
    if (std::find(to.begin(), to.end(), person) == to.end()) to.push_back(person);
  }
}

std::uint64_t bits_of_token(const std::string& token) {
  constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 13; ++i) bits = bits << 5U | digits.find(token[i]);
  return bits;
}

std::size_t Counting::CodesHash::operator()(const Codes& codes) const {
  std::uint64_t hash = 0;
  for (const std::uint32_t code : codes) hash = (hash ^ code) * 0x9E3779B97F4A7C15U;
  return hash ^ hash >> 29U;
}

Result<std::size_t> Counting::find_column(const std::vector<std::string>& columns, const std::string& name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  return failure(
      Errc::missing_column,
      {"the source file has no column of this name; compare with its header", "來源檔案沒有此欄位；請比對其標題列"},
      {spec_->file, 0, name});
}

Result<void> Counting::find_columns(const std::vector<std::string>& columns) {
  const auto find = [&](const std::string& name, std::size_t& out) -> Result<void> {
    const auto column = find_column(columns, name);
    if (!column) return failure(column.error());
    out = *column;
    return {};
  };
  if (!spec_->person.empty()) {
    if (auto found = find(spec_->person, person_); !found) return found;
  }
  if (!spec_->duration) return {};
  const AggregateDuration& duration = *spec_->duration;
  if (!duration.days.empty()) return find(duration.days, days_);
  if (auto found = find(duration.opened, opened_); !found) return found;
  return find(duration.closed, closed_);
}

Result<Counting> Counting::create(const AggregateSpec& spec, const std::vector<std::string>& columns,
                                  const deid::PseudonymKey* key) {
  Counting counting(spec, key);
  for (std::size_t i = 0; i < spec.dimensions.size(); ++i) {
    auto labels = Labels::create(spec, i, columns);
    if (!labels) return failure(std::move(labels.error()));
    counting.labels_.push_back(std::move(*labels));
  }
  if (auto found = counting.find_columns(columns); !found) return failure(std::move(found.error()));
  return counting;
}

Result<std::int64_t> Counting::days_between(const RawRecord& record) const {
  const AggregateDuration& duration = *spec_->duration;
  const Cell &opened = record.cells[opened_], &closed = record.cells[closed_];
  const auto from = is_missing(opened) ? std::nullopt : text::parse_date(*opened, duration.calendar);
  if (!from) return failure(Errc::bad_value, not_a_date, {{}, record.row, duration.opened});
  const auto to = text::parse_date(*closed, duration.calendar);
  if (!to) return failure(Errc::bad_value, not_a_date, {{}, record.row, duration.closed});
  const std::int64_t days = day_number(*to) - day_number(*from);
  if (days >= 0 && days <= longest_duration) return days;
  return failure(Errc::bad_value, ends_before_it_begins, {{}, record.row, duration.closed});
}

Result<std::int64_t> Counting::days_stated(const RawRecord& record) const {
  const std::string_view text = text::trim(*record.cells[days_]);
  std::int64_t days = -1;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), days);
  const bool whole = parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
  if (whole && days >= 0 && days <= longest_duration) return days;
  return failure(Errc::bad_value, not_a_number_of_days, {{}, record.row, spec_->duration->days});
}

Result<std::optional<std::uint32_t>> Counting::days(const RawRecord& record) {
  const bool stated = !spec_->duration->days.empty();
  if (is_missing(record.cells[stated ? days_ : closed_])) return std::nullopt;
  const auto days = stated ? days_stated(record) : days_between(record);
  if (days) return static_cast<std::uint32_t>(*days);
  ++report_.invalid_durations;
  if (spec_->duration->withhold_invalid) return std::nullopt;
  return failure(days.error());
}

bool Counting::is_beyond_clamp(std::uint64_t person) {
  return ++cases_of_person_[person] > spec_->protection.cases_per_person;
}

std::uint64_t Counting::record_key(const RawRecord& record) const {
  std::string bytes;
  for (const Cell& cell : record.cells) deid::append_cell(bytes, cell);
  return bits_of_token(key_->pseudonym("aggregate-record", spec_->dataset, "", bytes));
}

Result<void> Counting::add(const RawRecord& record) {
  last_ = {};
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    const auto code = labels_[i].code(record);
    if (!code) return failure(code.error());
    last_[i] = *code;
  }
  std::optional<std::uint32_t> closed_after;
  if (spec_->duration) {
    const auto days = this->days(record);
    if (!days) return failure(days.error());
    closed_after = *days;
  }
  if (!spec_->person.empty()) {  // who is not named may be anybody: all of them count as one person
    last_person_ = deid::hash_tuple(deid::canonical_value(record.cells[person_].value_or(""))).low;
  }
  return count(record, closed_after);
}

Result<void> Counting::count(const RawRecord& record, const std::optional<std::uint32_t>& days) {
  ++report_.cases;
  if (last_person_ && spec_->protection.method == AggregateMethod::noise && is_beyond_clamp(*last_person_)) {
    ++report_.cases_left_out;
    return {};
  }
  Codes codes = last_;
  if (spec_->duration) {
    const auto limit = spec_->duration->overdue_after_days;
    const bool late = days && limit && *days > *limit;
    codes[labels_.size()] = !days ? State::not_closed : late ? State::overdue : State::in_time;
  }
  Group& group = groups_.try_emplace(codes, Group{static_cast<std::uint32_t>(groups_.size()), 0, 0, {}}).first->second;
  ++group.cases;
  if (key_ != nullptr) group.record_keys += record_key(record);
  add_persons(group.persons, last_person(), spec_->protection.threshold);
  if (days) ++durations_[std::uint64_t{group.index} << 20U | *days];
  if (durations_.size() <= most_durations && cases_of_person_.size() <= most_persons && groups_.size() <= most_cells)
    return {};
  return failure(
      Errc::limit_exceeded,
      {"more than 4,000,000 combinations or pairs of combination and duration, or 5,000,000 persons; count a shorter "
       "period or fewer categories",
       "超過 4,000,000 種組合（或組合與日數），或 5,000,000 人；請縮短期間或減少分類"},
      {{}, record.row, {}});
}

std::vector<std::int64_t> Counting::cases_by_code(std::size_t dimension) const {
  std::vector<std::int64_t> cases(labels_[dimension].codes(), 0);
  for (const auto& [codes, group] : groups_) cases[codes[dimension]] += group.cases;
  return cases;
}

Result<std::vector<LabelTree>> Counting::trees() const {
  std::vector<LabelTree> trees;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    auto tree = labels_[i].tree(cases_by_code(i));
    if (!tree) return failure(std::move(tree.error()));
    trees.push_back(std::move(*tree));
  }
  return trees;
}

namespace {

std::vector<unsigned> table_masks(const AggregateSpec& spec) {
  std::vector<unsigned> masks;
  for (const auto& table : spec.tables) {
    unsigned mask = 0;
    for (std::size_t i = 0; i < spec.dimensions.size(); ++i) {
      const std::string& name = spec.dimensions[i].levels[0].field.name;
      if (std::find(table.begin(), table.end(), name) != table.end()) mask |= 1U << i;
    }
    masks.push_back(mask);
  }
  if (masks.empty()) masks.push_back((1U << spec.dimensions.size()) - 1U);
  return masks;
}

}  // namespace

Result<Cube> Counting::cube_of(const std::vector<LabelTree>& trees) const {
  std::vector<Axis> axes;
  std::uint64_t cells = 1;
  for (const LabelTree& tree : trees) axes.push_back(tree.axis);
  axes.push_back(spec_->duration ? Axis::flat({"", "", ""}) : Axis::flat({""}));
  for (const Axis& axis : axes) cells *= axis.nodes.size();
  if (cells <= most_cells) return Cube(std::move(axes), table_masks(*spec_));
  return failure(Errc::limit_exceeded,
                 {"the table would have more than 4,000,000 cells with its totals; use fewer or coarser categories",
                  "統計表含合計超過 4,000,000 格；請減少或概化分類"},
                 {spec_->file, 0, "dimensions"});
}

void Counting::fill_counts(const std::vector<CellId>& atoms, Counted& counted) const {
  const Cube& cube = counted.cube;
  const auto plus = [](auto& to, const auto& from) { to += from; };
  counted.counts.cases.assign(cube.cells(), 0);
  for (const auto& [codes, group] : groups_) counted.counts.cases[atoms[group.index]] += group.cases;
  cube.roll_up(counted.counts.cases, plus);
  if (key_ == nullptr) return;
  counted.record_keys.assign(cube.cells(), 0);
  for (const auto& [codes, group] : groups_) counted.record_keys[atoms[group.index]] += group.record_keys;
  cube.roll_up(counted.record_keys, plus);
}

void Counting::fill_persons(const std::vector<CellId>& atoms, Counted& counted) const {
  if (spec_->person.empty()) return;
  const std::int64_t threshold = spec_->protection.threshold;
  std::vector<Persons> persons(counted.cube.cells());
  for (const auto& [codes, group] : groups_) add_persons(persons[atoms[group.index]], group.persons, threshold);
  counted.cube.roll_up(persons, [threshold](auto& to, const auto& from) { add_persons(to, from, threshold); });
  for (const Persons& of_cell : persons)
    counted.counts.few_persons.push_back(static_cast<std::int64_t>(of_cell.size()) < threshold ? 1 : 0);
}

void Counting::fill_durations(const std::vector<CellId>& atoms, Counted& counted) const {
  const Cube& cube = counted.cube;
  std::vector<CellId> of_all_states;
  for (const CellId atom : atoms) {
    Nodes nodes = cube.nodes(atom);
    nodes[cube.state_axis()] = cube.axes().back().root();
    of_all_states.push_back(cube.id(nodes));
  }
  for (const auto& [key, cases] : durations_) {
    counted.durations.push_back({of_all_states[key >> 20U], static_cast<std::uint32_t>(key & 0xFFFFFU), cases});
  }
  std::sort(counted.durations.begin(), counted.durations.end(), [](const DurationCount& a, const DurationCount& b) {
    return a.days != b.days ? a.days < b.days : a.atom < b.atom;
  });
}

Result<Counted> Counting::finish() const {
  auto trees = this->trees();
  if (!trees) return failure(std::move(trees.error()));
  auto cube = cube_of(*trees);
  if (!cube) return failure(std::move(cube.error()));
  Counted counted{std::move(*cube), {}, {}, {}, report_};
  for (const LabelTree& tree : *trees) counted.report.pooled_labels += tree.pooled;
  std::vector<CellId> atoms(groups_.size());  // by group
  for (const auto& [codes, group] : groups_) {
    Nodes nodes = codes;
    for (std::size_t i = 0; i < labels_.size(); ++i) nodes[i] = (*trees)[i].leaf[codes[i]];
    atoms[group.index] = counted.cube.id(nodes);
  }
  fill_counts(atoms, counted);
  fill_persons(atoms, counted);
  fill_durations(atoms, counted);
  return counted;
}

}  // namespace opendata::privacy
