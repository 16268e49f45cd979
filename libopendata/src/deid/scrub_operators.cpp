#include "deid/scrub_operators.hpp"

#include <algorithm>
#include <array>
#include <opendata/policy.hpp>
#include <opendata/text.hpp>
#include <optional>

#include "deid/canonical_value.hpp"

namespace opendata::deid {
namespace {

constexpr char32_t opening = U'〔', closing = U'〕', hidden = U'○';
constexpr std::size_t hidden_of_number = 4;
constexpr std::size_t token_size = 26;

// Whose numbers notices show without their last four.
constexpr std::array<std::string_view, 5> masked_numbers{"NATIONAL_ID", "RESIDENT_ID", "PASSPORT", "PHONE", "PLATE"};

bool is_masked_number(std::string_view type) {
  return std::find(masked_numbers.begin(), masked_numbers.end(), type) != masked_numbers.end();
}

std::optional<ScrubOperator> parse_operator(std::string_view name) {
  constexpr std::array<std::string_view, 4> names{"tag", "mask", "pseudonymize", "remove"};
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<ScrubOperator>(found - names.begin());
}

bool is_blank(char32_t c) { return c == U' ' || c == U'\u3000' || c == U'\n' || c == U'\r' || c == U'\t'; }
bool is_separator(char32_t c) { return is_blank(c) || std::u32string_view(U"-(),，、./．").find(c) != std::u32string_view::npos; }

/// The first character; 陳○○ for 陳小姐 as well.
std::u32string masked_name(std::u32string_view name) {
  std::u32string out(name.substr(0, 1));
  for (const char32_t c : name.substr(1)) {
    if (!is_blank(c)) out += hidden;
  }
  return out.size() > 1 ? out : std::u32string(2, hidden);
}

/// How many characters stand before a telephone's extension: 077219999 of 077219999分機12.
std::size_t size_without_extension(std::u32string_view number) {
  constexpr std::size_t shortest = 7;
  return std::min(number.size(), number.find_first_of(U"#＃轉分內（~～eEｅＥxXｘＸ", shortest));
}

/// All but the last four letters and digits, which are not an extension's; nothing of a number that has no more than eight, four of which would
/// not be enough to hide.
std::u32string masked_number(std::u32string_view number) {
  std::u32string out;
  for (const char32_t c : number) {
    if (!is_separator(c)) out += c;
  }
  const std::size_t size = size_without_extension(out);
  const std::size_t shown = size > 2 * hidden_of_number ? size - hidden_of_number : 0;
  std::fill(out.begin() + static_cast<std::ptrdiff_t>(shown), out.end(), hidden);
  return out;
}

std::string kind_of(std::string_view type) {
  std::string kind(type);
  std::transform(kind.begin(), kind.end(), kind.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return kind;
}

std::string in_brackets(std::string_view content) { return std::string("〔").append(content).append("〕"); }

Result<ScrubOperator> read_operator(const config::Node& node, std::string_view type) {
  std::string name;
  if (auto read = config::read_value(node, name); !read) return failure(std::move(read.error()));
  const auto parsed = parse_operator(name);
  if (!parsed)
    return node.fail(Errc::bad_value, {"is no operator: \"tag\", \"mask\", \"pseudonymize\" or \"remove\"",
                                       "不是運算子：可用 \"tag\"、\"mask\"、\"pseudonymize\"、\"remove\""});
  if (*parsed == ScrubOperator::mask && type != "PERSON" && !is_masked_number(type))
    return node.fail(Errc::bad_value,
                     {"there is no convention of masking this type; use \"tag\" or \"pseudonymize\"",
                      "此類型沒有遮罩慣例；請使用 \"tag\" 或 \"pseudonymize\""});
  return *parsed;
}

bool is_token(std::u32string_view text) {
  return text.size() == token_size && std::all_of(text.begin(), text.end(), [](char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z'); });
}

/// Whether the inside of brackets is what `with` makes of a finding of the type.
bool has_form_of(std::u32string_view inside, ScrubOperator with, std::string_view type) {
  if (with == ScrubOperator::pseudonymize) {
    const std::u32string label = text::to_utf32(label_zh(type)) + U":";
    return inside.substr(0, label.size()) == label && is_token(inside.substr(label.size()));
  }
  if (with != ScrubOperator::mask) return false;
  const auto masks = static_cast<std::size_t>(std::count(inside.begin(), inside.end(), hidden));
  if (type == "PERSON") return inside.size() >= 2 && masks + 1 >= inside.size();
  return masks >= hidden_of_number && inside.substr(inside.size() - hidden_of_number) == std::u32string(hidden_of_number, hidden);
}

}  // namespace

Result<ScrubOperators> read_scrub_operators(const config::Node& node) {
  if (auto object = config::expect(node, json::Kind::object); !object) return failure(std::move(object.error()));
  ScrubOperators operators;
  for (std::size_t i = 0; i < node.value().keys().size(); ++i) {
    const std::string& type = node.value().keys()[i];
    const auto member = node.member(type, node.value().items()[i]);
    if (label_zh(type) == type)
      return member.fail(Errc::bad_value, {"names a type of personal data that is unknown; docs/policy.md lists them",
                                           "含有未知的個人資料類型；docs/policy.md 列有全部類型"});
    auto with = read_operator(member, type);
    if (!with) return failure(std::move(with.error()));
    operators.emplace(type, *with);
  }
  return operators;
}

ScrubOperators scrub_operators_of(const PolicyField& field) {
  const auto* value = field.transform == "scrub_text" ? field.parameters.find("operators") : nullptr;
  if (value == nullptr) return {};
  auto read = read_scrub_operators(config::Node(*value, field.source, "operators"));
  return read ? std::move(*read) : ScrubOperators{};
}

std::string scrubbed(ScrubOperator with, std::string_view type, std::string_view value, const ScrubTokens& tokens) {
  switch (with) {
    case ScrubOperator::remove:
      return {};
    case ScrubOperator::mask: {
      const std::u32string text = text::to_utf32(value);
      return in_brackets(text::to_utf8(type == "PERSON" ? masked_name(text) : masked_number(text)));
    }
    case ScrubOperator::pseudonymize:
      return in_brackets(std::string(label_zh(type)) + ":" +
                         tokens.key->pseudonym(kind_of(type), tokens.dataset, tokens.domain, canonical_value(value)));
    case ScrubOperator::tag:
      break;
  }
  return in_brackets(label_zh(type));
}

bool is_scrubbed(std::u32string_view text, const Finding& finding, const ScrubOperators& operators) {
  if (operators.empty()) return false;
  const std::size_t open = text.find_last_of(U"〔〕", finding.start);
  const std::size_t close = open == text.npos ? text.npos : text.find_first_of(U"〔〕", open + 1);
  if (open == text.npos || close == text.npos || text[open] != opening || text[close] != closing) return false;
  if (finding.end > close + 1) return false;
  const auto inside = text.substr(open + 1, close - open - 1);
  return std::any_of(operators.begin(), operators.end(), [&](const auto& entry) { return has_form_of(inside, entry.second, entry.first); });
}

std::string without_tag_brackets(std::string_view utf8) {
  std::u32string text = text::to_utf32(utf8);
  std::replace(text.begin(), text.end(), opening, U'［');
  std::replace(text.begin(), text.end(), closing, U'］');
  return text::to_utf8(text);
}

}  // namespace opendata::deid
