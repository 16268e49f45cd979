#include "privacy/built_in/label_rule.hpp"

#include <algorithm>
#include <charconv>
#include <opendata/text.hpp>

namespace opendata::privacy {

std::vector<std::string_view> split_list(std::string_view list) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    parts.push_back(list.substr(0, comma));
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
    if (list.empty()) parts.push_back(list);
  }
  return parts;
}

std::optional<std::vector<std::int64_t>> parse_numbers(std::string_view list) {
  constexpr std::int64_t largest = 1'000'000'000'000;
  std::vector<std::int64_t> numbers;
  for (const std::string_view part : split_list(list)) {
    std::int64_t number = 0;
    const auto parsed = std::from_chars(part.data(), part.data() + part.size(), number);
    if (parsed.ec != std::errc() || parsed.ptr != part.data() + part.size() || number < 1 || number > largest)
      return std::nullopt;
    numbers.push_back(number);
  }
  return numbers;
}

Result<std::vector<std::size_t>> parse_steps(std::string_view list, std::span<const std::string_view> known) {
  std::vector<std::size_t> steps;
  for (const std::string_view name : split_list(list)) {
    const auto found = std::find(known.begin(), known.end(), name);
    const auto place = static_cast<std::size_t>(found - known.begin());
    if (found == known.end() || (!steps.empty() && place <= steps.back())) {
      return failure(Errc::invalid_argument,
                     {"name steps of this hierarchy, from fine to coarse, between commas; docs/anonymize.md lists them",
                      "請以逗號分隔、由細到粗列出此階層的層級；見 docs/anonymize.md"});
    }
    steps.push_back(place);
  }
  for (std::size_t place = 0; list.empty() && place < known.size(); ++place) steps.push_back(place);
  return steps;
}

std::u32string fold_value(std::string_view value) {
  return text::fold(text::to_utf32(value), text::Folding::identifiers).text;
}

}  // namespace opendata::privacy
