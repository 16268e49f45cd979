#include <algorithm>
#include <array>
#include <opendata/text.hpp>
#include <span>

#include "encoding.hpp"
#include "web/appearance.hpp"

/// Pieces that an agency adds to pages: what the pages' Content-Security-Policy would silently block is refused with its
/// place instead.
namespace opendata::api::web {
namespace {

struct Forbidden {
  std::string_view text;  ///< in lower case
  Message reason;
};

constexpr Message runs{"pages run no script but their own: take this out", "頁面不執行自訂程式碼，請移除"};
constexpr Message elsewhere{"pages load nothing from elsewhere: take this out, or put the file beside site.json",
                            "頁面不載入外部資源，請移除"};
constexpr Message inline_style{"styles belong into theme.css", "樣式請寫在 theme.css"};
constexpr Message whole_page{"this file is a piece of a page, without html, head, body, main or base",
                             "此檔為頁面片段，不可含 html、head、body、main 或 base"};

constexpr std::array in_markup{
    Forbidden{"<script", runs},          Forbidden{"javascript:", runs},   Forbidden{"<style", inline_style},
    Forbidden{" style=", inline_style},  Forbidden{"<iframe", elsewhere},  Forbidden{"<object", elsewhere},
    Forbidden{"<embed", elsewhere},      Forbidden{"<link", elsewhere},    Forbidden{"src=\"http", elsewhere},
    Forbidden{"src=\"//", elsewhere},    Forbidden{"src='", elsewhere},    Forbidden{"srcset=", elsewhere},
    Forbidden{"<html", whole_page},      Forbidden{"<head>", whole_page},  Forbidden{"<body", whole_page},
    Forbidden{"<main", whole_page},      Forbidden{"<base", whole_page},   Forbidden{"<meta", whole_page}};

constexpr std::array in_css{Forbidden{"@import", elsewhere}, Forbidden{"url(http", elsewhere}, Forbidden{"url(\"http", elsewhere},
                            Forbidden{"url('http", elsewhere}, Forbidden{"url(//", elsewhere}, Forbidden{"url(\"//", elsewhere},
                            Forbidden{"url('//", elsewhere}};

std::size_t line_of(std::string_view text, std::size_t place) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
}

/// " onclick=" and its like: blank, "on", letters, "=".
std::size_t find_handler(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  for (std::size_t at = 0; (at = text.find("on", at)) != std::string_view::npos; ++at) {
    const bool begins = at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '\t' || text[at - 1] == '"');
    std::size_t end = at + 2;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (begins && end > at + 2 && end < text.size() && text[end] == '=') return at;
  }
  return std::string_view::npos;
}

Result<void> check(std::string_view text, const std::string& file, std::span<const Forbidden> list) {
  if (!text::is_valid_utf8(text)) return failure(Errc::bad_encoding, {"must be UTF-8", "須為 UTF-8"}, {file, 0, {}});
  const auto lower = lower_case(text);
  for (const Forbidden& forbidden : list)
    if (const auto at = lower.find(forbidden.text); at != std::string::npos)
      return failure(Errc::bad_value, forbidden.reason, {file, line_of(lower, at), std::string(forbidden.text)});
  return {};
}

}  // namespace

Result<CheckedMarkup> check_fragment(std::string markup, const std::string& file) {
  if (auto checked = check(markup, file, in_markup); !checked) return failure(std::move(checked.error()));
  const auto lower = lower_case(markup);
  if (const auto at = find_handler(lower); at != std::string::npos)
    return failure(Errc::bad_value, runs, {file, line_of(lower, at), lower.substr(at, lower.find('=', at) - at)});
  return CheckedMarkup(std::move(markup));
}

Result<void> check_stylesheet(std::string_view css, const std::string& file) { return check(css, file, in_css); }

}  // namespace opendata::api::web
