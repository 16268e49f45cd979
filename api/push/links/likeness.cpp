#include "push/links/likeness.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "push/links/ascii.hpp"

namespace opendata::push::links {
namespace {

constexpr std::size_t shell_text = 200;  // bytes
constexpr std::size_t short_text = 900;  // bytes: some 300 Chinese characters
/// Pieces of text that may differ between two answers that say the same, such as the name of a visitor's browser.
constexpr std::size_t tolerated_pieces = 6;
constexpr std::size_t piece_bytes = 12;  // four Chinese characters

constexpr std::array<std::string_view, 32> absences{
    "404",         "找不到網頁",   "找不到頁面",     "找不到您",        "找不到此頁",    "找不到該",    "找不到這個",   "找不到檔案",
    "網頁不存在",  "頁面不存在",   "資料不存在",     "檔案不存在",      "內容不存在",    "不存在的頁面", "查無資料",     "查無此",
    "無此頁",      "無此資料",     "已被移除",       "已移除",          "已下架",        "已刪除",      "網頁已失效",   "連結已失效",
    "連結失效",    "not found",    "no longer available", "does not exist", "doesn't exist", "cannot be found", "can't be found", "page is missing"};

void drop_all(std::string& text, std::string_view part) {
  if (part.size() < 4) return;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at)) text.erase(at, part.size());
}

/// The text without the path it was asked under and without digits: clocks and counters.
std::string told(const HtmlPage& page, std::string_view path) {
  std::string text = page.text;
  drop_all(text, path);
  drop_all(text, path.substr(path.rfind('/') + 1));
  std::erase_if(text, [](char c) { return (c >= '0' && c <= '9') || c == ' '; });
  return text;
}

using Pieces = std::unordered_set<std::string_view>;
Pieces pieces_of(const std::string& text) {
  Pieces pieces;
  if (text.size() <= piece_bytes) pieces.insert(text);
  for (std::size_t i = 0; i + piece_bytes <= text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) pieces.insert(std::string_view(text).substr(i, piece_bytes));
  return pieces;
}

std::size_t only_in(const Pieces& pieces, const Pieces& others) {
  return static_cast<std::size_t>(std::count_if(pieces.begin(), pieces.end(), [&](auto piece) { return !others.contains(piece); }));
}

}  // namespace

bool say_the_same(const HtmlPage& page, std::string_view path, const HtmlPage& other, std::string_view other_path) {
  if (page.title != other.title) return false;
  const std::string text = told(page, path), other_text = told(other, other_path);
  const Pieces pieces = pieces_of(text), others = pieces_of(other_text);
  const std::size_t tolerated = std::min(tolerated_pieces, std::max(pieces.size(), others.size()) / 10);
  return only_in(pieces, others) <= tolerated && only_in(others, pieces) <= tolerated;
}

bool speaks_of_absence(const HtmlPage& page) {
  const std::string title = lowered(page.title);
  const std::string text = page.text.size() <= short_text ? lowered(page.text) : std::string();
  return std::any_of(absences.begin(), absences.end(), [&](std::string_view phrase) {
    return title.find(phrase) != std::string::npos || text.find(phrase) != std::string::npos;
  });
}

bool is_shell(const HtmlPage& page) { return page.has_script && page.text.size() < shell_text; }

}  // namespace opendata::push::links
