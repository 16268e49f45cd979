#include <set>

#include "release/separation.hpp"
#include "risk/page.hpp"

namespace opendata::release {
namespace {

using privacy::grouped;
using privacy::Page;

constexpr unsigned personal_privacy = 6;

void write_ground(Page& out, unsigned ground) {
  if (ground == 0) {
    out.say({"not stated", "未載明"});
  } else {
    out.say({"no. {}", "第 {} 款"}, {std::to_string(ground)});
  }
}

void write_lead(Page& out, const Separation& separation) {
  out.raw("<p class=\"lead\">");
  out.say({"Of {} records in the source, {} are published and {} are withheld. Where a part may not be disclosed, the law asks "
           "that the rest is: this page says what was kept back, and on which ground. It holds counts only.",
           "來源共 {} 筆紀錄，公開 {} 筆，未公開 {} 筆。政府資訊含有限制公開之事項者，應僅就其他部分公開（政府資訊公開法第18條第2項）；"
           "本頁說明保留了什麼、依據為何，只列數量。"},
          {grouped(separation.records_in), grouped(separation.records_out), grouped(separation.records_withheld)});
  out.raw("</p>\n");
}

void write_row(Page& out, std::string_view name, std::uint64_t count, unsigned ground) {
  out.raw("<tr><th scope=\"row\">").text(name).raw("</th>").number(grouped(count)).raw("<td class=\"n\">");
  write_ground(out, ground);
  out.raw("</td></tr>\n");
}

void write_list(Page& out, Message caption, Message unit, const std::vector<Withheld>& list) {
  if (list.empty()) return;
  out.begin_table(caption, {{"Field", "欄位"}, unit, {"Ground (§18 I)", "依據（第18條第1項）"}});
  for (const Withheld& entry : list) write_row(out, entry.name, entry.count, entry.ground);
  out.end_table();
}

void write_whole(Page& out, const Separation& separation) {
  out.begin_table({"Records and columns", "紀錄與欄位"},
                  {{"What", "項目"}, {"Number", "數量"}, {"Ground (§18 I)", "依據（第18條第1項）"}});
  const bool english = out.language() == Language::en;
  write_row(out, english ? "records withheld" : "未公開的紀錄", separation.records_withheld, personal_privacy);
  write_row(out, english ? "columns of the source that the policy does not list" : "政策未列出、因而不公開的來源欄位",
            separation.unlisted_columns, separation.unlisted_ground);
  out.end_table();
}

std::set<unsigned> grounds_of(const Separation& separation) {
  std::set<unsigned> out{personal_privacy, separation.unlisted_ground};
  for (const auto* list : {&separation.columns, &separation.cells, &separation.texts, &separation.reduced})
    for (const Withheld& entry : *list) out.insert(entry.ground);
  return out;
}

void write_grounds(Page& out, const Separation& separation, const catalog::CodeLists& codes) {
  out.element("h2", {"The grounds", "限制公開之依據"});
  out.raw("<ul>\n");
  for (const unsigned ground : grounds_of(separation)) {
    const catalog::Code* known = catalog::find_code(codes.restriction_grounds, std::to_string(ground));
    if (known == nullptr) continue;
    out.raw("<li>").say({"No. {}: ", "第 {} 款："}, {known->code}).text(known->label.in(out.language())).raw("</li>\n");
  }
  out.raw("</ul>\n");
}

}  // namespace

std::string format_separation_page(const Separation& separation, const catalog::CodeLists& codes) {
  return privacy::document({"What is withheld: {}", "限制公開說明：{}"}, separation.title, [&](Page& out) {
    write_lead(out, separation);
    write_whole(out, separation);
    write_list(out, {"Columns withheld", "整欄不公開"}, {"Rows with a value", "有值筆數"}, separation.columns);
    write_list(out, {"Single cells withheld", "個別儲存格不公開"}, {"Cells", "格數"}, separation.cells);
    write_list(out, {"Passages removed from free text", "自由文字中移除的片段"}, {"Passages", "處數"}, separation.texts);
    write_list(out, {"Published in less detail", "降低詳細程度後公開"}, {"Cells", "格數"}, separation.reduced);
    write_grounds(out, separation, codes);
  });
}

}  // namespace opendata::release
