#include "release/cross_release.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <map>

#include "deid/canonical_value.hpp"
#include "privacy/equivalence_classes.hpp"

namespace opendata::release {
namespace {

constexpr std::size_t most_levels = 16;

using JsonLine = rapidjson::Writer<rapidjson::StringBuffer>;

void write_text(JsonLine& out, std::string_view text) {
  out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

/// Bounded by the depth that the policy's parser allows.
void write_value(JsonLine& out, const json::Value& value) {
  switch (value.kind()) {
    case json::Kind::object:
      out.StartObject();
      for (std::size_t i = 0; i < value.keys().size(); ++i) {
        write_text(out, value.keys()[i]);
        write_value(out, value.items()[i]);
      }
      out.EndObject();
      return;
    case json::Kind::array:
      out.StartArray();
      for (const json::Value& item : value.items()) write_value(out, item);
      out.EndArray();
      return;
    case json::Kind::number:
      out.RawValue(value.text().data(), value.text().size(), rapidjson::kNumberType);
      return;
    case json::Kind::boolean:
      out.Bool(value.boolean());
      return;
    case json::Kind::null:
      out.Null();
      return;
    case json::Kind::string:
      write_text(out, value.text());
  }
}

using Classes = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

/// What a search chose is no part of the policy: the level of a full-domain search, and of local recoding, whose levels
/// are those of its classes, the classes themselves.
void write_search(JsonLine& out, const deid::PipelineReport& report, const PolicyField& field, const Classes& classes) {
  const auto counts = std::find_if(report.fields.begin(), report.fields.end(),
                                   [&](const auto& candidate) { return candidate.name == field.field.name; });
  if (counts == report.fields.end() || !counts->loss) return;
  if (counts->level) {
    write_text(out, "level");
    out.Uint64(*counts->level);
    return;
  }
  std::string bytes;
  for (const auto& [signature, rows] : classes) bytes += std::to_string(signature) + ' ' + std::to_string(rows) + ' ';
  write_text(out, "classes");
  out.Uint64(deid::hash_tuple(bytes).high);
}

void write_level(JsonLine& out, const deid::PipelineReport& report, const PolicyField& field, const Classes& classes) {
  out.StartObject();
  write_search(out, report, field, classes);
  write_text(out, "source");
  write_text(out, field.source);
  write_text(out, "type");
  write_text(out, name(field.field.type));
  write_text(out, "transform");
  if (field.parameters.is(json::Kind::null)) {
    write_text(out, field.transform);  // a policy that was built in code
  } else {
    write_value(out, field.parameters);
  }
  out.EndObject();
}

std::string levels_of(const Policy& policy, const deid::Pipeline& pipeline, const WrittenProfile& written,
                      const Classes& classes) {
  rapidjson::StringBuffer buffer;
  JsonLine out(buffer);
  out.StartArray();
  for (const std::size_t place : written.quasi_identifiers())
    write_level(out, pipeline.report(), field_of(policy, pipeline.schema().fields[place].name), classes);
  out.EndArray();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string bytes_of(std::span<const Cell> tuple) {
  std::string bytes;
  for (const Cell& cell : tuple) deid::append_cell(bytes, cell);
  return bytes;
}

std::uint64_t signature(std::span<const Cell> tuple) { return deid::hash_tuple(bytes_of(tuple)).high; }

std::uint64_t difference(std::uint64_t a, std::uint64_t b) { return a > b ? a - b : b - a; }

/// Classes of both lists, and unless `common_only` of either, whose rows differ by less than `least`, but not by 0.
std::uint64_t small_changes(const Classes& before, const Classes& after, std::uint64_t least, bool common_only) {
  std::uint64_t small = 0;
  auto a = before.begin();
  auto b = after.begin();
  while (a != before.end() || b != after.end()) {
    const bool only_before = b == after.end() || (a != before.end() && a->first < b->first);
    const bool only_after = a == before.end() || (b != after.end() && b->first < a->first);
    const std::uint64_t change = difference(only_after ? 0 : a->second, only_before ? 0 : b->second);
    if (change > 0 && change < least && !(common_only && (only_before || only_after))) ++small;
    if (!only_after) ++a;
    if (!only_before) ++b;
  }
  return small;
}

bool has_class(const Classes& classes, std::uint64_t wanted) {
  const auto found = std::lower_bound(classes.begin(), classes.end(), std::pair{wanted, std::uint64_t{0}});
  return found != classes.end() && found->first == wanted;
}

Result<Policy> policy_of(const std::string& levels, const Policy& current) {
  auto document = json::parse(levels, json::Dialect::strict, "ledger");
  if (!document) return failure(std::move(document.error()));
  Policy out;
  out.file = current.file;
  out.dataset = current.dataset;
  out.privacy.k = 2;
  for (const json::Value& level : document->items()) {
    PolicyField field;
    const std::string name = "q" + std::to_string(out.fields.size());
    field.source = level.text_of("source");
    field.field = {name, {name, {}}, {}, parse_field_type(level.text_of("type")).value_or(FieldType::string)};
    field.role = Role::quasi_identifier;
    if (const json::Value* transform = level.find("transform")) field.parameters = *transform;
    field.transform =
        field.parameters.is(json::Kind::object) ? field.parameters.text_of("name") : field.parameters.text();
    out.fields.push_back(std::move(field));
  }
  return out;
}

/// Earlier levels of the series, ready to be applied to the source of today.
struct OtherLevels {
  deid::Pipeline pipeline;
  Classes classes;                         // published with these levels, of all releases
  deid::EquivalenceClasses intersections;  // tuples of both labels
};

/// Looks for every record of the source by the labels of two releases at once.
class Intersections {
 public:
  Intersections(const Policy& policy, const deid::Pipeline& pipeline, const LedgerEntry& entry)
      : policy_(policy), pipeline_(pipeline), entry_(entry) {}

  Result<void> add(const LedgerEntry& earlier, const std::vector<std::string>& columns) {
    const auto known = others_.find(earlier.levels);
    if (known != others_.end()) {
      merge(known->second.classes, earlier.classes);
      return {};
    }
    if (others_.size() == most_levels) {
      return failure(Errc::limit_exceeded,
                     {"more than 16 different levels were published of this dataset; keep the levels of a series "
                      "fixed, or begin a "
                      "dataset with another id",
                      "此資料集已用過 16 種以上的概化層級；請固定同一系列的層級，或以另一個資料集代碼發布"});
    }
    auto before = policy_of(earlier.levels, policy_);
    if (!before) return failure(std::move(before.error()));
    auto pipeline = deid::Pipeline::create(*before, columns, std::nullopt);
    if (!pipeline) return cannot_compare();
    others_.emplace(earlier.levels, OtherLevels{std::move(*pipeline), earlier.classes, {}});
    return {};
  }
  [[nodiscard]] bool empty() const { return others_.empty(); }

  Result<void> run(RecordReader& source) {
    if (!policy_.privacy.person.empty()) {
      const auto found = std::find(source.columns().begin(), source.columns().end(), policy_.privacy.person);
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

  /// The fewest candidates that both labels leave of anybody; 0 when nobody can be in both releases.
  std::uint64_t smallest() {
    std::uint64_t out = 0;
    for (auto& [levels, other] : others_) {
      const auto found = other.intersections.settle(0).smallest_released;
      if (found > 0) out = out == 0 ? found : std::min(out, found);
    }
    return out;
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

  static void merge(Classes& into, const Classes& more) {
    Classes both;
    std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(both));
    into = std::move(both);
  }

  Result<void> look_at(const RawRecord& record) {
    auto now = pipeline_.published_quasi_identifiers(record);
    if (!now) return failure(std::move(now.error()));
    if (!*now || !has_class(entry_.classes, signature(**now))) return {};
    for (auto& [levels, other] : others_) {
      // A cell that does not fit the earlier levels was in no earlier release: it would have failed there.
      auto before = other.pipeline.published_quasi_identifiers(record);
      if (before && *before && has_class(other.classes, signature(**before)))
        count(other.intersections, **now, **before, record);
    }
    return {};
  }

  void count(deid::EquivalenceClasses& intersections, const std::vector<Cell>& now, const std::vector<Cell>& before,
             const RawRecord& record) const {
    std::string bytes = bytes_of(now) + bytes_of(before);
    const auto both = deid::hash_tuple(bytes);
    if (!person_) return intersections.add(both);
    deid::append_cell(bytes, deid::canonical_value(record.cells[*person_].value_or("")));
    intersections.add_person(both, deid::hash_tuple(bytes));
  }

  const Policy& policy_;
  const deid::Pipeline& pipeline_;
  const LedgerEntry& entry_;
  std::optional<std::size_t> person_;
  std::map<std::string, OtherLevels> others_;
};

}  // namespace

LedgerEntry ledger_entry(const Policy& policy, const deid::Pipeline& pipeline, const WrittenProfile& written) {
  LedgerEntry entry;
  if (!written.quasi_identifiers().empty()) {
    written.classes().for_each(
        [&](std::span<const Cell> tuple, std::uint64_t rows) { entry.classes.emplace_back(signature(tuple), rows); });
    std::sort(entry.classes.begin(), entry.classes.end());
  }
  entry.levels = levels_of(policy, pipeline, written, entry.classes);
  return entry;
}

Result<CrossRelease> compare_with_series(const Policy& policy, const deid::Pipeline& pipeline,
                                         const Source& source, const LedgerEntry& entry,
                                         const SeriesLedger& ledger) {
  CrossRelease out;
  out.unknown_releases = ledger.unknown_releases();
  out.least_change = policy.gate.least_change.value_or(policy.privacy.k);
  auto reader = source.open();
  if (!reader) return failure(std::move(reader.error()));
  Intersections intersections(policy, pipeline, entry);
  auto compared = ledger.for_each([&](const LedgerEntry& earlier) -> Result<void> {
    const bool other_levels = earlier.levels != entry.levels;
    ++out.releases;
    out.small_changes += small_changes(earlier.classes, entry.classes, out.least_change, other_levels);
    if (!other_levels || earlier.classes.empty()) return {};
    ++out.other_levels;
    return intersections.add(earlier, (*reader)->columns());
  });
  if (!compared) return failure(std::move(compared.error()));
  if (intersections.empty()) return out;
  if (auto run = intersections.run(**reader); !run) return failure(std::move(run.error()));
  out.smallest_intersection = intersections.smallest();
  return out;
}

std::optional<Error> refusal(const CrossRelease& compared, const Policy& policy) {
  if (compared.smallest_intersection > 0 && compared.smallest_intersection < policy.privacy.k) {
    return Error(
        Errc::refused,
        {"who looks a person up in this release and in an earlier one of other levels is left with fewer than k "
         "candidates; publish with the levels of the series",
         "同時比對本版本與先前不同層級的版本，候選將少於 k；請沿用此系列的概化層級發布"},
        {{}, 0, "fields"});
  }
  if (compared.small_changes == 0) return std::nullopt;
  return Error(
      Errc::refused,
      {"classes changed by fewer records than gate.least_change since an earlier release, so that the difference "
       "shows single persons; publish closed periods only, or state a smaller gate.least_change",
       "與先前版本相比，有等價類的筆數變動小於 gate.least_change，差額會顯露個別的人；請僅發布已結束的期間，或調低 "
       "gate.least_change"},
      {{}, 0, "gate.least_change"});
}

}  // namespace opendata::release
