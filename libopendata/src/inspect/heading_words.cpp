#include "inspect/heading_words.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>

#include "inspect/header_evidence.hpp"
#include "inspect/header_words.hpp"

namespace opendata::inspect {
namespace {

constexpr std::size_t longest_heading = 12;  ///< in characters

/// What names of columns end with, besides the words that say what a column holds.
constexpr std::array<std::string_view, 52> last_words{
    "名",   "稱",   "號",   "別",   "類",   "種",   "期",   "間",   "址",   "話",   "數",     "量",   "額",
    "率",   "度",   "值",   "況",   "註",   "容",   "因",   "果",   "項",   "次",   "點",     "性",   "齡",
    "者",   "日",   "年",   "月",   "碼",   "價",   "款",   "級",   "色",   "單位", "機關",   "地區", "轄區",
    "學區", "分區", "選區", "總計", "合計", "小計", "平均", "標題", "網址", "座標", "經緯度", "附件", "姓名"};

/// Names of columns that say nothing of what somebody is, and are no values.
constexpr std::array<std::string_view, 12> names{"站名", "店名", "校名", "路名", "品名", "書名",
                                                 "名稱", "項目", "分類", "樓層", "樓別", "規格"};

bool ends_like_heading(std::string_view cell) {
  return std::any_of(last_words.begin(), last_words.end(), [&](std::string_view word) { return cell.ends_with(word); });
}

bool is_name(std::string_view cell) { return std::find(names.begin(), names.end(), cell) != names.end(); }

/// 學生, 原住民 and 身障 are what people are, 電話 and 信箱 how they wrote: values as well as names of columns.
bool may_be_value(ColumnKind kind, std::string_view cell) {
  if (kind == ColumnKind::phone || kind == ColumnKind::email) return true;
  const bool of_people = kind == ColumnKind::person_name || kind == ColumnKind::attribute ||
                         kind == ColumnKind::health || kind == ColumnKind::special;
  return of_people && !ends_like_heading(cell);
}

}  // namespace

bool reads_as_heading(std::string_view cell) {
  if (text::to_utf32(cell).size() > longest_heading || has_digit(cell)) return false;
  return ends_like_heading(cell) || is_name(cell) || kind_by_header(cell) != ColumnKind::unknown;
}

bool is_column_name(std::string_view cell) {
  return is_name(cell) || (is_header_word(cell) && !may_be_value(kind_by_header(cell), cell));
}

}  // namespace opendata::inspect
