#include <algorithm>
#include <charconv>
#include <cmath>
#include <opendata/privacy_model.hpp>

#include "privacy/criteria.hpp"

namespace opendata::privacy {
namespace {

constexpr Message bad_diversity{"l must be distinct:L, entropy:L or recursive:C:L, such as distinct:3",
                                "l 須為 distinct:L、entropy:L 或 recursive:C:L，例如 distinct:3"};
constexpr Message bad_closeness{"t must be equal:T, ordered:T or hierarchical:T, such as equal:0.2",
                                "t 須為 equal:T、ordered:T 或 hierarchical:T，例如 equal:0.2"};

std::optional<double> parse_number(std::string_view text) {
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

/// "name:1:2" as its name and numbers; no name when a number is none.
struct NamedNumbers {
  std::string_view name;
  std::vector<double> numbers;
};
NamedNumbers split(std::string_view text) {
  NamedNumbers out;
  const std::size_t colon = text.find(':');
  for (std::size_t at = colon; at != std::string_view::npos;) {
    const std::size_t next = text.find(':', at + 1);
    const auto number = parse_number(text.substr(at + 1, next == std::string_view::npos ? next : next - at - 1));
    if (!number) return {};
    out.numbers.push_back(*number);
    at = next;
  }
  out.name = text.substr(0, colon);
  return out;
}

Result<void> check_numbers(const PrivacyModel& model) {
  if (model.k < 1) return failure(Errc::invalid_argument, {"k must be at least 1", "k 須至少為 1"}, {{}, 0, "k"});
  if (!(model.suppression_limit >= 0 && model.suppression_limit <= 1))
    return failure(Errc::invalid_argument,
                   {"the suppression limit is a share of the rows between 0 and 1", "抑制上限為 0 至 1 之間的列數比例"},
                   {{}, 0, "suppression"});
  return {};
}

}  // namespace

Result<Diversity> parse_diversity(std::string_view text) {
  const NamedNumbers parts = split(text);
  if (parts.name == "distinct" && parts.numbers.size() == 1)
    return Diversity{Diversity::Kind::distinct, parts.numbers[0], 0};
  if (parts.name == "entropy" && parts.numbers.size() == 1)
    return Diversity{Diversity::Kind::entropy, parts.numbers[0], 0};
  if (parts.name == "recursive" && parts.numbers.size() == 2)
    return Diversity{Diversity::Kind::recursive, parts.numbers[1], parts.numbers[0]};
  return failure(Errc::invalid_argument, bad_diversity, {{}, 0, "l"});
}

Result<Closeness> parse_closeness(std::string_view text) {
  const NamedNumbers parts = split(text);
  if (parts.numbers.size() == 1) {
    if (parts.name == "equal") return Closeness{Closeness::Distance::equal, parts.numbers[0]};
    if (parts.name == "ordered") return Closeness{Closeness::Distance::ordered, parts.numbers[0]};
    if (parts.name == "hierarchical") return Closeness{Closeness::Distance::hierarchical, parts.numbers[0]};
  }
  return failure(Errc::invalid_argument, bad_closeness, {{}, 0, "t"});
}

std::uint64_t suppressible_rows(double limit, std::uint64_t rows) {
  // A limit such as 0.29 is a little less in binary; the last digits of the product are not the user's.
  return std::min(rows, static_cast<std::uint64_t>(std::floor(limit * static_cast<double>(rows) * (1 + 1e-12))));
}

Result<ClassRule> ClassRule::create(const PrivacyModel& model, const CodedTable& table) {
  if (auto good = check_numbers(model); !good) return failure(std::move(good.error()));
  if ((model.diversity || model.closeness) && table.sensitive.size() != table.rows())
    return failure(Errc::invalid_argument, {"l and t need a sensitive attribute; name one", "l 與 t 需要敏感屬性；請指定"},
                   {{}, 0, "sensitive"});
  ClassRule rule;
  rule.k_ = model.k;
  const auto take = [&](MadeCriterion made) -> Result<void> {
    if (!made) return failure(std::move(made.error()));
    rule.criteria_.push_back(std::move(*made));
    return {};
  };
  if (model.diversity)
    if (auto taken = take(make_diversity(*model.diversity)); !taken) return failure(std::move(taken.error()));
  if (model.closeness)
    if (auto taken = take(make_closeness(model, table)); !taken) return failure(std::move(taken.error()));
  return rule;
}

Verdict ClassRule::judge(std::uint64_t size, std::span<const ValueCount> sensitive) const {
  if (size < k_) return {false, size};
  Verdict all{true, 0};
  for (const auto& criterion : criteria_) {
    const Verdict one = criterion->judge(size, sensitive);
    all.holds = all.holds && one.holds;
    all.unavoidable = std::max(all.unavoidable, one.unavoidable);
  }
  return all;
}

}  // namespace opendata::privacy
