#include <array>

#include "policy/forms.hpp"
#include "policy/tables.hpp"

namespace opendata {
namespace {
constexpr std::array<std::string_view, 3> recodings{"fixed", "full-domain", "local"};
}  // namespace

std::string_view name(Recoding mode) { return recodings.at(static_cast<std::size_t>(mode)); }

std::optional<Recoding> parse_recoding(std::string_view name) {
  for (std::size_t i = 0; i < recodings.size(); ++i) {
    if (recodings.at(i) == name) return static_cast<Recoding>(i);
  }
  return std::nullopt;
}

}  // namespace opendata

namespace opendata::config {
namespace {

/// A text that one of the privacy models' own parsers reads.
template <auto Member, auto parse>
Result<void> model(const Node& node, PrivacyModel& privacy) {
  std::string text;
  if (auto read = read_value(node, text); !read) return read;
  auto parsed = parse(text);
  if (!parsed) return failure(Error(parsed.error()).moved_to(node.where()));
  privacy.*Member = *parsed;
  return {};
}

Result<void> positive(const Node& node, double& out) {
  const auto number = node.value().is(json::Kind::number) ? node.value().number() : std::nullopt;
  if (!number || !(*number > 0 && *number <= 1e6))
    return node.fail(Errc::bad_value,
                     {"must be a number above 0, up to 1,000,000", "必須是大於 0、至多 1,000,000 的數字"});
  out = *number;
  return {};
}

Result<void> max_seconds(const Node& node, PrivacyModel& privacy) {
  return positive(node, privacy.max_seconds.emplace());
}

/// { "age": 2, "district": 0.5 }
Result<void> weights(const Node& node, PrivacyModel& privacy) {
  if (auto object = expect(node, json::Kind::object); !object) return object;
  const auto& names = node.value().keys();
  for (std::size_t i = 0; i < names.size(); ++i) {
    privacy.weights.emplace_back(names[i], 1);
    if (auto read = positive(node.member(names[i], node.value().items()[i]), privacy.weights.back().second); !read)
      return read;
  }
  return {};
}

constexpr Key<PrivacyModel> privacy_keys[] = {
    {"k", Presence::required, whole<&PrivacyModel::k, 2, 1'000'000>},
    {"suppression_limit", Presence::optional, share<&PrivacyModel::suppression_limit>},
    {"person", Presence::optional, text<&PrivacyModel::person, &source_column>},
    {"sensitive", Presence::optional, text<&PrivacyModel::sensitive, &field_name>},
    {"sensitive_hierarchy", Presence::optional, value<&PrivacyModel::sensitive_hierarchy>},
    {"l", Presence::optional, model<&PrivacyModel::l, privacy::parse_diversity>},
    {"t", Presence::optional, model<&PrivacyModel::t, privacy::parse_closeness>},
    {"mode", Presence::optional, choice<&PrivacyModel::mode, parse_recoding>},
    {"objective", Presence::optional, choice<&PrivacyModel::objective, privacy::parse_objective>},
    {"weights", Presence::optional, weights},
    {"max_seconds", Presence::optional, max_seconds},
};

}  // namespace

Result<void> read_privacy(const Node& node, PrivacyModel& privacy) {
  privacy.line = node.value().line();
  return read_object<PrivacyModel>(node, privacy_keys, privacy);
}

}  // namespace opendata::config
