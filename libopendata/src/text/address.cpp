#include <array>
#include <opendata/address.hpp>
#include <opendata/text.hpp>
#include <utility>

#include "text/address_grammar.hpp"
#include "text/address_registers.hpp"

namespace opendata::text {
namespace {

constexpr std::array<std::pair<AddressLevel, std::string_view>, 6> level_names{
    {{AddressLevel::door_number, "door_number"},
     {AddressLevel::lane, "lane"},
     {AddressLevel::road, "road"},
     {AddressLevel::village, "village"},
     {AddressLevel::town, "town"},
     {AddressLevel::county, "county"}}};

bool is_address(const AddressSpans& spans) {
  return !spans.county.empty() || !spans.town.empty() || (!spans.road.empty() && !spans.number.empty());
}

// "6號(管理員室)": a remark in brackets right behind the number tells doors apart.
void take_remark(Address& a) {
  const bool bracketed =
      (a.rest.starts_with('(') && a.rest.ends_with(')')) || (a.rest.starts_with("（") && a.rest.ends_with("）"));
  if (!bracketed || a.number.empty()) return;
  a.number += a.rest;
  a.rest.clear();
}

/// The digits of "(807)" at the beginning; empty when there are none.
Span bracketed_code(std::u32string_view text) {
  if (!text.starts_with(U'(')) return {};
  const std::size_t last = text.find_first_not_of(U"0123456789", 1);
  const bool is_code = last == 4 || last == 6 || last == 7;
  return is_code && text[last] == U')' ? Span{1, last} : Span{};
}

std::size_t skip_blank_and_province(std::u32string_view text, std::size_t at) {
  if (text.substr(at).starts_with(U' ')) ++at;
  for (const std::u32string_view province : {U"臺灣省", U"台灣省", U"福建省"})
    if (text.substr(at).starts_with(province)) return at + province.size();
  return at;
}

/// The divisions of a text that is an address as a whole. Then these may stand before them, which tell nothing in a
/// sentence: (807)高雄市, 臺灣省彰化縣.
AddressSpans read_first_divisions(std::u32string_view text) {
  const Span code = bracketed_code(text);
  AddressSpans behind = read_divisions(text, skip_blank_and_province(text, code.empty() ? 0 : code.last + 1));
  if (behind.county.empty() && behind.town.empty()) return read_divisions(text, 0);
  if (!code.empty()) behind.postal_code = code;
  return behind;
}

/// An address folded for reading, with the way back to what was written.
class WrittenAddress {
 public:
  explicit WrittenAddress(std::string_view text) : original_(to_utf32(trim(text))), folded_(fold(original_, Folding::identifiers)) {}
  [[nodiscard]] std::u32string_view folded() const { return folded_.text; }
  [[nodiscard]] std::string operator()(Span span) const {
    if (span.empty()) return {};
    const auto [first, last] = folded_.original(span.first, span.last);
    return to_utf8(std::u32string_view(original_).substr(first, last - first));
  }

 private:
  std::u32string original_;
  Folded folded_;
};

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  const WrittenAddress written(text);
  const AddressSpans spans = read_address(written.folded(), read_first_divisions(written.folded()));
  if (!is_address(spans)) return std::nullopt;
  Address address{.postal_code = written(spans.postal_code),
                  .county = written(spans.county),
                  .town = written(spans.town),
                  .village = written(spans.village),
                  .neighborhood = written(spans.neighborhood),
                  .place = {},
                  .road = written(spans.road),
                  .section = written(spans.section),
                  .lane = written(spans.lane),
                  .alley = written(spans.alley),
                  .sub_alley = written(spans.sub_alley),
                  .number = written(spans.number),
                  .rest = written({spans.end, written.folded().size()})};
  take_remark(address);
  apply_register_habits(address);
  return address;
}

std::string_view name(AddressLevel level) {
  for (const auto& [value, text] : level_names) {
    if (value == level) return text;
  }
  return {};
}

std::optional<AddressLevel> parse_address_level(std::string_view name) {
  for (const auto& [value, text] : level_names) {
    if (text == name) return value;
  }
  return std::nullopt;
}

std::string generalize_address(const Address& a, AddressLevel level) {
  if (level == AddressLevel::county) return a.county;
  const std::string town = a.county + a.town;
  switch (level) {
    case AddressLevel::door_number:
      return town + a.village + a.neighborhood + a.place + a.road + a.section + a.lane + a.alley + a.sub_alley +
             a.number;
    case AddressLevel::lane:
      return town + a.place + a.road + a.section + a.lane;
    case AddressLevel::road:
      return town + a.road + a.section;
    case AddressLevel::village:
      return town + a.village;
    default:
      return town;
  }
}

std::string generalize_address(std::string_view text, AddressLevel level) {
  if (level == AddressLevel::county || level == AddressLevel::town) {
    const WrittenAddress written(text);
    const AddressSpans spans = read_first_divisions(written.folded());
    return written(spans.county) + (level == AddressLevel::town ? written(spans.town) : std::string());
  }
  const auto address = parse_address(text);
  return address ? generalize_address(*address, level) : std::string();
}

}  // namespace opendata::text
