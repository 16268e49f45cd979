#include "push/placeholders.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace opendata::push {
namespace {

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

/// Remarks may say that there are none.
bool says_none(const std::string& key, const std::string& text) {
  constexpr std::array remarks{"備註", "comments", "notes", "dataQuality"};
  constexpr std::array none{"無", "-", "--", "n/a", "na", "none"};
  const auto in = [](const auto& list, const std::string& word) { return std::find(list.begin(), list.end(), word) != list.end(); };
  return in(remarks, key) && in(none, lower(text));
}

/// Whether a text of a record was never filled in. Among many, such as keywords, a general word is one word; alone it
/// would be the whole of what is said.
class Texts {
 public:
  explicit Texts(const catalog::Placeholders& known) : known_(known) {}
  [[nodiscard]] bool unfilled(const std::string& key, const std::string& text, std::size_t depth) const {
    if (depth == 0 && is_placeholder(known_, text) && !says_none(key, text)) return true;
    return is_reserved_host(host_of(lower(text))) || (key.find("hone") != std::string::npos && is_number_of_zeros(text));
  }

 private:
  const catalog::Placeholders& known_;
};

/// Names of a schema's fields are what the agency calls them: "title" is a good name there.
bool names_fields(const std::string& key) { return key == "resourceField" || key == "fieldDescription"; }

Result<void> search(const Texts& texts, const json::Value& value, const std::string& path, const std::string& place,
                    std::size_t depth) {
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    const std::string key = value.is(json::Kind::object) ? value.keys()[i] : std::to_string(i);
    const std::string here = path.empty() ? key : path + "." + key;
    const json::Value& item = value.items()[i];
    if (names_fields(key)) continue;
    if (item.is(json::Kind::string) && texts.unfilled(key, item.text(), depth)) {
      return failure(Errc::refused,
                     {"still holds a placeholder or example; correct the policy and publish again. Nothing was sent",
                      "仍為範例或預設內容；請更正政策檔後重新發布。未送出任何資料"},
                     {place, 0, here});
    }
    if (auto clean = search(texts, item, here, place, depth + 1); !clean) return clean;
  }
  return {};
}

}  // namespace

bool is_placeholder(const catalog::Placeholders& known, std::string_view text) {
  const std::string folded = lower(text);
  if (folded.size() > 2 && folded.front() == '<' && folded.back() == '>') return true;
  return catalog::defect_of(known, text).has_value() || is_reserved_host(host_of(folded));
}

Result<void> refuse_placeholders(const json::Value& record, const std::string& place) {
  const auto codes = catalog::CodeLists::load();
  if (!codes) return failure(codes.error());
  return search(Texts(codes->placeholders), record, {}, place, 0);
}

}  // namespace opendata::push
