#include "handlers/links.hpp"
#include "web/dataset/parts.hpp"
#include "web/dataset/risk_facts.hpp"
#include "web/texts.hpp"

/// The risk of a release in plain words, from its own reports: what holds, what was withheld, what remains. It never
/// says that nobody can be recognised: the figures hold against the attackers that docs/risk.md names, not against all.
namespace opendata::api::web {
namespace {

/// Titles of fields: "行政區、年齡層".
std::string titles(const Html& html, const Schema& schema, const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) {
    const auto place = schema.index_of(name);
    if (place)
      out.append(out.empty()      ? ""
                 : html.english() ? ", "
                                  : "、")
          .append(schema.fields[*place].title.in(html.language()));
  }
  return out;
}

void write_item(Html& html, const std::string& english, const std::string& chinese) {
  html.raw("<li>").text(html.english() ? english : chinese).raw("</li>\n");
}

void write_what_holds(Html& html, const Schema& schema, const RiskFacts& facts) {
  html.raw("<div><h3>").say({"What holds", "做到了什麼"}).raw("</h3><ul>\n");
  if (facts.k > 0) {
    const auto fields = titles(html, schema, facts.singling_out), k = grouped(facts.k),
               least = grouped(facts.smallest_class);
    write_item(html,
               "Whoever knows all of " + fields + " about somebody finds at least " + k +
                   " records that fit (k = " + k + "). In this release the smallest such group has " + least + ".",
               "即使知道某人的「" + fields + "」，至少會有 " + k + " 筆資料同樣相符（k = " + k +
                   "）；本版本中最小的一組有 " + least + " 筆。");
  } else {
    write_item(html,
               "The agency names no field that could single a person out. Before publication all files were searched "
               "for personal data, and none was found that it had not allowed as its own.",
               "機關未將任何欄位列為可辨識個人；發布前已逐檔檢查個人資料，除機關自身公開的聯絡資料外未發現個資。");
  }
  if (facts.linked_records > 0)
    write_item(html,
               "Before publication the release was attacked: each of " + grouped(facts.linked_records) +
                   " source records was looked for in it, and none could be narrowed down to fewer than " +
                   grouped(facts.smallest_candidates) + " candidates.",
               "發布前曾實際攻擊：以 " + grouped(facts.linked_records) +
                   " 筆原始資料逐筆比對公開檔案，沒有任何一筆能縮小到 " + grouped(facts.smallest_candidates) +
                   " 個候選以下。");
  html.raw("</ul></div>\n");
}

void write_what_was_withheld(Html& html, const Schema& schema, const RiskFacts& facts) {
  html.raw("<div><h3>").say({"What was withheld", "哪些沒有公開"}).raw("</h3><ul>\n");
  if (facts.columns_withheld > 0)
    write_item(html, grouped(facts.columns_withheld) + " columns of the source are not published at all.",
               "原始資料有 " + grouped(facts.columns_withheld) + " 個欄位完全不公開。");
  if (facts.records_withheld > 0 && facts.records_in > 0)
    write_item(html,
               grouped(facts.records_withheld) + " of " + grouped(facts.records_in) + " records (" +
                   percent(facts.records_withheld, facts.records_in) + ") are left out, because too few are like them.",
               "原始 " + grouped(facts.records_in) + " 筆中有 " + grouped(facts.records_withheld) + " 筆（" +
                   percent(facts.records_withheld, facts.records_in) + "）因相同者太少而不公開。");
  if (facts.cells_generalised > 0)
    write_item(
        html,
        grouped(facts.cells_generalised) + " cells are told in less detail, such as a half-year instead of a day.",
        "有 " + grouped(facts.cells_generalised) + " 格改以較粗略的方式呈現（例如以半年代替日期）。");
  if (facts.passages_withheld > 0)
    write_item(html,
               grouped(facts.passages_withheld) + " passages of " + titles(html, schema, facts.free_text) +
                   " that name or number somebody are masked.",
               "「" + titles(html, schema, facts.free_text) + "」中有 " + grouped(facts.passages_withheld) +
                   " 處姓名、號碼等已遮蔽。");
  if (!facts.pseudonyms.empty())
    write_item(html,
               titles(html, schema, facts.pseudonyms) +
                   " is a token made with a secret key; the original cannot be computed from it.",
               "「" + titles(html, schema, facts.pseudonyms) + "」為以金鑰產生的代碼，無法由代碼推回原號。");
  if (facts.columns_withheld + facts.records_withheld + facts.cells_generalised + facts.passages_withheld == 0 &&
      facts.pseudonyms.empty())
    write_item(html, "Nothing: the release has everything of the source.", "無：原始資料全部公開。");
  html.raw("</ul></div>\n");
}

void write_what_remains(Html& html, const Schema& schema, const RiskFacts& facts) {
  html.raw("<div><h3>").say({"What remains", "仍有的風險"}).raw("</h3><ul>\n");
  if (facts.k > 0 && facts.highest_risk)
    write_item(html,
               "Who guesses which record is somebody's is right in at most " + fixed(*facts.highest_risk * 100, 1) +
                   "% of cases, if these fields are all that is known.",
               "若只知道上述欄位，猜中某筆資料屬於某人的機率最高為 " + fixed(*facts.highest_risk * 100, 1) + "%。");
  if (facts.homogeneous_rows > 0)
    write_item(html,
               grouped(facts.homogeneous_rows) + " records stand in groups that share one value of " +
                   titles(html, schema, facts.sensitive) +
                   ": of these it can be learnt without knowing which record is whose.",
               "有 " + grouped(facts.homogeneous_rows) + " 筆所在的組別，其「" + titles(html, schema, facts.sensitive) +
                   "」完全相同；不必知道是哪一筆，也能得知該值。");
  if (!facts.free_text.empty())
    write_item(html,
               "Programs mask " + titles(html, schema, facts.free_text) +
                   "; what no program recognises, such as the story itself, may still tell somebody who knows it.",
               "「" + titles(html, schema, facts.free_text) +
                   "」由程式遮蔽；程式認不出的內容（例如案情本身）仍可能被知情者認出。");
  if (facts.exact_values_in_text > 0)
    write_item(html,
               "In " + grouped(facts.exact_values_in_text) +
                   " records an exact value of a generalised field still stands in the text.",
               "有 " + grouped(facts.exact_values_in_text) + " 筆的文字中仍有已概化欄位的原值。");
  write_item(html,
             "People who know more than these fields, or who combine this with other data, are not held off by these "
             "figures. Do not try to find out whom a record is about.",
             "知道更多內情或併用其他資料的人，不受這些數字約束。請勿嘗試辨識資料中的個人。");
  html.raw("</ul></div>\n");
}

void write_reports(Html& html, const DatasetView& view) {
  constexpr std::pair<std::string_view, Message> reports[] = {
      {"risk.html", {"risk report", "風險報告"}},
      {"separation.html", {"what is withheld, and on which ground (§18)", "分離公開說明（政府資訊公開法 §18）"}},
      {"risk.json", {"risk.json", "risk.json"}}};
  html.raw("<p>").say({"All figures: ", "完整數字："});
  bool first = true;
  for (const auto& [path, label] : reports) {
    for (const ReleaseFile& file : view.release().manifest.files) {
      if (file.path != path) continue;
      if (!first) html.raw(" · ");
      html.link(file_path("", view.dataset.id, "current", path), label.in(html.language()));
      first = false;
    }
  }
  html.raw("</p>\n");
}

}  // namespace

void write_risk(Html& html, const DatasetView& view) {
  const auto facts = read_risk_facts(view.release());
  if (!facts.reported) return;
  write_heading(html, "risk", {"Privacy: what the data tell about people", "隱私說明：資料透露多少個人資訊"});
  html.raw("<div class=\"risk\">\n");
  write_what_holds(html, view.schema(), facts);
  write_what_was_withheld(html, view.schema(), facts);
  write_what_remains(html, view.schema(), facts);
  html.raw("</div>\n");
  write_reports(html, view);
}

}  // namespace opendata::api::web
