#include <algorithm>

#include "handlers/links.hpp"
#include "web/code_names.hpp"
#include "web/dataset/parts.hpp"
#include "web/table.hpp"

namespace opendata::api::web {
namespace {

/// The release before the current one; nullptr when there is none.
const Release* release_before(const ServedDataset& dataset) {
  const auto current = std::find(dataset.order.begin(), dataset.order.end(), dataset.current->release.id);
  if (current == dataset.order.end() || current + 1 == dataset.order.end()) return nullptr;
  return &dataset.releases.at(*(current + 1))->release;
}

void write_list(Html& html, Message title, const std::vector<std::string>& names) {
  if (names.empty()) return;
  html.raw("<li>").say(title);
  for (const auto& name : names) html.raw(" <code>").text(name).raw("</code>");
  html.raw("</li>\n");
}

std::vector<std::string> fields_only_in(const Schema& here, const Schema& there) {
  std::vector<std::string> out;
  for (const Field& field : here.fields)
    if (!there.index_of(field.name)) out.push_back(field.name);
  return out;
}

std::vector<std::string> fields_of_other_type(const Schema& now, const Schema& before) {
  std::vector<std::string> out;
  for (const Field& field : now.fields) {
    const auto place = before.index_of(field.name);
    if (place && before.fields[*place].type != field.type) out.push_back(field.name);
  }
  return out;
}

std::vector<std::string> files_only_in(const Manifest& here, const Manifest& there) {
  std::vector<std::string> out;
  for (const ReleaseFile& file : here.files) {
    const bool known = std::any_of(there.files.begin(), there.files.end(),
                                   [&](const ReleaseFile& other) { return other.path == file.path; });
    if (!known) out.push_back(file.path);
  }
  return out;
}

void write_row_change(Html& html, std::uint64_t now, std::uint64_t before) {
  html.raw("<li>").say({"Rows: ", "資料筆數："}).number(before).raw(" → ").number(now).raw(" (");
  if (now == before)
    html.raw("±0");
  else
    html.raw(now > before ? Markup("+") : Markup("−")).number(now > before ? now - before : before - now);
  html.raw(")</li>\n");
}

void write_change(Html& html, const Release& now, const Release& before) {
  html.raw("<h3>").say({"Change from the release before", "與前一版本的差異"}).raw("</h3>\n<ul>\n");
  write_row_change(html, now.manifest.rows, before.manifest.rows);
  write_list(html, {"Fields added:", "新增欄位："}, fields_only_in(now.schema, before.schema));
  write_list(html, {"Fields removed:", "移除欄位："}, fields_only_in(before.schema, now.schema));
  write_list(html, {"Fields of another type:", "型別不同的欄位："}, fields_of_other_type(now.schema, before.schema));
  write_list(html, {"Files added:", "新增檔案："}, files_only_in(now.manifest, before.manifest));
  write_list(html, {"Files removed:", "移除檔案："}, files_only_in(before.manifest, now.manifest));
  html.raw("</ul>\n");
}

void write_release(Html& html, const DatasetView& view, const Release& release) {
  const bool current = release.id == view.release().id;
  html.raw("<tr><th scope=\"row\"><code>").text(release.id).raw("</code>");
  if (current) html.raw(" ").say({"(current)", "（目前版本）"});
  html.raw("</th><td>")
      .text(release.manifest.modified.substr(0, 10))
      .raw("</td><td class=\"number\">")
      .number(release.manifest.rows)
      .raw("</td><td>");
  for (const ReleaseFile& file : release.manifest.files)
    if (!file.format.empty() && !file.path.ends_with(".gz")) {
      html.raw("<a download href=\"").text(file_path("", view.dataset.id, release.id, file.path)).raw("\">");
      html.text(format_name(file.format)).raw("</a> ");
    }
  html.raw("</td></tr>\n");
}

}  // namespace

void write_releases(Html& html, const DatasetView& view) {
  write_heading(html, "releases", {"Releases", "版本紀錄"});
  if (const Release* before = release_before(view.dataset)) write_change(html, view.release(), *before);
  constexpr auto number = Column::Align::number;
  begin_table(html, Message{"Releases", "版本紀錄"}.in(html.language()), "releases",
              {{{"Release", "版本"}}, {{"Changed", "更新時間"}}, {{"Rows", "筆數"}, number}, {{"Files", "檔案"}}});
  for (const auto& id : view.dataset.order) write_release(html, view, view.dataset.releases.at(id)->release);
  end_table(html);
}

}  // namespace opendata::api::web
