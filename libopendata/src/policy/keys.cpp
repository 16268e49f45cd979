#include "policy/keys.hpp"

#include <algorithm>
#include <numeric>

namespace opendata::config {

Node Node::member(std::string_view key, const json::Value& value) const {
  return {value, *file_, path_.empty() ? std::string(key) : path_ + "." + std::string(key)};
}

Node Node::item(std::size_t index) const {
  return {value_->items()[index], *file_, path_ + "[" + std::to_string(index) + "]"};
}

tl::unexpected<Error> Node::fail(Errc code, Message message) const { return failure(code, message, where()); }

Result<void> expect(const Node& node, json::Kind kind) {
  if (node.value().is(kind)) return {};
  switch (kind) {
    case json::Kind::object:
      return node.fail(Errc::bad_value, {"must be an object { … }", "必須是物件 { … }"});
    case json::Kind::array:
      return node.fail(Errc::bad_value, {"must be a list [ … ]", "必須是清單 [ … ]"});
    case json::Kind::boolean:
      return node.fail(Errc::bad_value, {"must be true or false", "必須是 true 或 false"});
    case json::Kind::number:
      return node.fail(Errc::bad_value, {"must be a number", "必須是數字"});
    default:
      return node.fail(Errc::bad_value, {"must be a text in quotes", "必須是引號內的文字"});
  }
}

Result<void> read_value(const Node& node, std::string& out) {
  if (auto is_text = expect(node, json::Kind::string); !is_text) return is_text;
  out = node.value().text();
  return {};
}

Result<void> read_value(const Node& node, bool& out) {
  if (auto is_boolean = expect(node, json::Kind::boolean); !is_boolean) return is_boolean;
  out = node.value().boolean();
  return {};
}

namespace {
constexpr Key<LocalizedText> localized_keys[] = {
    {"zh-TW", Presence::required, value<&LocalizedText::zh_tw>},
    {"en", Presence::optional, value<&LocalizedText::en>},
};
}  // namespace

Result<void> read_value(const Node& node, LocalizedText& out) {
  if (node.value().is(json::Kind::string)) return read_value(node, out.zh_tw);
  return read_object<LocalizedText>(node, localized_keys, out);
}

Result<void> read_value(const Node& node, std::vector<std::string>& out) {
  if (auto is_list = expect(node, json::Kind::array); !is_list) return is_list;
  out.resize(node.value().items().size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (auto read = read_value(node.item(i), out[i]); !read) return read;
  }
  return {};
}

Result<std::int64_t> read_whole(const Node& node, std::int64_t least, std::int64_t most) {
  if (auto is_number = expect(node, json::Kind::number); !is_number) return failure(std::move(is_number.error()));
  const auto number = node.value().integer();
  if (number && *number >= least && *number <= most) return *number;
  return node.fail(Errc::bad_value, {"must be a whole number within the range that docs/policy.md states",
                                     "必須是 docs/policy.md 所列範圍內的整數"});
}

Result<double> read_share(const Node& node) {
  const auto share = node.value().is(json::Kind::number) ? node.value().number() : std::nullopt;
  if (share && *share >= 0 && *share <= 1) return *share;
  return node.fail(Errc::bad_value, {"must be a share from 0 to 1, such as 0.05", "必須是 0 至 1 的比例，例如 0.05"});
}

tl::unexpected<Error> unknown_key(const Node& node, bool similar_exists) {
  if (similar_exists) {
    return node.fail(
        Errc::unknown_key,
        {"is no key of this object, but one with nearly this spelling is: correct it (docs/policy.md lists all)",
         "此物件沒有這個鍵，但有拼法相近的鍵：請更正（docs/policy.md 列有全部）"});
  }
  return node.fail(Errc::unknown_key, {"is no key of this object; docs/policy.md lists the known ones",
                                       "此物件沒有這個鍵；docs/policy.md 列有可用的鍵"});
}

// Levenshtein distance of at most two, by the usual one-row table.
bool is_similar(std::string_view a, std::string_view b) {
  if (std::max(a.size(), b.size()) > 64) return false;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()] <= 2;
}

}  // namespace opendata::config
