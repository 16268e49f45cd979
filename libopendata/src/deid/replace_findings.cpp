#include "deid/replace_findings.hpp"

#include <array>
#include <opendata/recognizer.hpp>
#include <utility>

#include "text/address_grammar.hpp"

namespace opendata::deid {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 21> labels{{{"PERSON", "姓名"},
                                                                                {"NATIONAL_ID", "身分證字號"},
                                                                                {"RESIDENT_ID", "統一證號"},
                                                                                {"PASSPORT", "護照號碼"},
                                                                                {"NHI_CARD", "健保卡號"},
                                                                                {"PHONE", "電話"},
                                                                                {"EMAIL", "電子郵件"},
                                                                                {"LINE_ID", "LINE ID"},
                                                                                {"ADDRESS", "地址"},
                                                                                {"BIRTH_DATE", "出生日期"},
                                                                                {"AGE_EXACT", "年齡"},
                                                                                {"PLATE", "車牌"},
                                                                                {"MICROCHIP", "晶片號碼"},
                                                                                {"BANK_ACCOUNT", "帳號"},
                                                                                {"CREDIT_CARD", "信用卡號"},
                                                                                {"UNIFIED_BUSINESS_NO", "統一編號"},
                                                                                {"IP", "網路位址"},
                                                                                {"URL_PERSONAL", "個人網址"},
                                                                                {"MEDICAL_RECORD_NO", "病歷號"},
                                                                                {"HOUSEHOLD_NO", "戶號"},
                                                                                {"DIRECT_IDENTIFIER", "個人資料"}}};

// An address that is replaced leaves its county and town, so that the text still says where; nothing finer.
std::string district(std::u32string_view address) {
  const text::Folded folded = text::fold(address, text::Folding::identifiers);
  const text::AddressSpans spans = text::read_address(folded.text, 0);
  std::string kept;
  for (const text::Span& span : {spans.county, spans.town}) {
    if (span.empty()) continue;
    const auto [first, last] = folded.original(span.first, span.last);
    kept += text::to_utf8(address.substr(first, last - first));
  }
  return kept;
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

// Where the postal code of five or six digits right before an address begins; it names a part of a street.
std::size_t postal_code(std::u32string_view text, std::size_t from, std::size_t address) {
  std::size_t last = address;
  if (last > from && (text[last - 1] == U' ' || text[last - 1] == U'　')) --last;
  std::size_t first = last;
  while (first > from && is_digit(text[first - 1])) --first;
  return last - first == 5 || last - first == 6 ? first : address;
}

}  // namespace

std::string_view label_zh(std::string_view type) {
  for (const auto& [label, word] : labels) {
    if (label == type) return word;
  }
  return type;
}

std::string replace_findings(std::string_view utf8, const std::vector<Finding>& findings, const Replacement& replacement) {
  const std::u32string original = text::to_utf32(utf8);
  const std::u32string_view view = original;
  std::string out;
  std::size_t at = 0;
  for (const Finding& finding : findings) {
    const bool address = finding.type == "ADDRESS";
    const std::size_t first = address ? postal_code(view, at, finding.start) : finding.start;
    const auto value = view.substr(finding.start, finding.end - finding.start);
    out += text::to_utf8(view.substr(at, first - at));
    if (address) out += district(value);
    out += replacement(finding, text::to_utf8(value));
    at = finding.end;
  }
  return out += text::to_utf8(view.substr(at));
}

std::string replace_findings(std::string_view utf8, const std::vector<Finding>& findings) {
  return replace_findings(utf8, findings, [](const Finding& finding, std::string_view) {
    return std::string("〔").append(label_zh(finding.type)).append("〕");
  });
}

}  // namespace opendata::deid
