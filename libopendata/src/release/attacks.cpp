#include "release/attacks.hpp"

#include <algorithm>
#include <utility>

#include "deid/canonical_value.hpp"
#include "deid/in_slices.hpp"
#include "formats/rows_sqlite.hpp"
#include "policy/rules.hpp"
#include "release/batch_reader.hpp"
#include "release/fan_out.hpp"
#include "release/few_persons.hpp"
#include "release/record_leaks.hpp"

namespace opendata::release {
namespace {

constexpr std::size_t most_exact_tuples = 1'000'000;

tl::unexpected<Error> not_the_same(const std::string& source, std::uint64_t row) {
  return failure(Errc::conflict,
                 {"the written rows are not those that this source gives; nothing was published: start again",
                  "寫出的資料列與此來源不符；未發布任何內容：請重新執行"},
                 {source, row, {}});
}

std::vector<std::size_t> places_of(const std::vector<std::string>& columns, const std::vector<std::string>& names) {
  std::vector<std::size_t> out;
  for (const std::string& name : names)
    out.push_back(static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin()));
  return out;
}

std::vector<std::string> quasi_identifier_sources(const Attacked& attacked) {
  std::vector<std::string> out;
  for (const std::size_t place : attacked.written.quasi_identifiers())
    out.push_back(field_of(attacked.policy, attacked.pipeline.schema().fields[place].name).source);
  return out;
}

/// A source record and the row that was written of it.
struct Pair {
  RawRecord source, row;
};

/// Searches that share the pairs among themselves, batch by batch.
std::vector<FanOut<Pair>::Consumer> searching(std::vector<RecordLeaks>& leaks) {
  std::vector<FanOut<Pair>::Consumer> out;
  for (std::size_t i = 0; i < leaks.size(); ++i) {
    const auto take = [&mine = leaks[i], turn = i, turns = leaks.size()](const auto& batch) mutable -> Result<void> {
      if (turn-- == 0) {
        turn = turns - 1;
        for (const Pair& pair : batch) mine.look_at(pair.source, pair.row);
      }
      return {};
    };
    out.push_back({take, {}});
  }
  return out;
}

/// Both files side by side. The rows of suppressed records are not in the release: their tuples have no candidates
/// there.
class Attack {
 public:
  Attack(const Attacked& attacked, RecordReader& source, RecordReader& rows)
      : attacked_(attacked),
        source_(source),
        rows_(rows),
        leaks_(workers(), RecordLeaks(attacked.policy, attacked.pipeline.schema(), source.columns(), attacked.written)),
        few_persons_(attacked.policy, source.columns()),
        pairs_(searching(leaks_)),
        exact_places_(places_of(source.columns(), quasi_identifier_sources(attacked))),
        exact_(exact_places_.size(), most_exact_tuples) {
    if (!attacked.policy.privacy.person.empty())
      person_ = places_of(source.columns(), {attacked.policy.privacy.person}).front();
  }

  Result<AttackOutcome> run() {
    for (BatchReader batches(source_);;) {
      auto batch = batches.next();
      if (!batch) return failure(std::move(batch.error()));
      if (batch->empty()) break;
      if (auto looked = look_at_records(*batch); !looked) return failure(std::move(looked.error()));
    }
    auto more = rows_.read(row_);
    if (!more) return failure(std::move(more.error()));
    if (*more) return not_the_same(attacked_.source.name, 0);
    if (auto searched = pairs_.finish(); !searched) return failure(std::move(searched.error()));
    for (std::size_t i = 1; i < leaks_.size(); ++i) leaks_.front().add(leaks_[i]);
    return outcome();
  }

 private:
  using Known = Result<std::optional<std::vector<Cell>>>;

  Result<void> look_at_records(std::vector<RawRecord>& batch) {
    const auto known = published_quasi_identifiers(batch);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (auto looked = look_at_record(batch[i], known[i]); !looked) return looked;
    }
    return {};
  }

  /// What the release says of the quasi-identifiers of each record; the work is shared among threads.
  [[nodiscard]] std::vector<Known> published_quasi_identifiers(const std::vector<RawRecord>& batch) const {
    std::vector<Known> out(batch.size(), failure(Errc::internal, {"was not looked at", "未經檢視"}));
    auto made = deid::in_slices(batch.size(), [&](std::size_t begin, std::size_t end) -> Result<void> {
      for (std::size_t i = begin; i < end; ++i) out[i] = attacked_.pipeline.published_quasi_identifiers(batch[i]);
      return {};
    });
    static_cast<void>(made);  // each record has an outcome of its own
    return out;
  }

  Result<void> look_at_record(RawRecord& record, const Known& known) {
    if (!known) return failure(Error(known.error()).at({attacked_.source.name, 0, {}}));
    if (!*known || attacked_.written.classes().count(**known) == 0) return {};
    auto more = rows_.read(row_);
    if (!more) return failure(std::move(more.error()));
    if (!*more || cells_at(row_, attacked_.written.quasi_identifiers()) != **known)
      return not_the_same(attacked_.source.name, record.row);
    count_candidate(record, **known);
    exact_.add(cells_at(record, exact_places_));
    if (!pairs_.push({std::move(record), std::exchange(row_, {})})) return pairs_.finish();
    return {};
  }

  /// A record of the written tuple; one more candidate when its person is not one of them yet.
  void count_candidate(const RawRecord& record, const std::vector<Cell>& tuple) {
    std::string bytes;
    for (const Cell& cell : tuple) deid::append_cell(bytes, cell);
    const auto hash = deid::hash_tuple(bytes);
    few_persons_.look_at(record, hash);
    if (!person_) return candidates_.add(hash);
    deid::append_cell(bytes, deid::canonical_value(record.cells[*person_].value_or("")));
    candidates_.add_person(hash, deid::hash_tuple(bytes));
  }

  AttackOutcome outcome() {
    const auto all = candidates_.settle(0);
    AttackOutcome out;
    out.figures.linked_records = all.records;
    out.figures.smallest_candidates = all.smallest_released;
    out.figures.persons = person_.has_value();
    out.figures.few_persons = few_persons_.counts();
    const RecordLeaks& leaks = leaks_.front();
    out.figures.repeated.assign(leaks.repeated().begin(), leaks.repeated().end());
    out.figures.tolerated.assign(leaks.shared().begin(), leaks.shared().end());
    out.figures.unnamed_numbers.assign(leaks.unnamed_numbers().begin(), leaks.unnamed_numbers().end());
    out.figures.exact_values.assign(leaks.exact_values().begin(), leaks.exact_values().end());
    for (const std::size_t place : attacked_.written.insensitive())
      out.figures.insensitive.push_back(attacked_.pipeline.schema().fields[place].name);
    out.figures.insensitive_classes = attacked_.written.insensitive_classes();
    out.first_leak = leaks.first_row();
    out.exact = std::move(exact_);
    out.candidates = std::move(candidates_);
    return out;
  }

  const Attacked& attacked_;
  RecordReader& source_;
  ReadAhead rows_;
  std::vector<RecordLeaks> leaks_;  // one a thread; the first gathers what all found
  FewPersons few_persons_;
  FanOut<Pair> pairs_;
  std::vector<std::size_t> exact_places_;
  privacy::TupleCounts exact_;
  std::optional<std::size_t> person_;
  deid::EquivalenceClasses candidates_;
  RawRecord row_;
};

}  // namespace

Result<AttackOutcome> attack(const Attacked& attacked) {
  auto source = attacked.source.open();
  if (!source) return failure(std::move(source.error()));
  auto rows = format::open_rows_sqlite_reader(attacked.release / "rows.sqlite", attacked.pipeline.schema());
  if (!rows) return failure(std::move(rows.error()));
  return Attack(attacked, **source, **rows).run();
}

privacy::RiskReport risk_report(const Attacked& attacked, AttackOutcome outcome) {
  const auto& schema = attacked.pipeline.schema();
  const auto& classes = attacked.written.classes();
  privacy::RiskReport out;
  out.title = attacked.policy.dataset.title;
  out.k = attacked.policy.privacy.k;
  out.released = classes.classes();
  out.suppressed_rows = attacked.pipeline.report().records_suppressed;
  out.combinations = privacy::combination_risks(classes);
  out.sensitive = attacked.written.sensitive(schema);
  if (!outcome.exact.overflowed()) out.exact = outcome.exact.classes();
  const double rows = static_cast<double>(out.released.rows());
  if (attacked.policy.gate.population > 0)
    out.sampling_fraction = std::min(1.0, rows / static_cast<double>(attacked.policy.gate.population));
  for (std::size_t i = 0; i < attacked.written.quasi_identifiers().size(); ++i) {
    const Field& field = schema.fields[attacked.written.quasi_identifiers()[i]];
    const std::vector<std::size_t> alone{i};
    std::optional<double> bits;
    if (out.exact) bits = privacy::entropy_bits(outcome.exact.classes(alone));
    out.columns.push_back({field.name, field.title, field_of(attacked.policy, field.name).transform, bits,
                           privacy::entropy_bits(classes.classes(alone))});
  }
  out.attacks = std::move(outcome.figures);
  return out;
}

}  // namespace opendata::release
