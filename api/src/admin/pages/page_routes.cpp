#include "admin/answers.hpp"
#include "admin/pages/pages.hpp"
#include "call.hpp"
#include "web/appearance.hpp"

namespace opendata::api::admin {
namespace {

using Type = ParameterType;

const Parameter id{"id", Type::text, {"Id of the entry", "問答編號"}, {}, 0, 200, {}, {}};
const Parameter state{"state", Type::choice, {"Only this state", "狀態"}, {}, 0, 0, {"draft", "in-review", "published", "retired"}, {}};
const Parameter agency{"agency", Type::text, {"Agency, exactly", "機關"}, {}, 0, 1500, {}, {}};
const Parameter due_before{"due_before", Type::text, {"Review due before this day", "檢視期限早於此日"}, {}, 0, 10, {}, {}};
const Parameter words{"q", Type::text, {"Words", "文字"}, {}, 0, 400, {}, {}};
const Parameter offset{"offset", Type::integer, {"How many to skip", "略過筆數"}, "0", 0, 1'000'000, {}, {}};
const Parameter limit{"limit", Type::integer, {"How many at most", "筆數上限"}, "30", 1, 200, {}, {}};
const Parameter done{"done", Type::choice, {"What was done", "已完成"}, {}, 0, 0, {"saved", "unchanged", "moved", "backup"}, {}};
const Parameter dataset{"dataset", Type::text, {"A published dataset of cases", "已發布的案件資料集"}, {}, 0, 63, {}, {}};
const Parameter least{"least", Type::integer, {"Cases that make a question frequent", "至少幾案"}, "5", 5, 1'000'000, {}, {}};
const Parameter candidate{"candidate", Type::integer, {"Which of them, from 1", "第幾組"}, "1", 1, 1'000, {}, {}};
const Parameter percent{"percent", Type::integer, {"How alike, in percent", "相似度（百分比）"}, "70", 30, 100, {}, {}};
const Parameter language{"lang", Type::choice, {"Language of the pages", "頁面語言"}, {}, 0, 0, {"zh-TW", "en"}, {}};

Route shape(std::string_view path, std::vector<Parameter> query = {}) {
  Route out;
  out.path = path;
  out.query_parameters = std::move(query);
  out.query_parameters.push_back(language);
  out.media_type = "text/html";
  return out;
}

Route asset_shape() {
  static const Parameter name{"name", Type::text, {"Name of the file", "檔案名稱"}, {}, 0, 100, {}, {}};
  Route out = shape("/assets/{name}");
  out.path_parameters = {name};
  return out;
}

/// Style sheets as the site has them, with the agency's own colours.
Answer asset_file(FaqDesk& desk, AdminCall& call) {
  const auto appearance = desk.appearance();
  const web::Asset* asset = appearance->find_asset(call.arguments.text("name"));
  if (asset == nullptr) return refuse({ProblemKind::not_found, {"there is no such file", "沒有這個檔案"}});
  auto response = make_response(asset->bytes, web::media_type_of(asset->name));
  response.set_header("Cache-Control", "private, max-age=3600");
  return response;
}

Answer to_first_page(AdminCall& /*call*/) { return see_other("/admin/faq"); }

}  // namespace

std::vector<AdminRoute> faq_page_routes(FaqDesk& desk) {
  const auto with = [&desk](Answer (*handler)(FaqDesk&, AdminCall&)) {
    return [&desk, handler](AdminCall& call) { return handler(desk, call); };
  };
  using enum Role;
  constexpr auto page = Door::page, form = Door::form;
  return {
      {"GET", shape("/"), Door::anyone, viewer, "start", to_first_page},
      {"GET", shape("/admin"), Door::anyone, viewer, "start", to_first_page},
      {"GET", asset_shape(), Door::anyone, viewer, "asset", with(asset_file)},
      {"GET", shape("/admin/faq", {state, agency, due_before, words, offset, limit, done}), page, viewer, "faq-list", with(list_page)},
      {"GET", shape("/admin/faq/new", {dataset, least, candidate}), page, editor, "faq-new", with(new_page)},
      {"GET", shape("/admin/faq/edit", {id, done}), page, viewer, "faq-read", with(edit_page)},
      {"POST", shape("/admin/faq/edit"), form, editor, "faq-save", with(save_page)},
      {"POST", shape("/admin/faq/move"), form, editor, "faq-move", with(move_from_page)},
      {"GET", shape("/admin/faq/history", {id}), page, viewer, "faq-history", with(history_page)},
      {"GET", shape("/admin/faq/review", {done}), page, viewer, "faq-review", with(review_page)},
      {"GET", shape("/admin/faq/candidates", {dataset, least}), page, editor, "faq-candidates", with(candidates_page)},
      {"GET", shape("/admin/faq/duplicates", {percent}), page, viewer, "faq-duplicates", with(duplicates_page)},
      {"GET", shape("/admin/faq/decay"), page, viewer, "faq-decay", with(decay_page)},
      {"POST", shape("/admin/faq/backup"), form, Role::admin, "faq-backup", with(write_backup_from_page)},
  };
}

}  // namespace opendata::api::admin
