#include <algorithm>
#include <opendata/built_in_hierarchy.hpp>
#include <opendata/text.hpp>

#include "privacy/built_in/rules.hpp"

namespace opendata::privacy {
namespace {

class PrefixRule final : public LabelRule {
 public:
  explicit PrefixRule(std::vector<std::int64_t> lengths) : lengths_(std::move(lengths)) {}
  std::size_t steps() const override { return lengths_.size(); }
  std::optional<std::vector<std::string>> labels(std::string_view value) const override {
    // Written out, it would stand under 不… beside the missing cells' 不詳, and the two would not nest.
    if (value == BuiltInHierarchy::unknown) return std::vector(lengths_.size(), std::string(value));
    const std::u32string characters = text::to_utf32(value);
    std::vector<std::string> labels;
    for (const std::int64_t length : lengths_) {
      const auto kept = static_cast<std::size_t>(length);
      labels.push_back(characters.size() <= kept ? std::string(value)
                                                 : text::to_utf8(characters.substr(0, kept)) + "…");
    }
    return labels;
  }
  Message problem() const override { return {"has no prefix", "沒有前綴"}; }

 private:
  std::vector<std::int64_t> lengths_;
};

}  // namespace

Result<std::unique_ptr<const LabelRule>> create_prefix_rule(std::string_view parameters) {
  auto lengths = parse_numbers(parameters);
  if (!lengths || lengths->empty() || !std::is_sorted(lengths->rbegin(), lengths->rend())) {
    return failure(Errc::invalid_argument,
                   {"give the numbers of characters to keep, from many to few, between commas: prefix:4,2",
                    "請以逗號由多到少列出要保留的字元數：prefix:4,2"});
  }
  return std::make_unique<const PrefixRule>(std::move(*lengths));
}

}  // namespace opendata::privacy
