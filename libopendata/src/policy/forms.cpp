#include "policy/forms.hpp"

#include <algorithm>
#include <array>

#include "release/manifest.hpp"

namespace opendata::config {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

template <class Predicate>
bool all(std::string_view text, Predicate predicate) {
  return std::all_of(text.begin(), text.end(), predicate);
}

bool is_alphanumeric(std::string_view text) {
  return all(text, [](char c) { return is_lower(c) || is_upper(c) || is_digit(c); });
}

bool is_field_name(std::string_view text) {
  if (text.empty() || text.size() > 63 || !is_lower(text[0])) return false;
  return all(text, [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

bool is_org_code(std::string_view text) { return text.empty() || (text.size() == 10 && is_alphanumeric(text)); }

bool is_dgtw_identifier(std::string_view text) {
  if (text.empty()) return true;
  return text.size() == 17 && is_org_code(text.substr(0, 10)) && text[10] == '-' && all(text.substr(11), is_digit);
}

bool is_oid(std::string_view text) {
  return all(text, [](char c) { return is_digit(c) || c == '.'; });
}

bool is_category_code(std::string_view text) {
  return text.size() <= 8 && all(text, [](char c) { return is_upper(c) || is_digit(c); });
}

bool has_blank(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c == ' ' || is_control(c); });
}

bool is_email_address(std::string_view text) {
  const auto at = text.find('@');
  return text.empty() || (!has_blank(text) && at > 0 && at != std::string_view::npos && at + 1 < text.size());
}

bool is_web_address(std::string_view text) {
  if (text.empty()) return true;
  return (text.starts_with("https://") || text.starts_with("http://")) && !has_blank(text) && !text.ends_with('/');
}

bool is_iso_date(std::string_view text) { return text.empty() || is_canonical(FieldType::date, text); }

bool is_iso_instant(std::string_view text) {
  return text.empty() || (text.ends_with('Z') && is_canonical(FieldType::datetime, text.substr(0, text.size() - 1)));
}

bool is_update_unit(std::string_view text) {
  constexpr std::array<std::string_view, 6> units{"日", "週", "月", "季", "年", "不定期"};
  return std::find(units.begin(), units.end(), text) != units.end();
}

bool is_plain_label(std::string_view text) {
  return !text.empty() && text.size() <= 200 && std::none_of(text.begin(), text.end(), is_control);
}

}  // namespace

const Form dataset_id{release::is_dataset_id,
                      {"must be 1 to 63 small letters, digits and hyphens, beginning with a letter or digit",
                       "必須是 1 至 63 個小寫字母、數字或連字號，且以字母或數字開頭"}};
const Form field_name{is_field_name,
                      {"must be 1 to 63 small letters, digits and underscores, beginning with a letter",
                       "必須是 1 至 63 個小寫字母、數字或底線，且以字母開頭"}};
const Form source_column{[](std::string_view text) { return !text.empty(); },
                         {"must name a column of the source file", "必須是來源檔案的欄位名稱"}};
const Form dgtw_identifier{is_dgtw_identifier,
                           {"must be the organisation code of ten characters, a hyphen and six digits",
                            "必須是 10 碼機關代碼、連字號與 6 位數字"}};
const Form org_code{is_org_code, {"must be ten letters and digits", "必須是 10 個英數字"}};
const Form oid{is_oid, {"must be numbers with dots, such as 2.16.886.101", "必須是以點分隔的數字，例如 2.16.886.101"}};
const Form category_code{is_category_code,
                         {"must be a code of capital letters and digits", "必須是大寫字母與數字的代碼"}};
const Form email_address{is_email_address, {"must be an e-mail address", "必須是電子郵件地址"}};
const Form web_address{is_web_address,
                       {"must begin with https:// or http://, without blanks and without a slash at the end",
                        "必須以 https:// 或 http:// 開頭，不含空白，結尾不加斜線"}};
const Form iso_date{is_iso_date,
                    {"must be a day that exists, written 2024-05-06", "必須是存在的日期，寫作 2024-05-06"}};
const Form iso_instant{
    is_iso_instant,
    {"must be a time in UTC written 2024-05-06T07:08:09Z", "必須是世界協調時間，寫作 2024-05-06T07:08:09Z"}};
const Form update_unit{is_update_unit,
                       {"must be one of 日 週 月 季 年 不定期", "必須是 日、週、月、季、年、不定期 之一"}};
const Form plain_label{
    is_plain_label,
    {"must be 1 to 200 bytes without control characters", "必須是 1 至 200 位元組且不含控制字元的文字"}};

}  // namespace opendata::config
