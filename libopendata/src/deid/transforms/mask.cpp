#include <algorithm>

#include "deid/transforms/transforms.hpp"

namespace opendata::deid {
namespace {

using config::Presence;

enum class Convention { none, name, id };

std::optional<Convention> parse_convention(std::string_view name) {
  if (name == "name") return Convention::name;
  if (name == "id") return Convention::id;
  return std::nullopt;
}

struct Options {
  Convention convention = Convention::none;
  std::size_t keep_first = 0, keep_last = 0;
  std::string character = "○";
};
constexpr config::Form one_character{
    [](std::string_view text) { return text::is_valid_utf8(text) && text::to_utf32(text).size() == 1; },
    {"must be one character", "必須是一個字元"}};
constexpr config::Key<Options> keys[] = {
    {"convention", Presence::optional, config::choice<&Options::convention, parse_convention>},
    {"keep_first", Presence::optional, config::whole<&Options::keep_first, 0, 6>},
    {"keep_last", Presence::optional, config::whole<&Options::keep_last, 0, 6>},
    {"character", Presence::optional, config::text<&Options::character, &one_character>},
};

/// How many characters stay at the beginning and at the end.
struct Kept {
  std::size_t first, last;
};

/// Of a number this many digits and letters are hidden at least: with fewer its check digit, or a few tries, give the
/// rest away.
constexpr std::size_t least_hidden_of_number = 4;

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool is_id_character(char32_t c) {
  return is_digit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= U'Ａ' && c <= U'ｚ');
}

/// Whether too little of the text would be hidden.
bool shows_too_much(const std::u32string& text, Kept kept) {
  if (kept.first + kept.last >= text.size()) return true;
  if (std::count_if(text.begin(), text.end(), is_digit) <= 4) return false;
  const auto hidden = std::count_if(text.begin() + static_cast<std::ptrdiff_t>(kept.first),
                                    text.end() - static_cast<std::ptrdiff_t>(kept.last), is_id_character);
  return static_cast<std::size_t>(hidden) < least_hidden_of_number;
}

/// The convention for numbers hides the last four; a cell that is not one number (a sentence that holds one) shows
/// nothing.
Kept kept_of_id(const std::u32string& text) {
  const bool one_number =
      text.size() > 4 && text.size() <= 20 && std::all_of(text.begin(), text.end(), is_id_character);
  return one_number ? Kept{text.size() - 4, 0} : Kept{0, 0};
}

Kept kept(const std::u32string& text, const Options& options) {
  switch (options.convention) {
    case Convention::name:
      return {1, 0};
    case Convention::id:
      return kept_of_id(text);
    case Convention::none:
      break;
  }
  return {options.keep_first, options.keep_last};
}

class Mask final : public Transform {
 public:
  explicit Mask(Options options)
      : options_(std::move(options)), character_(text::to_utf32(options_.character).front()) {}

  Result<Cell> apply(std::string_view utf8, const Surroundings&) const override {
    if (!text::is_valid_utf8(utf8)) return failure(Errc::bad_encoding, {"is not UTF-8 text", "不是 UTF-8 文字"});
    auto text = text::to_utf32(utf8);
    const Kept wanted = kept(text, options_);
    const Kept shown = shows_too_much(text, wanted) ? Kept{0, 0} : wanted;
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(shown.first),
              text.end() - static_cast<std::ptrdiff_t>(shown.last), character_);
    return text::to_utf8(text);
  }

 private:
  Options options_;
  char32_t character_;
};

Result<void> check(const config::Node& node, const Options& options) {
  const bool by_convention = options.convention != Convention::none;
  const bool by_count = node.value().find("keep_first") != nullptr || node.value().find("keep_last") != nullptr;
  if (by_convention != by_count) return {};
  return node.fail(Errc::bad_value, {"mask needs either a convention (\"name\" or \"id\") or keep_first and keep_last",
                                     "mask 需要 convention（\"name\" 或 \"id\"），或 keep_first 與 keep_last，擇一"});
}

}  // namespace

Result<std::unique_ptr<Transform>> create_mask(const TransformContext& context) {
  Options options;
  if (auto read = read_parameters<Options>(context.parameters, keys, options); !read)
    return failure(std::move(read.error()));
  if (auto fits = expect_type(context, {FieldType::string}); !fits) return failure(std::move(fits.error()));
  if (auto one = check(context.parameters, options); !one) return failure(std::move(one.error()));
  return std::make_unique<Mask>(std::move(options));
}

}  // namespace opendata::deid
