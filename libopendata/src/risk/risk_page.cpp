#include <algorithm>
#include <opendata/risk_report.hpp>

#include "risk/class_chart.hpp"
#include "risk/page.hpp"

namespace opendata::privacy {
namespace {

constexpr std::size_t shown_combinations = 24;

std::string_view title_of(const LocalizedText& title, Language language) { return title.in(language); }

void begin_row(Page& out, std::string_view label) { out.raw("<tr><th scope=\"row\">").text(label).raw("</th>"); }
void end_row(Page& out) { out.raw("</tr>\n"); }

/// The whole report in one or two sentences.
void write_lead(Page& out, const RiskReport& report) {
  out.raw("<p class=\"lead\">");
  const std::string rows = grouped(report.released.rows()), smallest = grouped(report.released.smallest());
  if (report.columns.empty()) {
    out.say({"The policy names no quasi-identifier: {} records were published without a privacy model. The figures "
             "below say "
             "only what the gate searched for.",
             "政策未列準識別欄位：共 {} 筆紀錄，未套用隱私模型。以下數字僅說明發布前檢查了什麼。"},
            {rows});
  } else if (report.released.smallest() < 2) {
    out.say({"{} records are described, and {} of them are alone: whoever knows their values in the columns listed "
             "below knows which "
             "records they are.",
             "本報告涵蓋 {} 筆紀錄，其中 {} 筆是唯一的：知道其下列欄位值的人，便能認出是哪一筆。"},
            {rows, grouped(report.released.count(1))});
  } else {
    out.say({"{} records are described. Whoever knows a person's values in the columns listed below finds at least {} "
             "records "
             "that fit: at best, a guess is right once in {} times.",
             "本報告涵蓋 {} 筆紀錄。即使有人知道某人在下列欄位的值，至少也有 {} 筆符合：猜中的機率最高為 {} 分之一。"},
            {rows, smallest, smallest});
  }
  out.raw("</p>\n");
}

void write_attackers(Page& out) {
  out.element("h2", {"Which attackers were assumed", "假設的攻擊者"});
  out.raw("<ul>\n");
  out.element(
      "li",
      {"The prosecutor knows a person and knows that the person is in these data, as a neighbour or a colleague may.",
       "「檢察官」：認識某人，且知道此人就在資料中，例如鄰居或同事。"});
  out.element(
      "li",
      {"The journalist has a register of the population and looks for anybody at all in these data; this risk is never "
       "above the prosecutor's.",
       "「記者」：手上有全體人口名冊，想在資料中找出任何一人；其風險不高於檢察官。"});
  out.element("li", {"The marketer wants to match as many records as possible and does not mind mistakes.",
                     "「行銷商」：想盡量多比對出紀錄，不在意部分錯誤。"});
  out.raw("</ul>\n");
  out.element(
      "p",
      {"All of them are assumed to know the exact values of the columns listed below, the quasi-identifiers, and "
       "nothing of the others. Who knows more than that, such as the story behind a record, is not held off by these "
       "figures.",
       "以上皆假設攻擊者知道下列欄位（準識別欄位）的確切值，而不知道其他欄位。若有人知道得更多（例如案件背後的經過），"
       "這些數字並不能阻擋。"});
}

void write_risk_row(Page& out, std::string_view label, const ClassSizes& classes) {
  begin_row(out, label);
  out.number(percent(prosecutor_risk(classes, 0).highest)).number(percent(prosecutor_risk(classes, 0).mean));
  for (const double threshold : risk_thresholds) out.number(percent(prosecutor_risk(classes, threshold).at_risk));
  out.number(percent(sample_uniques(classes)));
  end_row(out);
}

void write_risks(Page& out, const RiskReport& report) {
  out.element("h2", {"Which risk remains", "剩餘風險"});
  out.begin_table({"Chance of picking the right record (prosecutor; the mean is the marketer's share)",
                   "猜中正確紀錄的機率（檢察官；平均值即行銷商的比例）"},
                  {{"Table", "資料"},
                   {"highest", "最高"},
                   {"mean", "平均"},
                   {"records above 1 in 5", "高於 1/5 的紀錄"},
                   {"above 1 in 10", "高於 1/10"},
                   {"above 1 in 20", "高於 1/20"},
                   {"unique", "唯一"}});
  write_risk_row(out, Message{"as published", "公開的版本"}.in(out.language()), report.released);
  if (report.exact) write_risk_row(out, Message{"with exact values", "若公開原值"}.in(out.language()), *report.exact);
  out.end_table();
  if (report.population.empty()) return;
  const auto risk = journalist_risk(report.population, risk_thresholds[0]).value_or(AttackerRisk{});
  out.element("p",
              {"Journalist, against the table of the population: highest {}, mean {}, records above 1 in 5: {}.",
               "記者（對照母體資料表）：最高 {}，平均 {}，高於 1/5 的紀錄 {}。"},
              {percent(risk.highest), percent(risk.mean), percent(risk.at_risk)});
}

std::string estimate(const std::optional<double>& value) { return value ? figure(*value) : "–"; }

void write_population_row(Page& out, Message label, const ClassSizes& classes, double fraction) {
  const auto uniques = estimate_population_uniques(classes, fraction);
  if (!uniques) return;
  begin_row(out, label.in(out.language()));
  out.number(estimate(uniques->zayatz)).number(estimate(uniques->pitman)).number(estimate(uniques->dankar()));
  end_row(out);
}

/// The journalist's risk, where it was measured, does not assume who is in the data.
void write_no_estimate(Page& out, const RiskReport& report) {
  out.element("p", {"Not estimated: the size of the population is not stated ({}).", "未估計：未指定母體人數（{}）。"},
              {report.attacks ? "gate.population" : "--sampling-fraction"});
  if (!report.population.empty()) return;
  out.element("p", {"All risks above assume that the attacker knows who is in the data.",
                    "以上風險均假設攻擊者知道誰在資料中。"});
}

void write_population(Page& out, const RiskReport& report) {
  out.element("h2", {"Persons who are unique in the population", "在母體中唯一的人數"});
  if (!report.sampling_fraction) return write_no_estimate(out, report);
  out.element("p",
              {"Estimated from a sampling fraction of {}. A record that is alone in the data need not be alone in the "
               "population. \"–\": the model gives no estimate.",
               "依抽樣比例 {} 估計。資料中唯一的紀錄，在母體中未必唯一。「–」表示該模型無法估計。"},
              {percent(*report.sampling_fraction)});
  out.begin_table({"Estimated uniques of the population", "估計的母體唯一人數"},
                  {{"Table", "資料"}, {"Zayatz", "Zayatz"}, {"Pitman", "Pitman"}, {"Dankar's rule", "Dankar 規則"}});
  write_population_row(out, {"as published", "公開的版本"}, report.released, *report.sampling_fraction);
  if (report.exact)
    write_population_row(out, {"with exact values", "若公開原值"}, *report.exact, *report.sampling_fraction);
  out.end_table();
}

void write_classes(Page& out, const RiskReport& report) {
  out.element("h2", {"Size of the classes", "等價類的大小"});
  out.element("p",
              {"A class is a group of records that look alike in the quasi-identifiers. There are {}, of {} to {} "
               "records, {} on average.",
               "等價類是準識別欄位看來相同的一組紀錄。共 {} 類，每類 {} 至 {} 筆，平均 {} 筆。"},
              {grouped(report.released.classes()), grouped(report.released.smallest()),
               grouped(report.released.largest()), figure(class_loss(report.released, 0).average_class)});
  const auto bands = size_bands(report.released);
  write_class_chart(out, bands, report.released.rows(), report.k);
  write_class_table(out, bands, report.released.rows());
}

/// Of a table that is no release: nothing is known of what these records were.
void write_suppressed(Page& out, const RiskReport& report) {
  if (report.suppressed_rows == 0) return;
  out.element(
      "p",
      {"{} more records have \"*\" in each of the columns. They are taken for suppressed, are no class and count in "
       "no figure above.",
       "另有 {} 筆在所列欄位皆為「*」，視為已抑制，不自成一類，也不計入以上數字。"},
      {grouped(report.suppressed_rows)});
}

void write_losses(Page& out, const RiskReport& report) {
  out.element("h2", {"What was lost", "損失了什麼"});
  const ClassLoss loss = class_loss(report.released, report.suppressed_rows);
  out.element("p",
              {"{} records ({}) were left out because they were too rare. The table says how much of what each column "
               "told is gone: 0 % is "
               "everything kept, 100 % nothing.",
               "{} 筆（{}）因過於罕見而未公開。下表為各欄位資訊損失的比例：0 % 表示完全保留，100 % 表示全部消失。"},
              {grouped(report.suppressed_rows), percent(loss.suppressed_share)});
  out.begin_table({"Loss of each quasi-identifier", "各準識別欄位的損失"}, {{"Column", "欄位"},
                                                                            {"Transform", "轉換"},
                                                                            {"bits before", "原有位元"},
                                                                            {"bits published", "公開位元"},
                                                                            {"lost", "損失"}});
  for (const ColumnLoss& column : report.columns) {
    begin_row(out, title_of(column.title, out.language()));
    out.number(column.transform)
        .number(column.source_bits ? figure(*column.source_bits) : "–")
        .number(figure(column.published_bits));
    out.number(column.lost() ? percent(*column.lost()) : "–");
    end_row(out);
  }
  out.end_table();
}

std::string names(const RiskReport& report, const CombinationRisk& combination, Language language) {
  std::string out;
  for (const std::size_t column : combination.columns) {
    if (!out.empty()) out += language == Language::en ? ", " : "、";
    out += title_of(report.columns[column].title, language);
  }
  return out;
}

/// Those that tell most rows apart, of few columns before many.
std::vector<const CombinationRisk*> strongest(const std::vector<CombinationRisk>& combinations) {
  std::vector<const CombinationRisk*> out;
  for (const CombinationRisk& combination : combinations) out.push_back(&combination);
  std::stable_sort(out.begin(), out.end(),
                   [](const auto* a, const auto* b) { return a->distinction > b->distinction; });
  if (out.size() > shown_combinations) out.resize(shown_combinations);
  return out;
}

void write_combinations(Page& out, const RiskReport& report) {
  if (report.combinations.empty()) return;
  out.element("h2", {"Which columns tell people apart", "哪些欄位能區分人"});
  out.element(
      "p",
      {"Distinction: different values for each record. Separation: share of pairs of records that differ. Measured on "
       "the published "
       "values; the strongest {} of the {} combinations that were measured.",
       "區別度：每筆紀錄平均有幾種值。分離度：兩兩不同的紀錄對比例。以公開值計算；列出最強的 {} 組，共量測 {} 組。"},
      {grouped(std::min(shown_combinations, report.combinations.size())), grouped(report.combinations.size())});
  out.begin_table({"Distinction and separation", "區別度與分離度"}, {{"Columns", "欄位"},
                                                                     {"Classes", "類數"},
                                                                     {"Distinction", "區別度"},
                                                                     {"Separation", "分離度"},
                                                                     {"Unique records", "唯一紀錄"}});
  for (const CombinationRisk* combination : strongest(report.combinations)) {
    begin_row(out, names(report, *combination, out.language()));
    out.number(grouped(combination->classes))
        .number(percent(combination->distinction))
        .number(percent(combination->separation));
    out.number(percent(combination->uniques));
    end_row(out);
  }
  out.end_table();
}

void write_sensitive(Page& out, const RiskReport& report) {
  if (report.sensitive.empty()) return;
  out.element("h2", {"What a class gives away without naming anybody", "不必認出人也會洩漏的事"});
  out.element(
      "p",
      {"When all records of a class share a sensitive value, whoever belongs to the class has it. t is how far a class "
       "may be from the "
       "whole table (0 the same, 1 entirely different).",
       "若一類中所有紀錄的敏感值相同，屬於該類的人便有此值。t 表示某類與全表分布的最大差距（0 相同，1 完全不同）。"});
  out.begin_table({"Sensitive attributes", "敏感屬性"}, {{"Column", "欄位"},
                                                         {"classes with one value", "單一值的類數"},
                                                         {"records in them", "其中筆數"},
                                                         {"fewest values", "最少值數"},
                                                         {"exp(entropy)", "exp(熵)"},
                                                         {"t", "t"}});
  for (const SensitiveColumn& column : report.sensitive) {
    begin_row(out, title_of(column.title, out.language()));
    out.number(grouped(column.risk.homogeneous_classes)).number(grouped(column.risk.homogeneous_rows));
    out.number(grouped(column.risk.distinct_l)).number(figure(column.risk.entropy_l)).number(figure(column.risk.t));
    end_row(out);
  }
  out.end_table();
}

std::uint64_t total(const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  std::uint64_t sum = 0;
  for (const auto& [field, records] : counts) sum += records;
  return sum;
}

void write_linkage(Page& out, const AttackFigures& attacks) {
  const auto counted = attacks.persons ? Message{"persons", "人"} : Message{"records", "筆"};
  out.element("li",
              {"Linkage: each of {} source records was looked for in the written file by its quasi-identifiers. The "
               "fewest candidates were {} {}.",
               "連結：以準識別欄位將 {} 筆來源紀錄逐一與寫出的檔案比對，候選最少為 {} {}。"},
              {grouped(attacks.linked_records), grouped(attacks.smallest_candidates), counted.in(out.language())});
}

/// Where one person has several records, the chance of finding one is higher than the records say.
void write_few_persons(Page& out, const AttackFigures& attacks) {
  const std::uint64_t few = classes_of_few_persons(attacks);
  if (few == 0) return;
  out.element("li",
              {"Several records of one person: k counted records, and {} classes hold fewer than k persons. For these "
               "the risk is higher than the tables above say.",
               "一人多筆：k 以筆計數，其中 {} 個等價類的人數少於 k；其風險高於上列各表所示。"},
              {grouped(few)});
}

void write_attacks(Page& out, const RiskReport& report) {
  if (!report.attacks) return;
  const AttackFigures& attacks = *report.attacks;
  out.element("h2", {"Attacks that were tried before publication", "發布前實際嘗試的攻擊"});
  out.raw("<ul>\n");
  if (!report.columns.empty()) write_linkage(out, attacks);
  write_few_persons(out, attacks);
  out.element("li",
              {"Text against columns: records whose own names or numbers still stand somewhere else in the record: {}. "
               "(In {} more the same "
               "words stand in a cell that k records or more share, such as a place.)",
               "文字對欄位：本人的姓名或號碼仍出現在該筆其他欄位者：{} 筆。（另有 {} 筆的字詞僅出現於至少 k "
               "筆共有的值，例如地名。）"},
              {grouped(total(attacks.repeated)), grouped(total(attacks.tolerated))});
  out.element("li",
              {"Numbers of columns that are not published, which stand in a text or another column: {} records.",
               "不公開欄位的編號仍出現於文字或其他欄位者：{} 筆。"},
              {grouped(total(attacks.unnamed_numbers))});
  out.element(
      "li",
      {"Exact values in free text: records whose text repeats the exact value of a column that was generalised: {}.",
       "自由文字中的確切值：文字重複了已概化欄位原值者：{} 筆。"},
      {grouped(total(attacks.exact_values))});
  out.element("li",
              {"Forgotten columns: the {} columns that the policy calls insensitive, taken together, make {} of the "
               "records unique.",
               "遺漏的欄位：政策列為不敏感的 {} 個欄位合併後，使 {} 的紀錄成為唯一。"},
              {grouped(attacks.insensitive.size()), percent(sample_uniques(attacks.insensitive_classes))});
  out.raw("</ul>\n");
  if (sample_uniques(attacks.insensitive_classes) <= 0.5) return;
  out.raw("<p class=\"warning\">");
  out.say(
      {"More than half of the records are unique in columns that are called insensitive. Who knows them from elsewhere "
       "finds the "
       "record: state the role of those columns again, or generalise them.",
       "過半紀錄在「不敏感」欄位上是唯一的。若有人從他處得知這些值，便能找出該筆：請重新檢視這些欄位的角色，或加以概化"
       "。"});
  out.raw("</p>\n");
}

void write_section(Page& out, const RiskReport& report) {
  write_lead(out, report);
  if (!report.columns.empty()) {
    write_attackers(out);
    write_risks(out, report);
    write_population(out, report);
    write_classes(out, report);
    report.attacks ? write_losses(out, report) : write_suppressed(out, report);
    write_combinations(out, report);
  }
  write_sensitive(out, report);
  write_attacks(out, report);
}

}  // namespace

std::string format_risk_page(const RiskReport& report) {
  return document({"Risk report: {}", "風險報告：{}"}, report.title, [&](Page& out) { write_section(out, report); });
}

}  // namespace opendata::privacy
