#include <algorithm>
#include <array>
#include <opendata/address.hpp>
#include <opendata/text.hpp>

#include "privacy/built_in/rules.hpp"
#include "text/address_registers.hpp"

namespace opendata::privacy {
namespace {

using text::AddressLevel;

// A road runs through several villages, so that there are two ladders.
constexpr std::array<std::string_view, 4> road_steps{"lane", "road", "town", "county"};
constexpr std::array<std::string_view, 5> road_steps_from_door{"door_number", "lane", "road", "town", "county"};
constexpr std::array<std::string_view, 3> village_steps{"village", "town", "county"};

/// Folded, and with 臺 for 台.
std::string unify(std::string_view value) {
  std::u32string folded = fold_value(value);
  std::replace(folded.begin(), folded.end(), U'台', U'臺');
  return text::to_utf8(folded);
}

class AddressRule final : public LabelRule {
 public:
  explicit AddressRule(std::vector<AddressLevel> levels) : levels_(std::move(levels)) {}
  std::size_t steps() const override { return levels_.size(); }
  std::optional<std::vector<std::string>> labels(std::string_view value) const override {
    auto address = text::parse_address(unify(value));
    if (!address) return std::nullopt;
    text::write_register_numbers(*address);  // two ways to write a place are one label
    std::vector<std::string> labels(levels_.size());
    std::string coarser;
    for (std::size_t i = levels_.size(); i-- > 0;) {
      std::string text = text::generalize_address(*address, levels_[i]);
      labels[i] = text == coarser ? text + "其他" : text;
      coarser = std::move(text);
    }
    return labels;
  }
  Message problem() const override {
    return {
        "is not an address with a county, a town, or a road and number; correct the cell, or empty it if the address "
        "is not known",
        "不是含縣市、鄉鎮市區或路名與門牌號的地址；請更正儲存格，若地址不詳請留空"};
  }

 private:
  std::vector<AddressLevel> levels_;
};

std::span<const std::string_view> known_steps(std::string_view parameters) {
  if (parameters.starts_with("village")) return village_steps;
  if (parameters.starts_with("door_number")) return road_steps_from_door;
  return road_steps;
}

}  // namespace

Result<std::unique_ptr<const LabelRule>> create_address_rule(std::string_view parameters) {
  const auto known = known_steps(parameters);
  const auto steps = parse_steps(parameters, known);
  if (!steps) return failure(steps.error());
  std::vector<AddressLevel> levels;
  for (const std::size_t place : *steps) levels.push_back(*text::parse_address_level(known[place]));
  return std::make_unique<const AddressRule>(std::move(levels));
}

}  // namespace opendata::privacy
