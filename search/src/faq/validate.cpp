#include <algorithm>
#include <array>
#include <opendata/search/faq.hpp>
#include <opendata/text.hpp>

#include "faq/fields.hpp"
#include "faq/schemes.hpp"

namespace opendata::search::faq {
namespace {

constexpr std::size_t longest_id = 200, longest_answer = 256U << 10U;
constexpr std::size_t longest_short_text = 500;
constexpr Message empty_text{"must not be empty", "不可空白"};
constexpr Message too_long{
    "is too long: id 200 bytes, question 1,000 characters, answer 256 KiB, other texts 500 characters",
    "過長：編號 200 位元組、問題 1,000 字、答案 256 KiB、其他欄位 500 字"};
constexpr Message too_many{"has more than 100 items", "超過 100 項"};

Result<void> refuse(Message message, std::string_view field, Errc code = Errc::bad_value) {
  return failure(code, message, {{}, 0, std::string(field)});
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  });
}

Result<void> check_text(std::string_view text, std::string_view field, std::size_t limit) {
  if (!text::is_valid_utf8(text)) return refuse({"is not UTF-8 text", "不是 UTF-8 文字"}, field, Errc::bad_encoding);
  if (has_control(text)) return refuse({"holds a control character", "含有控制字元"}, field);
  if (characters(text) > limit) return refuse(too_long, field, Errc::limit_exceeded);
  return {};
}

Result<void> check_day(const std::string& day, std::string_view field) {
  const auto parsed = day.empty() ? std::nullopt : text::parse_date(day, text::Calendar::ad);
  if (day.empty() || (parsed && text::format_date(*parsed) == day)) return {};
  return refuse({"is not a day of the form 2026-05-06", "不是 2026-05-06 形式的日期"}, field);
}

std::size_t limit_of(std::string_view field) {
  return field == "question" ? longest_question : field == "answer" ? longest_answer : longest_short_text;
}

Result<void> check_texts(const Entry& entry) {
  for (const TextField& field : text_fields()) {
    const std::string& text = entry.*field.member;
    if (auto checked = check_text(text, field.name, limit_of(field.name)); !checked) return checked;
    if (!is_day(field.name)) continue;
    if (auto checked = check_day(text, field.name); !checked) return checked;
  }
  return {};
}

/// Whether addresses of the site and the API lead to this id, and not to something else of the site.
bool has_address(std::string_view id) {
  if (id == "categories" || id.ends_with("/feedback") || id.find('\\') != std::string_view::npos) return false;
  for (std::size_t begin = 0; begin <= id.size();) {
    const auto end = std::min(id.find('/', begin), id.size());
    const auto part = id.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

Result<void> check_id(const std::string& id) {
  if (id.empty()) return refuse(empty_text, "id");
  if (id.size() > longest_id) return refuse(too_long, "id", Errc::limit_exceeded);
  if (id.find_first_of("\n\t") != std::string::npos) return refuse({"holds a line break or tab", "含有換行或定位字元"}, "id");
  if (!has_address(id))
    return refuse({"would have no address of its own: no \"categories\", no \"/feedback\" at the end, no backslash, nothing empty, . or .. between slashes",
                   "無法作為網址：不可為 categories、不可以 /feedback 結尾、不可含反斜線，斜線之間不可空白或為 . 與 .."},
                  "id");
  return {};
}

Result<void> check_lists(const Entry& entry) {
  for (const ListField& field : list_fields()) {
    const auto& items = entry.*field.member;
    if (items.size() > most_items) return refuse(too_many, field.name, Errc::limit_exceeded);
    for (const std::string& item : items) {
      if (item.empty()) return refuse(empty_text, field.name);
      if (auto checked = check_text(item, field.name, longest_question); !checked) return checked;
    }
  }
  return {};
}

Result<void> check_links(const Entry& entry) {
  if (entry.links.size() > most_items) return refuse(too_many, "links", Errc::limit_exceeded);
  for (const Link& link : entry.links) {
    if (auto checked = check_text(link.title, "links", longest_short_text); !checked) return checked;
    if (!is_safe_address(link.url))
      return refuse({"a link must be an http, https, mailto or tel address", "連結須為 http、https、mailto 或 tel"}, "links");
  }
  return {};
}

Result<void> check_translations(const Entry& entry) {
  if (entry.translations.size() > most_items) return refuse(too_many, "translations", Errc::limit_exceeded);
  for (const Translation& of : entry.translations) {
    if (of.language.empty() || of.question.empty() || of.answer.empty()) return refuse(empty_text, "translations");
    if (!is_language(of.language))
      return refuse({"a language is a code such as en, vi or zh-Hans", "語言須為代碼，例如 en、vi、zh-Hans"}, "translations");
    if (auto checked = check_text(of.question, "translations", longest_question); !checked) return checked;
    if (auto checked = check_text(of.answer, "translations", longest_answer); !checked) return checked;
  }
  return {};
}

/// Whether files have a column of this name for something else.
bool is_column_of_entry(std::string_view name) {
  constexpr std::array others{"links", "state", "category", "cited_articles"};
  const auto named = [&](const auto& field) { return field.name == name; };
  return std::find(others.begin(), others.end(), name) != others.end() || name.starts_with("question:") || name.starts_with("answer:") ||
         std::any_of(text_fields().begin(), text_fields().end(), named) || std::any_of(list_fields().begin(), list_fields().end(), named);
}

Result<void> check_extra(const Entry& entry) {
  if (entry.extra.size() > most_items) return refuse(too_many, "extra", Errc::limit_exceeded);
  for (const auto& [name, value] : entry.extra) {
    if (is_column_of_entry(name)) return refuse({"has the name of a field of every entry", "與問答既有欄位同名"}, "extra");
    if (auto checked = check_text(value, name, longest_answer); !checked) return checked;
  }
  return {};
}

}  // namespace

bool is_language(std::string_view text) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
  return text.size() >= 2 && text.size() <= 20 && std::all_of(text.begin(), text.end(), plain);
}

Result<void> validate(const Entry& entry) {
  if (auto checked = check_id(entry.id); !checked) return checked;
  if (text::trim(entry.question).empty()) return refuse(empty_text, "question");
  if (text::trim(entry.answer).empty()) return refuse(empty_text, "answer");
  for (const auto check : {check_texts, check_lists, check_links, check_translations, check_extra})
    if (auto checked = check(entry); !checked) return checked;
  if (!entry.valid_until.empty() && entry.valid_until < entry.valid_from)
    return refuse({"is before valid_from", "早於 valid_from"}, "valid_until");
  return {};
}

}  // namespace opendata::search::faq
