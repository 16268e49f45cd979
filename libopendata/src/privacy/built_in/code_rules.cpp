#include <algorithm>
#include <opendata/text.hpp>

#include "privacy/built_in/rules.hpp"

namespace opendata::privacy {
namespace {

/// The digits of a code that may be grouped by hyphens ("65000230-002", "807-001"); nullopt when there is anything
/// else.
std::optional<std::string> digits_of(std::string_view value) {
  std::string digits;
  for (const char c : text::to_utf8(fold_value(value))) {
    if (c == '-') continue;
    if (c < '0' || c > '9') return std::nullopt;
    digits += c;
  }
  return digits;
}

Result<void> expect_no_parameters(std::string_view parameters) {
  if (parameters.empty()) return {};
  return failure(Errc::invalid_argument, {"this hierarchy takes no steps", "此階層不接受層級參數"});
}

/// The register of villages has codes such as 10013030S01 for land that no village was given yet: the letter stands for
/// a digit of the part below the town.
std::string without_letter(std::string_view code) {
  constexpr std::size_t town = 8;
  std::string out(code);
  const std::size_t place = out.find('-') == town ? town + 1 : town;
  if (out.size() == place + 3 && out[place] == 'S') out[place] = '0';
  return out;
}

/// Codes of counties (2 or 5 digits), towns (7 or 8) and villages (10 or 11) of the Directorate-General of Budget,
/// Accounting and Statistics and of the Ministry of the Interior. Special municipalities are 63 … 68, also written
/// 63000 … 68000.
class AdminCodeRule final : public LabelRule {
 public:
  std::size_t steps() const override { return 2; }
  std::optional<std::vector<std::string>> labels(std::string_view value) const override {
    const auto code = digits_of(without_letter(value));
    if (!code) return std::nullopt;
    const auto county = county_of(*code);
    if (!county) return std::nullopt;
    if (code->size() <= 5) return std::vector{*county + "其他", *county};
    return std::vector{code->substr(0, code->size() >= 10 ? code->size() - 3 : code->size()), *county};
  }
  Message problem() const override {
    return {
        "is not an administrative code of 2, 5, 7, 8, 10 or 11 digits (of a village also 10013030S01); correct the "
        "cell, or empty it if it is not known",
        "不是 2、5、7、8、10 或 11 碼的行政區域代碼（村里亦可如 10013030S01）；請更正儲存格，若不詳請留空"};
  }

 private:
  static std::optional<std::string> county_of(const std::string& code) {
    constexpr std::size_t lengths[] = {2, 5, 7, 8, 10, 11};
    if (std::find(std::begin(lengths), std::end(lengths), code.size()) == std::end(lengths)) return std::nullopt;
    const bool municipality = code[0] == '6' && code[1] >= '3' && code[1] <= '8';
    if (municipality) return code.substr(0, 2) + "000";
    return code.size() == 2 ? std::nullopt : std::optional(code.substr(0, 5));
  }
};

/// Postal codes of 3 digits, 3+2 (until 2020) and 3+3.
class PostalCodeRule final : public LabelRule {
 public:
  std::size_t steps() const override { return 3; }
  std::optional<std::vector<std::string>> labels(std::string_view value) const override {
    const auto code = digits_of(value);
    if (!code || (code->size() != 3 && code->size() != 5 && code->size() != 6) || code->front() == '0')
      return std::nullopt;
    return std::vector{code->substr(0, 3), code->substr(0, 2) + "x", code->substr(0, 1) + "xx"};
  }
  Message problem() const override {
    return {"is not a postal code of 3, 5 or 6 digits; correct the cell, or empty it if it is not known",
            "不是 3、5 或 6 碼的郵遞區號；請更正儲存格，若不詳請留空"};
  }
};

}  // namespace

Result<std::unique_ptr<const LabelRule>> create_admin_code_rule(std::string_view parameters) {
  if (auto none = expect_no_parameters(parameters); !none) return failure(std::move(none.error()));
  return std::make_unique<const AdminCodeRule>();
}

Result<std::unique_ptr<const LabelRule>> create_postal_code_rule(std::string_view parameters) {
  if (auto none = expect_no_parameters(parameters); !none) return failure(std::move(none.error()));
  return std::make_unique<const PostalCodeRule>();
}

}  // namespace opendata::privacy
