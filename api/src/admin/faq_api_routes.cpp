#include "admin/faq_api.hpp"

namespace opendata::api::admin {
namespace {

using Type = ParameterType;

const Parameter id{"id", Type::text, {"Id of the entry", "問答編號"}, {}, 0, 200, {}, "AP-008"};
const Parameter state{"state", Type::choice, {"Only this state", "狀態"}, {}, 0, 0, {"draft", "in-review", "published", "retired"}, {}};
const Parameter agency{"agency", Type::text, {"Agency, exactly", "機關（完全相符）"}, {}, 0, 1500, {}, {}};
const Parameter due_before{"due_before", Type::text, {"Review due before this day, as 2026-05-06", "檢視期限早於此日，例如 2026-05-06"}, {}, 0, 10, {}, "2026-12-31"};
const Parameter words{"q", Type::text, {"Stands in id, question, wordings, answer, unit or owner", "編號、問題、問法、答案、單位或承辦人所含文字"}, {}, 0, 400, {}, {}};
const Parameter offset{"offset", Type::integer, {"How many to skip", "略過筆數"}, "0", 0, 1'000'000, {}, "0"};
const Parameter limit{"limit", Type::integer, {"How many at most", "筆數上限"}, "50", 1, 500, {}, "50"};
const Parameter why{"why", Type::text, {"Why it is changed; kept in the history", "修改理由，留存於歷程"}, {}, 0, 1500, {}, "例行檢視"};
const Parameter to{"to", Type::choice, {"The next state", "下一狀態"}, {}, 0, 0, {"draft", "in-review", "published", "retired"}, "in-review"};
const Parameter dataset{"dataset", Type::text, {"A published dataset of cases", "已發布的案件資料集"}, {}, 0, 63, {}, "animal-cases"};
const Parameter text_field{"text", Type::text, {"Field of the text; absent: the one with the longest texts", "內容欄位；未給則取文字最長者"}, {}, 0, 200, {}, {}};
const Parameter opened{"opened", Type::text, {"Field of the day of opening", "受理日期欄位"}, {}, 0, 200, {}, {}};
const Parameter closed{"closed", Type::text, {"Field of the day of closing", "結案日期欄位"}, {}, 0, 200, {}, {}};
const Parameter least{"least", Type::integer, {"Cases that make a question frequent", "至少幾案"}, "5", 5, 1'000'000, {}, "5"};
const Parameter percent{"percent", Type::integer, {"How alike, in percent", "相似度（百分比）"}, "70", 30, 100, {}, "70"};

Route shape(std::string_view path, Message summary, std::vector<Parameter> path_parameters = {}, std::vector<Parameter> query = {}) {
  Route out;
  out.path = path;
  out.summary = summary;
  out.path_parameters = std::move(path_parameters);
  out.query_parameters = std::move(query);
  return out;
}

constexpr std::string_view entry_example = R"({"id":"AP-008","question":"寵物遺失了怎麼辦？","answer":"請通報動物保護處。","agency":"動物保護處"})";
constexpr std::string_view new_entry_example = R"({"id":"AP-901","question":"哪裡可以認養動物？","answer":"請至動物之家。"})";

}  // namespace

std::vector<AdminRoute> faq_api_routes(FaqDesk& desk) {
  const auto with = [&desk](Answer (*handler)(FaqDesk&, AdminCall&)) {
    return [&desk, handler](AdminCall& call) { return handler(desk, call); };
  };
  using enum Role;
  constexpr auto program = Door::program;
  return {
      {"GET", shape("/admin/api/v1/faq", {"Entries of the store", "問答清單"}, {}, {state, agency, due_before, words, offset, limit}), program, viewer,
       "faq-list", with(list_entries)},
      {"POST", shape("/admin/api/v1/faq", {"A new entry, as a draft", "新增問答（草稿）"}, {}, {why}), program, editor, "faq-create",
       with(create_entry), new_entry_example},
      {"GET", shape("/admin/api/v1/faq/entries/{id*}", {"An entry as its editors see it", "問答（含未發布內容）"}, {id}), program, viewer, "faq-read",
       with(show_entry)},
      {"PUT", shape("/admin/api/v1/faq/entries/{id*}", {"A new revision, as a draft", "修改問答（成為草稿）"}, {id}, {why}), program, editor, "faq-save",
       with(change_entry), entry_example, Revision::if_match},
      {"GET", shape("/admin/api/v1/faq/history/{id*}", {"Every revision, with differences", "修改歷程與差異"}, {id}), program, viewer, "faq-history",
       with(show_history)},
      {"POST", shape("/admin/api/v1/faq/moves/{id*}", {"Submit, publish, send back, retire", "送審、發布、退回、下架"}, {id}, {to, why}), program, editor,
       "faq-move", with(move_entry_on), {}, Revision::if_match},
      {"GET", shape("/admin/api/v1/faq/candidates", {"What published cases ask often", "從已發布案件找常見提問"}, {}, {dataset, text_field, opened, closed, least}),
       program, editor, "faq-candidates", with(list_candidates)},
      {"GET", shape("/admin/api/v1/faq/duplicates", {"Entries that say nearly the same", "內容相近的問答"}, {}, {percent}), program, viewer,
       "faq-duplicates", with(list_duplicates)},
      {"GET", shape("/admin/api/v1/faq/decay", {"Published entries that may no longer hold", "可能過時的問答"}), program, viewer, "faq-decay", with(list_decay)},
      {"POST", shape("/admin/api/v1/faq/backups", {"A backup of the store", "備份資料檔"}), program, Role::admin, "faq-backup", with(back_up)},
  };
}

}  // namespace opendata::api::admin
