#include <algorithm>
#include <opendata/built_in_hierarchy.hpp>
#include <opendata/text.hpp>

#include "privacy/built_in/label_rule.hpp"

namespace opendata::privacy {
namespace {

constexpr std::size_t max_values = std::size_t{1} << 20U;
constexpr std::size_t max_value_bytes = 1024;

const LabelRuleKind* find_rule(std::string_view source) {
  const std::string_view name = source.substr(0, source.find(':'));
  const auto rules = label_rules();
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const LabelRuleKind& kind) { return kind.name == name; });
  return found == rules.end() ? nullptr : &*found;
}

Result<void> check_value(std::string_view value, const Where& where) {
  if (value.size() > max_value_bytes)
    return failure(Errc::bad_value, {"has more than 1,024 bytes", "超過 1,024 位元組"}, where);
  if (value == "*")
    return failure(Errc::bad_value,
                   {"is already suppressed (\"*\"); leave such rows out", "已被抑制（「*」）；請移除此列"}, where);
  if (text::trim(value) != value)
    return failure(Errc::bad_value, {"begins or ends with a blank; remove it", "開頭或結尾有空白；請刪除"}, where);
  return {};
}

}  // namespace

BuiltInHierarchy::BuiltInHierarchy(std::string attribute, std::unique_ptr<const LabelRule> rule)
    : attribute_(std::move(attribute)), rule_(std::move(rule)) {}
BuiltInHierarchy::BuiltInHierarchy(BuiltInHierarchy&&) noexcept = default;
BuiltInHierarchy& BuiltInHierarchy::operator=(BuiltInHierarchy&&) noexcept = default;
BuiltInHierarchy::~BuiltInHierarchy() = default;

bool BuiltInHierarchy::is_name(std::string_view source) { return find_rule(source) != nullptr; }

Result<BuiltInHierarchy> BuiltInHierarchy::create(std::string attribute, std::string_view source) {
  const LabelRuleKind* kind = find_rule(source);
  if (kind == nullptr) {
    return failure(
        Errc::invalid_argument,
        {"no built-in hierarchy has this name; use date, roc-date, integer, address, admin-code, postal-code or prefix",
         "沒有此內建階層；請用 date、roc-date、integer、address、admin-code、postal-code 或 prefix"},
        {{}, 0, attribute});
  }
  const std::size_t colon = source.find(':');
  auto rule = kind->create(colon == std::string_view::npos ? std::string_view() : source.substr(colon + 1));
  if (!rule) return failure(std::move(rule.error()).at({{}, 0, attribute}));
  return BuiltInHierarchy(std::move(attribute), std::move(*rule));
}

Result<void> BuiltInHierarchy::add(const Cell& cell, std::uint64_t row) {
  const std::string_view value = cell ? std::string_view(*cell) : std::string_view();
  if (labels_.find(value) != labels_.end()) return {};
  const Where where{{}, static_cast<std::size_t>(row), attribute_};
  if (auto good = check_value(value, where); !good) return good;
  if (labels_.size() >= max_values) {
    return failure(Errc::limit_exceeded,
                   {"the column has more than 1,048,576 different values; generalize it before",
                    "此欄位超過 1,048,576 個不同的值；請先概化"},
                   where);
  }
  auto labels = value.empty() ? std::vector<std::string>(rule_->steps(), std::string(unknown)) : rule_->labels(value);
  if (!labels) return failure(Errc::bad_value, rule_->problem(), where);
  labels_.emplace(value, std::move(*labels));
  return {};
}

Result<Hierarchy> BuiltInHierarchy::finish() const {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(labels_.size());
  for (const auto& [value, labels] : labels_) {
    rows.push_back({value});
    rows.back().insert(rows.back().end(), labels.begin(), labels.end());
    rows.back().emplace_back("*");
  }
  auto made = Hierarchy::create(attribute_, rows);
  if (made) return made;
  // The place in Hierarchy's error names a value, which here is a person's.
  const bool none = rows.empty();
  return failure(
      none ? Errc::bad_structure : Errc::bad_value,
      none ? Message{"the column has no values", "此欄位沒有任何值"}
           : Message{"values of this column do not nest under the steps of its hierarchy; use fewer steps or a file",
                     "此欄位的值無法依階層逐層包含；請減少層級或改用檔案"},
      {{}, 0, attribute_});
}

}  // namespace opendata::privacy
