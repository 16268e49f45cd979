#include <memory>
#include <opendata/aggregate.hpp>

#include "aggregate/differencing.hpp"
#include "aggregate/noise.hpp"
#include "aggregate/rounding.hpp"
#include "aggregate/rows.hpp"
#include "release/modified.hpp"
#include "release/sha256.hpp"

namespace opendata::privacy {
namespace {

/// One run: the input in one pass, then one of the three protections.
class Run {
 public:
  Run(const AggregateSpec& spec, const std::string& input, AggregateResources resources)
      : spec_(spec), input_(input), resources_(std::move(resources)) {}

  Result<Aggregate> run() {
    if (auto ready = prepare(); !ready) return failure(std::move(ready.error()));
    if (auto read = read_input(); !read) return failure(std::move(read.error()));
    auto counted = counting_->finish();
    if (!counted) return failure(std::move(counted.error()));
    if (auto clean = check_labels(counted->cube, spec_); !clean) return failure(std::move(clean.error()));
    counted->report.input = reader_->report();
    auto rows = protect(*counted);
    if (!rows) return failure(std::move(rows.error()).at({input_, 0, {}}));
    return Aggregate{label_columns(spec_), std::move(*rows), std::move(counted->report),
                     modified_,            compared_,        compared_by_person_};
  }

 private:
  [[nodiscard]] AggregateMethod method() const { return spec_.protection.method; }

  Result<void> prepare() {
    if (spec_.protection.threshold < 2)  // a specification that was built by hand was not checked
      return failure(Errc::bad_value, {"must be 2 or more", "必須至少為 2"}, {spec_.file, 0, "protection.threshold"});
    if (method() == AggregateMethod::round && !resources_.key) {
      return failure(Errc::invalid_argument,
                     {"rounding needs a key (--key-file): the same cases must always round the same way",
                      "捨入需要金鑰（--key-file）：相同案件須恆得相同結果"});
    }
    if (method() == AggregateMethod::noise && resources_.ledger.empty()) {
      return failure(Errc::invalid_argument,
                     {"noise needs a ledger (--ledger), which keeps the budget", "雜訊需要帳本（--ledger）以控管預算"});
    }
    if (auto opened = open_ledger(); !opened) return opened;
    return open_input();
  }
  Result<void> open_ledger() {
    if (resources_.ledger.empty()) return {};
    auto ledger = Ledger::open(resources_.ledger);
    if (!ledger) return failure(std::move(ledger.error()));
    ledger_ = std::make_unique<Ledger>(std::move(*ledger));
    return {};
  }
  Result<void> open_input() {
    auto digest = release::digest_file(input_);
    if (!digest) return failure(std::move(digest.error()));
    sha256_ = digest->sha256;
    auto modified = release::modified_time(input_);
    if (!modified) return failure(std::move(modified.error()));
    modified_ = std::move(*modified);
    auto reader = open_reader(input_, spec_.input);
    if (!reader) return failure(std::move(reader.error()));
    reader_ = std::move(*reader);
    const bool rounds = method() == AggregateMethod::round;
    auto counting = Counting::create(spec_, reader_->columns(), rounds ? &*resources_.key : nullptr);
    if (!counting) return failure(std::move(counting.error()));
    counting_ = std::make_unique<Counting>(std::move(*counting));
    return compare_with_earlier();
  }
  Result<void> compare_with_earlier() {
    if (ledger_ == nullptr || method() != AggregateMethod::suppress) return {};
    auto specs = earlier_specs(*ledger_, spec_);
    if (!specs) return failure(std::move(specs.error()));
    earlier_ = std::move(*specs);
    for (const LedgerEntry& entry : ledger_->entries())
      if (entry.dataset == spec_.dataset && entry.method == method()) compared_.push_back(release::sha256_of(entry.spec));
    for (const auto& earlier : earlier_) {
      compared_by_person_ |= !earlier->person.empty();
      auto differencing = Differencing::create(*earlier, reader_->columns(), spec_.protection.threshold);
      if (!differencing) return failure(std::move(differencing.error()));
      differencing_.push_back(std::move(*differencing));
    }
    return {};
  }

  Result<void> read_input() {
    RawRecord record;
    for (auto more = reader_->read(record);; more = reader_->read(record)) {
      if (!more) return failure(std::move(more.error()));
      if (!*more) break;
      if (auto added = add(record); !added) return failure(std::move(added.error()).at({input_, record.row, {}}));
    }
    const auto digest = release::digest_file(input_);
    if (digest && digest->sha256 == sha256_) return {};
    return failure(Errc::conflict,
                   {"the source changed while it was read; nothing was published: start again",
                    "來源在讀取期間有變動；未發布任何內容：請重新執行"},
                   {input_, 0, {}});
  }
  Result<void> add(const RawRecord& record) {
    if (auto added = counting_->add(record); !added) return added;
    for (Differencing& differencing : differencing_) {
      if (auto added = differencing.add(record, *counting_); !added) return added;
    }
    return {};
  }

  Result<std::vector<AggregateRow>> protect(Counted& counted) {
    switch (method()) {
      case AggregateMethod::suppress:
        return with_suppression(counted);
      case AggregateMethod::round:
        return with_rounding(counted);
      case AggregateMethod::noise:
        break;
    }
    return with_noise(counted);
  }

  Result<std::vector<AggregateRow>> with_suppression(Counted& counted) {
    const auto done = suppress(counted.cube, counted.counts, spec_.protection);
    if (!done) return failure(done.error());
    if (auto apart = check_differences(counted, done->withheld); !apart) return failure(std::move(apart.error()));
    if (auto kept = remember(); !kept) return failure(std::move(kept.error()));
    counted.report.primary = done->primary;
    counted.report.secondary = done->secondary;
    counted.report.audited = done->audited;
    counted.report.narrowest = done->narrowest;
    const auto figures = quantiles(counted, spec_.protection);
    return rows_of(counted, {counted.counts.cases, &done->withheld, &figures, spec_.protection.least_cases});
  }
  Result<void> check_differences(Counted& counted, const Pattern& withheld) {
    if (differencing_.empty()) return {};
    const auto trees = counting_->trees();
    if (!trees) return failure(trees.error());
    for (const Differencing& differencing : differencing_) {
      const auto small = differencing.small_differences(counted, *trees, withheld);
      if (!small) return failure(small.error());
      ++counted.report.differencing_checks;
      if (*small == 0) continue;
      return failure(Errc::refused, {"together with an earlier table of the ledger this one would publish a small "
                                     "group: use the earlier categories",
                                     "本表與帳本中先前的統計表相減會揭露小群體：請沿用先前的分類"});
    }
    return {};
  }
  Result<void> remember() {
    if (ledger_ == nullptr) return {};
    const std::string question = question_of(spec_, sha256_);
    if (ledger_->find(question) != nullptr) return {};
    return ledger_->append({spec_.dataset, method(), question, spec_.document, 0, 0, {}});
  }

  Result<std::vector<AggregateRow>> with_rounding(Counted& counted) {
    const auto rounded = round_counts(counted, spec_.protection.base, *resources_.key, spec_.dataset);
    if (!exposed_by_rounding(counted.cube, counted.counts.cases, rounded, spec_.protection).empty()) {
      return failure(
          Errc::refused,
          {"a small count could be worked out in spite of the rounding; use a larger base or coarser categories",
           "捨入後仍可推得小數值；請使用較大的基數或較粗的分類"});
    }
    const auto figures = quantiles(counted, spec_.protection);
    return rows_of(counted, {rounded, nullptr, &figures, spec_.protection.least_cases});
  }

  Result<std::vector<AggregateRow>> with_noise(Counted& counted) {
    SecureRandomBytes random;
    const auto noisy = noisy_counts(counted, spec_, sha256_, *ledger_, random);
    if (!noisy) return failure(noisy.error());
    return rows_of(counted, {*noisy, nullptr, nullptr, spec_.protection.least_cases});
  }

  Result<std::vector<AggregateRow>> rows_of(Counted& counted, const Published& published) {
    const Cube& cube = counted.cube;
    for (CellId cell = cube.axes().back().root() * cube.stride(cube.state_axis()); cell < cube.cells(); ++cell) {
      counted.report.cells += cube.is_listed(cell) ? 1U : 0U;
    }
    return make_rows(cube, published, method());
  }

  const AggregateSpec& spec_;
  const std::string& input_;
  AggregateResources resources_;
  std::unique_ptr<Ledger> ledger_;
  std::string sha256_, modified_;
  std::unique_ptr<RecordReader> reader_;
  std::unique_ptr<Counting> counting_;
  std::vector<std::unique_ptr<AggregateSpec>> earlier_;
  std::vector<std::string> compared_;
  bool compared_by_person_ = false;
  std::vector<Differencing> differencing_;
};

}  // namespace

Result<Aggregate> aggregate(const AggregateSpec& spec, const std::string& input, AggregateResources resources) {
  return Run(spec, input, std::move(resources)).run();
}

}  // namespace opendata::privacy
