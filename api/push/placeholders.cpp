#include "push/placeholders.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace opendata::push {
namespace {

constexpr std::array whole_texts{"organization", "publisher", "title",      "description", "name",   "contact",
                                 "email",        "phone",     "test",       "string",      "text",   "null",
                                 "none",         "n/a",       "default",    "unknown",     "xxx",    "joe@abc.com",
                                 "組織名稱",     "機關名稱",  "資料集名稱", "資料集描述",  "聯絡人", "聯絡人姓名",
                                 "聯絡人電話",   "測試",      "王先生",     "某機關"};
constexpr std::array parts{"todo",        "fixme", "changeme", "change-me", "change_me", "lorem ipsum",
                           "placeholder", "your-", "your_",    "請填",      "待填",      "請輸入",
                           "請修改",      "○○",    "ＸＸ",     "@abc.com",  "xxxx"};
/// Labels of host names that stand for no host.
constexpr std::array reserved_labels{"example", "invalid", "test"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// The host of a URL or of a mail address; empty for other texts.
std::string_view host_of(std::string_view text) {
  const auto scheme = text.find("://");
  if (scheme != std::string_view::npos) {
    text.remove_prefix(scheme + 3);
    text = text.substr(0, text.find_first_of("/?#"));
    return text.substr(0, text.rfind(':'));
  }
  const auto at = text.rfind('@');
  return at == std::string_view::npos || text.find(' ') != std::string_view::npos ? std::string_view()
                                                                                  : text.substr(at + 1);
}

bool is_reserved_host(std::string_view host) {
  if (host == "localhost" || host.starts_with("127.")) return true;
  while (!host.empty()) {
    const auto dot = std::min(host.find('.'), host.size());
    const auto label = host.substr(0, dot);
    if (std::find(reserved_labels.begin(), reserved_labels.end(), label) != reserved_labels.end()) return true;
    host.remove_prefix(std::min(dot + 1, host.size()));
  }
  return false;
}

/// "07-0000000": an area code may stand before the zeros.
bool is_number_of_zeros(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto zeros = std::count(text.begin(), text.end(), '0');
  const bool only_number = text.find_first_not_of("0123456789-() #+") == std::string_view::npos;
  return only_number && digits >= 7 && digits - zeros <= 2;
}

/// Among many, such as keywords, a general word is one word; alone it would be the whole of what is said.
bool is_unfilled(const std::string& key, const std::string& text, std::size_t depth) {
  if (depth == 0 && is_placeholder(text)) return true;
  return is_reserved_host(host_of(lower(text))) || (key.find("hone") != std::string::npos && is_number_of_zeros(text));
}

/// Names of a schema's fields are what the agency calls them: "title" is a good name there.
bool names_fields(const std::string& key) { return key == "resourceField" || key == "fieldDescription"; }

Result<void> search(const json::Value& value, const std::string& path, const std::string& place, std::size_t depth) {
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    const std::string key = value.is(json::Kind::object) ? value.keys()[i] : std::to_string(i);
    const std::string here = path.empty() ? key : path + "." + key;
    const json::Value& item = value.items()[i];
    if (names_fields(key)) continue;
    if (item.is(json::Kind::string) && is_unfilled(key, item.text(), depth)) {
      return failure(Errc::refused,
                     {"still holds a placeholder or example; correct the policy and publish again. Nothing was sent",
                      "仍為範例或預設內容；請更正政策檔後重新發布。未送出任何資料"},
                     {place, 0, here});
    }
    if (auto clean = search(item, here, place, depth + 1); !clean) return clean;
  }
  return {};
}

}  // namespace

bool is_placeholder(std::string_view text) {
  const std::string folded = lower(text);
  if (std::find(whole_texts.begin(), whole_texts.end(), folded) != whole_texts.end()) return true;
  if (folded.size() > 2 && folded.front() == '<' && folded.back() == '>') return true;
  const auto holds = [&](const char* part) { return folded.find(part) != std::string::npos; };
  if (folded.size() <= 200 && std::any_of(parts.begin(), parts.end(), holds)) return true;
  return is_reserved_host(host_of(folded));
}

Result<void> refuse_placeholders(const json::Value& record, const std::string& place) {
  return search(record, {}, place, 0);
}

}  // namespace opendata::push
