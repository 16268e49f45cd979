#include "release/cross_release.hpp"

#include <algorithm>
#include <map>

#include "deid/canonical_value.hpp"
#include "release/class_changes.hpp"
#include "release/joint_classes.hpp"
#include "release/series_levels.hpp"

namespace opendata::release {
namespace {

constexpr std::size_t most_levels = 16;

std::string bytes_of(std::span<const Cell> tuple) {
  std::string bytes;
  for (const Cell& cell : tuple) deid::append_cell(bytes, cell);
  return bytes;
}

/// A release without quasi-identifiers is no series of classes: whoever is in it cannot be looked for.
Classes classes_of(const PublishedRelease& release, const SeriesLevels& levels) {
  Classes classes;
  if (release.written.quasi_identifiers().empty()) return classes;
  const bool has_persons = !release.policy.privacy.person.empty();
  release.written.classes().for_each([&](std::span<const Cell> tuple, std::uint64_t rows) {
    PublishedClass one{levels.signature(tuple), rows, std::nullopt};
    if (has_persons) one.persons = release.candidates.size_of(deid::hash_tuple(bytes_of(tuple))).persons;
    classes.push_back(one);
  });
  std::sort(classes.begin(), classes.end(),
            [](const PublishedClass& a, const PublishedClass& b) { return a.signature < b.signature; });
  return classes;
}

/// Earlier levels of the series, ready to be applied to the source of today.
struct OtherLevels {
  deid::Pipeline pipeline;
  JointClasses joint;
};

/// Looks for every record of the source by the labels of two releases at once.
class OtherReleases {
 public:
  OtherReleases(const PublishedRelease& release, const LedgerEntry& entry)
      : release_(release),
        entry_(entry),
        levels_(release.policy, release.pipeline.schema(), release.written) {}

  Result<void> add(const std::string& levels, const std::vector<std::string>& columns) {
    if (others_.contains(levels)) return {};
    if (others_.size() == most_levels) {
      return failure(Errc::limit_exceeded,
                     {"more than 16 different levels were published of this dataset; keep the levels of a series "
                      "fixed, or begin a "
                      "dataset with another id",
                      "此資料集已用過 16 種以上的概化層級；請固定同一系列的層級，或以另一個資料集代碼發布"});
    }
    auto before = policy_of(levels, release_.policy);
    if (!before) return failure(std::move(before.error()));
    auto pipeline = deid::Pipeline::create(*before, columns, std::nullopt);
    if (!pipeline) return cannot_compare();
    others_.emplace(levels, OtherLevels{std::move(*pipeline), JointClasses(release_.policy.privacy.k)});
    return {};
  }
  [[nodiscard]] bool empty() const { return others_.empty(); }

  Result<void> run(RecordReader& source) {
    if (!release_.policy.privacy.person.empty()) {
      const auto found = std::find(source.columns().begin(), source.columns().end(), release_.policy.privacy.person);
      person_ = static_cast<std::size_t>(found - source.columns().begin());
    }
    RawRecord record;
    for (;;) {
      auto more = source.read(record);
      if (!more) return failure(std::move(more.error()));
      if (!*more) return {};
      if (auto looked = look_at(record); !looked) return looked;
    }
  }

  void compare(const LedgerEntry& earlier, CrossRelease& out) const {
    const auto other = others_.find(earlier.levels);
    if (other == others_.end()) return;
    const auto compared = other->second.joint.compare(earlier.classes, out.least_change);
    out.small_changes += compared.small_changes;
    if (compared.smallest == 0) return;
    out.smallest_intersection =
        out.smallest_intersection == 0 ? compared.smallest : std::min(out.smallest_intersection, compared.smallest);
  }

 private:
  static tl::unexpected<Error> cannot_compare() {
    return failure(
        Errc::refused,
        {"the levels of an earlier release cannot be made from this source, so that the two cannot be compared; keep "
         "the levels of a series fixed, or begin a dataset with another id",
         "無法以此來源產生先前版本的概化層級，兩者無從比對；請固定同一系列的層級，或以另一個資料集代碼發布"},
        {{}, 0, "fields"});
  }

  /// None when the record is withheld. A release without quasi-identifiers is one class of all records.
  [[nodiscard]] std::optional<std::uint64_t> class_now(const std::optional<std::vector<Cell>>& tuple) const {
    if (!tuple) return std::nullopt;
    const std::uint64_t signature = levels_.signature(*tuple);
    if (!tuple->empty() && find_class(entry_.classes, signature) == nullptr) return std::nullopt;
    return signature;
  }

  Result<void> look_at(const RawRecord& record) {
    const auto tuple = release_.pipeline.published_quasi_identifiers(record);
    if (!tuple) return failure(tuple.error());
    const auto now = class_now(*tuple);
    std::optional<std::uint64_t> person;
    if (person_) person = deid::hash_tuple(deid::canonical_value(record.cells[*person_].value_or(""))).high;
    for (auto& [levels, other] : others_) {
      std::optional<std::uint64_t> before;
      // A cell that does not fit the earlier levels was in no earlier release: it would have failed there.
      if (const auto known = other.pipeline.published_quasi_identifiers(record); known && *known)
        before = deid::hash_tuple(bytes_of(**known)).high;
      other.joint.add(now, before, person);
    }
    return {};
  }

  const PublishedRelease& release_;
  const LedgerEntry& entry_;
  SeriesLevels levels_;
  std::optional<std::size_t> person_;
  std::map<std::string, OtherLevels> others_;
};

bool needs_source(const LedgerEntry& earlier, const LedgerEntry& entry) {
  return earlier.levels != entry.levels && !earlier.classes.empty();
}

/// What needs no source: releases of the same levels. Gathers the levels of the others.
Result<void> compare_same_levels(const LedgerEntry& entry, const SeriesLedger& ledger,
                                 const std::vector<std::string>& columns, OtherReleases& others, CrossRelease& out) {
  return ledger.for_each([&](const LedgerEntry& earlier) -> Result<void> {
    ++out.releases;
    if (earlier.levels == entry.levels)
      out.small_changes += small_changes(earlier.classes, entry.classes, out.least_change);
    if (!needs_source(earlier, entry)) return {};
    ++out.other_levels;
    return others.add(earlier.levels, columns);
  });
}

}  // namespace

LedgerEntry ledger_entry(const PublishedRelease& release) {
  const SeriesLevels levels(release.policy, release.pipeline.schema(), release.written);
  LedgerEntry entry;
  entry.classes = classes_of(release, levels);
  entry.levels = levels.json(release.pipeline.report(), entry.classes);
  return entry;
}

Result<CrossRelease> compare_with_series(const PublishedRelease& release, const LedgerEntry& entry,
                                         const SeriesLedger& ledger) {
  CrossRelease out;
  out.unknown_releases = ledger.unknown_releases();
  out.least_change = release.policy.gate.least_change.value_or(release.policy.privacy.k);
  auto reader = release.source.open();
  if (!reader) return failure(std::move(reader.error()));
  OtherReleases others(release, entry);
  auto same = compare_same_levels(entry, ledger, (*reader)->columns(), others, out);
  if (!same) return failure(std::move(same.error()));
  if (others.empty()) return out;
  auto compared = others.run(**reader).and_then([&] {
    return ledger.for_each([&](const LedgerEntry& earlier) -> Result<void> {
      if (needs_source(earlier, entry)) others.compare(earlier, out);
      return {};
    });
  });
  if (!compared) return failure(std::move(compared.error()));
  return out;
}

std::optional<Error> refusal(const CrossRelease& compared, const Policy& policy) {
  if (compared.smallest_intersection > 0 && compared.smallest_intersection < policy.privacy.k) {
    return Error(
        Errc::refused,
        {"who holds this release beside an earlier one of other levels, or takes one from the other, is left with "
         "fewer than k candidates; publish with the levels of the series",
         "同時比對本版本與先前不同層級的版本，或將兩者相減，候選將少於 k；請沿用此系列的概化層級發布"},
        {{}, 0, "fields"});
  }
  if (compared.small_changes == 0) return std::nullopt;
  return Error(
      Errc::refused,
      {"classes changed by fewer records or persons than gate.least_change since an earlier release, so that the "
       "difference shows single persons; publish closed periods only, or state a smaller gate.least_change",
       "與先前版本相比，有等價類的筆數或人數變動小於 gate.least_change，差額會顯露個別的人；請僅發布已結束的期間，或調低 "
       "gate.least_change"},
      {{}, 0, "gate.least_change"});
}

}  // namespace opendata::release
