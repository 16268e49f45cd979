#include <algorithm>
#include <array>
#include <charconv>
#include <opendata/aggregate.hpp>
#include <opendata/files.hpp>
#include <set>
#include <span>

#include "deid/transform.hpp"
#include "policy/forms.hpp"
#include "policy/tables.hpp"

namespace opendata::privacy {
namespace {

using config::Key;
using config::Node;
using config::Presence;

constexpr std::size_t spec_limit = 1U << 20U;
constexpr std::size_t most_dimensions = 3;
constexpr std::size_t most_levels = 4;
constexpr std::array<std::string_view, 3> method_names{"suppress", "round", "noise"};

// ---- one level of a dimension ----

Result<void> level_name(const Node& node, PolicyField& out) {
  return config::text<&Field::name, &config::field_name>(node, out.field);
}
Result<void> level_allow(const Node& node, PolicyField& out) { return config::read_value(node, out.allow); }
Result<void> level_title(const Node& node, PolicyField& out) { return config::value<&Field::title>(node, out.field); }

Result<void> check_transform(const Node& node, const std::string& name) {
  constexpr std::array<std::string_view, 4> fit{"keep", "generalize_date", "generalize_address", "generalize_number"};
  if (std::find(fit.begin(), fit.end(), name) != fit.end()) return {};
  return node.fail(Errc::bad_value,
                   {"a dimension is made by keep, generalize_date, generalize_address or generalize_number",
                    "維度的轉換須為 keep、generalize_date、generalize_address 或 generalize_number"});
}

/// "keep", or { "name": "keep", … } whose further keys the transform itself checks.
Result<void> level_transform(const Node& node, PolicyField& out) {
  out.parameters = node.value();
  out.transform = node.value().is(json::Kind::string) ? node.value().text() : node.value().text_of("name");
  return check_transform(node, out.transform);
}

constexpr Key<PolicyField> level_keys[] = {
    {"source", Presence::optional, config::text<&PolicyField::source, &config::source_column>},
    {"name", Presence::required, level_name},
    {"title", Presence::optional, level_title},
    {"transform", Presence::required, level_transform},
    {"allow", Presence::optional, level_allow},
};

bool has_title(std::span<const PolicyField> levels, const std::string& title) {
  return std::any_of(levels.begin(), levels.end(),
                     [&](const PolicyField& level) { return level.field.title.zh_tw == title; });
}

/// A coarser level is of the finest one's column unless it says otherwise; its title is another than the column's and
/// those of the finer levels all the same, as titles head the table, of which another dimension may be the column's too.
Result<void> read_level(const Node& node, std::span<const PolicyField> finer, PolicyField& level) {
  level.line = node.value().line();
  level.role = Role::quasi_identifier;
  level.source = finer.front().source;
  if (auto read = config::read_object<PolicyField>(node, level_keys, level); !read) return read;
  if (!level.field.title.zh_tw.empty()) return {};
  level.field.title.zh_tw = level.source;
  if (level.source == finer.front().source || has_title(finer, level.source)) level.field.title.zh_tw += "（" + level.field.name + "）";
  return {};
}

// ---- a dimension ----

template <auto Member>
Result<void> of_finest(const Node& node, AggregateDimension& out) {
  return Member(node, out.levels[0]);
}
Result<void> source(const Node& node, PolicyField& out) {
  return config::text<&PolicyField::source, &config::source_column>(node, out);
}

Result<void> rollup(const Node& node, AggregateDimension& out) {
  if (auto list = config::expect(node, json::Kind::array); !list) return list;
  const std::size_t count = node.value().items().size();
  if (count + 1 > most_levels)
    return node.fail(Errc::bad_value, {"lists more than 3 coarser levels", "列出超過 3 個上層"});
  out.levels.resize(count + 1);
  return {};
}

Result<void> values(const Node& node, AggregateDimension& out) {
  if (auto read = config::read_value(node, out.values); !read) return read;
  const std::set<std::string> distinct(out.values.begin(), out.values.end());
  if (!out.values.empty() && out.values.size() <= 4000 && distinct.size() == out.values.size()) return {};
  return node.fail(Errc::bad_value, {"must list 1 to 4,000 different values", "必須列出 1 至 4,000 個不同的值"});
}

constexpr Key<AggregateDimension> dimension_keys[] = {
    {"source", Presence::required, of_finest<source>},
    {"name", Presence::required, of_finest<level_name>},
    {"title", Presence::optional, of_finest<level_title>},
    {"transform", Presence::required, of_finest<level_transform>},
    {"allow", Presence::optional, of_finest<level_allow>},
    {"rollup", Presence::optional, rollup},
    {"values", Presence::optional, values},
    {"other", Presence::optional, config::text<&AggregateDimension::other, &config::plain_label>},
    {"missing", Presence::optional, config::text<&AggregateDimension::missing, &config::plain_label>},
};

Result<void> read_dimension(const Node& node, AggregateDimension& dimension) {
  dimension.levels.resize(1);
  PolicyField& finest = dimension.levels[0];
  finest.line = node.value().line();
  finest.role = Role::quasi_identifier;
  if (auto read = config::read_object<AggregateDimension>(node, dimension_keys, dimension); !read) return read;
  PolicyField& first = dimension.levels[0];
  if (first.field.title.zh_tw.empty()) first.field.title.zh_tw = first.source;
  for (std::size_t i = 1; i < dimension.levels.size(); ++i) {
    const Node list = node.member("rollup", *node.value().find("rollup"));
    const std::span<const PolicyField> finer(dimension.levels.data(), i);
    if (auto read = read_level(list.item(i - 1), finer, dimension.levels[i]); !read) return read;
  }
  if (dimension.levels.size() == 1 || dimension.values.empty()) return {};
  return node.member("values", node.value())
      .fail(Errc::bad_value, {"a dimension has stated values or a rollup, not both", "values 與 rollup 擇一"});
}

Result<void> dimensions(const Node& node, AggregateSpec& spec) {
  if (auto list = config::expect(node, json::Kind::array); !list) return list;
  const std::size_t count = node.value().items().size();
  if (count == 0 || count > most_dimensions)
    return node.fail(Errc::bad_value, {"must list 1 to 3 dimensions", "必須列出 1 至 3 個維度"});
  spec.dimensions.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (auto read = read_dimension(node.item(i), spec.dimensions[i]); !read) return read;
  }
  return {};
}

Result<void> tables(const Node& node, AggregateSpec& spec) {
  if (auto list = config::expect(node, json::Kind::array); !list) return list;
  spec.tables.resize(node.value().items().size());
  for (std::size_t i = 0; i < spec.tables.size(); ++i) {
    if (auto read = config::read_value(node.item(i), spec.tables[i]); !read) return read;
  }
  if (!spec.tables.empty() && spec.tables.size() <= 8) return {};
  return node.fail(Errc::bad_value, {"must list 1 to 8 tables, each a list of dimensions' names",
                                     "必須列出 1 至 8 張表，每張為維度名稱的清單"});
}

// ---- durations and protection ----

Result<void> overdue_after(const Node& node, AggregateDuration& out) {
  return config::whole<&AggregateDuration::overdue_after_days, 0, 100000>(node, out);
}
Result<void> invalid(const Node& node, AggregateDuration& out) {
  const auto rule = deid::parse_invalid(node.value().text());
  if (!rule) return node.fail(Errc::bad_value, {"must be \"error\" or \"missing\"", "必須是 \"error\" 或 \"missing\""});
  out.withhold_invalid = *rule == deid::Invalid::missing;
  return {};
}
constexpr Key<AggregateDuration> duration_keys[] = {
    {"opened", Presence::optional, config::text<&AggregateDuration::opened, &config::source_column>},
    {"closed", Presence::optional, config::text<&AggregateDuration::closed, &config::source_column>},
    {"days", Presence::optional, config::text<&AggregateDuration::days, &config::source_column>},
    {"calendar", Presence::optional, config::choice<&AggregateDuration::calendar, deid::parse_calendar>},
    {"overdue_after_days", Presence::optional, overdue_after},
    {"invalid", Presence::optional, invalid},
};
Result<void> duration(const Node& node, AggregateSpec& spec) {
  AggregateDuration& duration = spec.duration.emplace();
  if (auto read = config::read_object<AggregateDuration>(node, duration_keys, duration); !read) return read;
  const bool dates = !duration.opened.empty() && !duration.closed.empty();
  const bool one_date = duration.opened.empty() != duration.closed.empty();
  if (!one_date && dates == duration.days.empty()) return {};
  return node.fail(Errc::bad_value,
                   {"needs either opened and closed, or days", "需要 opened 與 closed，或 days，擇一"});
}

/// The digits of a decimal as millionths, without a floating-point number on the way.
std::optional<Millionths> parse_millionths(std::string_view digits) {
  const auto point = digits.find('.');
  std::string whole(digits.substr(0, point));
  std::string fraction = point == std::string_view::npos ? "" : std::string(digits.substr(point + 1));
  if (fraction.size() > 6 || whole.empty() || whole.size() > 6) return std::nullopt;
  whole += fraction + std::string(6 - fraction.size(), '0');
  Millionths value = 0;
  const auto parsed = std::from_chars(whole.data(), whole.data() + whole.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != whole.data() + whole.size()) return std::nullopt;
  return value;
}

template <auto Member>
Result<void> millionths(const Node& node, AggregateProtection& out) {
  const bool number = node.value().is(json::Kind::number) || node.value().is(json::Kind::string);
  const auto value = number ? parse_millionths(node.value().text()) : std::nullopt;
  if (!value || *value <= 0 || *value > 100'000'000) {
    return node.fail(Errc::bad_value, {"must be a decimal above 0 up to 100, with at most six decimal places",
                                       "必須是大於 0、至多 100 且小數不超過六位的數字"});
  }
  out.*Member = *value;
  return {};
}

Result<void> base(const Node& node, AggregateProtection& out) {
  const auto number = node.value().integer();
  if (number != 3 && number != 5 && number != 10)
    return node.fail(Errc::bad_value, {"must be 3, 5 or 10", "必須是 3、5 或 10"});
  out.base = *number;
  return {};
}

constexpr Key<AggregateProtection> protection_keys[] = {
    {"method", Presence::required, config::choice<&AggregateProtection::method, parse_aggregate_method>},
    {"threshold", Presence::optional, config::whole<&AggregateProtection::threshold, 2, 1000>},
    {"width", Presence::optional, config::whole<&AggregateProtection::width, 1, 10000>},
    {"zeros", Presence::optional, config::choice<&AggregateProtection::zeros, parse_zero_rule>},
    {"least_cases", Presence::optional, config::whole<&AggregateProtection::least_cases, 2, 100000>},
    {"tail_cases", Presence::optional, config::whole<&AggregateProtection::tail_cases, 1, 100000>},
    {"base", Presence::optional, base},
    {"epsilon", Presence::optional, millionths<&AggregateProtection::epsilon>},
    {"budget", Presence::optional, millionths<&AggregateProtection::budget>},
    {"cases_per_person", Presence::optional, config::whole<&AggregateProtection::cases_per_person, 1, 1000>},
    {"least_change", Presence::optional, config::whole<&AggregateProtection::least_change, 1, 1'000'000>},
};
Result<void> protection(const Node& node, AggregateSpec& spec) {
  return config::read_object<AggregateProtection>(node, protection_keys, spec.protection);
}

Result<void> version(const Node& node, AggregateSpec&) {
  if (node.value().integer() == 1) return {};
  return node.fail(Errc::not_supported, {"only aggregate_version 1 is known; a newer program may be needed",
                                         "僅支援 aggregate_version 1；可能需要較新版的程式"});
}
Result<void> input(const Node& node, AggregateSpec& spec) { return config::read_input(node, spec.input); }
Result<void> publication(const Node& node, AggregateSpec& spec) { return config::read_dataset(node, spec.publication.emplace()); }

constexpr Key<AggregateSpec> spec_keys[] = {
    {"aggregate_version", Presence::required, version},
    {"dataset", Presence::required, config::text<&AggregateSpec::dataset, &config::dataset_id>},
    {"publication", Presence::optional, publication},
    {"input", Presence::optional, input},
    {"dimensions", Presence::required, dimensions},
    {"tables", Presence::optional, tables},
    {"duration", Presence::optional, duration},
    {"person", Presence::optional, config::text<&AggregateSpec::person, &config::source_column>},
    {"protection", Presence::required, protection},
};

// ---- how the parts fit together ----

/// Names of fields that every table has.
const std::set<std::string> reserved_names{"count", "closed", "median_days", "p90_days", "overdue_percent", "withheld", "note"};

Result<void> check_names(const AggregateSpec& spec) {
  std::set<std::string> names = reserved_names;
  for (std::size_t i = 0; i < spec.dimensions.size(); ++i) {
    for (const PolicyField& level : spec.dimensions[i].levels) {
      if (names.insert(level.field.name).second) continue;
      return failure(Errc::bad_value, {"another column of the table has this name", "統計表已有此名稱的欄位"},
                     {spec.file, level.line, "dimensions[" + std::to_string(i) + "].name"});
    }
  }
  return {};
}

Result<void> check_tables(const AggregateSpec& spec) {
  std::set<std::string> known;
  for (const auto& dimension : spec.dimensions) known.insert(dimension.levels[0].field.name);
  for (std::size_t i = 0; i < spec.tables.size(); ++i) {
    for (const std::string& name : spec.tables[i]) {
      if (known.count(name) != 0) continue;
      return failure(
          Errc::not_found,
          {"names no dimension; the finest level's name stands for a dimension", "不是維度名稱；請用最細層的 name"},
          {spec.file, 0, "tables[" + std::to_string(i) + "]"});
    }
  }
  return {};
}

/// What noise needs: figures that do not hang on the data.
Result<void> check_noise(const AggregateSpec& spec) {
  const AggregateProtection& protection = spec.protection;
  const auto fail = [&](const char* key, Message message) {
    return failure(Errc::bad_value, message, {spec.file, 0, key});
  };
  if (protection.epsilon == 0) return fail("protection.epsilon", {"noise needs an epsilon", "noise 需要 epsilon"});
  if (protection.budget == 0)
    return fail("protection.budget", {"noise needs the dataset's budget", "noise 需要資料集的 budget"});
  for (std::size_t i = 0; i < spec.dimensions.size(); ++i) {
    if (!spec.dimensions[i].values.empty()) continue;
    return failure(Errc::bad_value,
                   {"with noise a dimension states its values, because those that occur are themselves data",
                    "使用 noise 時維度須列出 values，因為「出現哪些值」本身就是資料"},
                   {spec.file, spec.dimensions[i].levels[0].line, "dimensions[" + std::to_string(i) + "].values"});
  }
  return {};
}

Result<void> check(const AggregateSpec& spec) {
  if (auto names = check_names(spec); !names) return names;
  if (auto tables = check_tables(spec); !tables) return tables;
  return spec.protection.method == AggregateMethod::noise ? check_noise(spec) : Result<void>{};
}

}  // namespace

std::string_view name(AggregateMethod method) { return method_names[static_cast<std::size_t>(method)]; }

std::optional<AggregateMethod> parse_aggregate_method(std::string_view name) {
  const auto found = std::find(method_names.begin(), method_names.end(), name);
  if (found == method_names.end()) return std::nullopt;
  return static_cast<AggregateMethod>(found - method_names.begin());
}

std::optional<ZeroRule> parse_zero_rule(std::string_view name) {
  if (name == "publish") return ZeroRule::publish;
  if (name == "suppress") return ZeroRule::suppress;
  return std::nullopt;
}

Result<AggregateSpec> parse_aggregate_spec(std::string_view document, const std::string& file) {
  auto root = json::parse(document, json::Dialect::with_comments, file, {spec_limit, 16});
  if (!root) return failure(std::move(root.error()));
  AggregateSpec spec;
  spec.file = file;
  spec.document = std::string(document);
  if (auto read = config::read_object<AggregateSpec>(Node(*root, file, ""), spec_keys, spec); !read) {
    return failure(std::move(read.error()));
  }
  if (auto fits = check(spec); !fits) return failure(std::move(fits.error()));
  return spec;
}

Result<AggregateSpec> read_aggregate_spec(const std::string& path) {
  auto document = read_file(path, spec_limit);
  if (!document) return failure(std::move(document.error()));
  return parse_aggregate_spec(*document, path);
}

}  // namespace opendata::privacy
