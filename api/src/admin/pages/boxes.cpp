#include "admin/pages/boxes.hpp"

#include <array>

namespace opendata::api::admin {
namespace {

using enum BoxShape;

constexpr std::array content{
    Box{"question", {"Question", "問題"}, {"As a citizen would ask it", "以民眾會問的方式書寫"}, lines, 2, 1000},
    Box{"variants", {"Other wordings", "其他問法"}, {"One a line; searches find the entry by them too", "一行一種，檢索時也會比對"}, lines, 3, 20'000},
    Box{"answer",
        {"Answer", "答案"},
        {"Blank lines part paragraphs. - list, 1. list, ## heading, **strong**, *emphasis*, [text](https://…)",
         "空行分段；- 或 1. 為清單、## 為標題、**粗體**、*強調*、[文字](https://…) 為連結"},
        lines,
        14,
        80'000}};
constexpr std::array place{Box{"agency", {"Agency", "機關"}},
                           Box{"unit", {"Unit", "承辦單位"}},
                           Box{"owner", {"Owner", "承辦人（職稱或帳號）"}, {"A post or account, not a private person's name", "請填職稱或帳號，勿填個人姓名"}},
                           Box{"audience", {"Audience", "適用對象"}},
                           Box{"theme", {"Theme", "主題分類"}, {"Levels parted by /", "各層以 / 分隔"}},
                           Box{"administration", {"Administration", "施政分類"}, {"Levels parted by /", "各層以 / 分隔"}},
                           Box{"service", {"Service", "服務分類"}, {"Levels parted by /", "各層以 / 分隔"}}};
constexpr std::array sources{
    Box{"citations", {"Regulations", "引用法規"}, {"One a line: M0060027/12-1 (article), M0060027 (law), or in words: 動保法第12條. Where this server has a search index, words become ids when you save, and what a changed text cites is added",
         "一行一條：M0060027/12-1（條文）、M0060027（法規），或寫「動保法第12條」。伺服器有檢索索引時，儲存後改為代碼，並補入修改後內文所引用的條文"}, lines, 3, 20'000},
    Box{"related", {"Related entries", "相關問答"}, {"Ids, one a line", "編號，一行一則"}, lines, 2, 20'000},
    Box{"links", {"Links and attachments", "相關連結與附件"}, {"One a line: title, blank, address", "一行一個：名稱、空格、網址"}, lines, 3, 20'000},
    Box{"url", {"Source page", "來源網頁"}}};
constexpr std::array days{Box{"valid_from", {"Valid from", "有效起日"}, {"", ""}, day},
                          Box{"valid_until", {"Valid until", "有效迄日"}, {"", ""}, day},
                          Box{"review_due", {"Review due", "檢視期限"}, {"", ""}, day}};

const std::array groups{BoxGroup{{"Question and answer", "問題與答案"}, content},
                        BoxGroup{{"Where it belongs", "歸屬與分類"}, place},
                        BoxGroup{{"Sources", "依據與連結"}, sources},
                        BoxGroup{{"Days", "日期"}, days}};

struct Named {
  std::string_view field;
  Message label;
};
/// Fields that no box shows.
constexpr std::array others{Named{"id", {"Id", "編號"}}, Named{"reviewed", {"Last reviewed", "上次檢視"}}, Named{"modified", {"Last changed", "更新日期"}},
                            Named{"evidence_cases", {"Cases behind it", "依據案件數"}}, Named{"evidence_ids", {"Case ids", "依據案件編號"}},
                            Named{"translations", {"Other languages", "其他語言"}}, Named{"language", {"Language", "語言代碼"}},
                            Named{"why", {"Reason or remark", "修改理由"}}};

}  // namespace

std::span<const BoxGroup> box_groups() { return groups; }

std::string field_label(std::string_view field, Language language) {
  const auto colon = field.find(':');
  if (colon != std::string_view::npos) return field_label(field.substr(0, colon), language) + " (" + std::string(field.substr(colon + 1)) + ")";
  for (const BoxGroup& group : groups)
    for (const Box& box : group.boxes)
      if (box.field == field) return std::string(box.label.in(language));
  for (const Named& named : others)
    if (named.field == field) return std::string(named.label.in(language));
  return std::string(field);
}

}  // namespace opendata::api::admin
