#include <array>
#include <opendata/recognizer.hpp>
#include <utility>

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

}  // namespace

std::string_view label_zh(std::string_view type) {
  for (const auto& [label, word] : labels) {
    if (label == type) return word;
  }
  return type;
}

std::string replace_findings(std::string_view utf8, const std::vector<Finding>& findings) {
  const std::u32string original = text::to_utf32(utf8);
  const std::u32string_view view = original;
  std::string out;
  std::size_t at = 0;
  for (const Finding& finding : findings) {
    out += text::to_utf8(view.substr(at, finding.start - at));
    out.append("〔").append(label_zh(finding.type)).append("〕");
    at = finding.end;
  }
  return out += text::to_utf8(view.substr(at));
}

}  // namespace opendata::deid
