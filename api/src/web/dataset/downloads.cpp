#include "handlers/links.hpp"
#include "web/code_names.hpp"
#include "web/dataset/parts.hpp"
#include "web/table.hpp"
#include "web/texts.hpp"

namespace opendata::api::web {
namespace {

void write_file(Html& html, const Release& release, const ReleaseFile& file) {
  html.raw("<tr><th scope=\"row\"><a download href=\"")
      .text(file_path("", release.manifest.dataset_id, "current", file.path));
  html.raw("\">").text(file.path).raw("</a></th><td>");
  html.text(file.format.empty() ? std::string_view(file.media_type).substr(0, file.media_type.find(';'))
                                : format_name(file.format));
  html.raw("</td><td class=\"number\">")
      .text(format_size(file.bytes))
      .raw("</td><td><code class=\"sum\">")
      .text(file.sha256);
  html.raw("</code></td></tr>\n");
}

void write_table(Html& html, const Release& release, Message title, bool tables) {
  constexpr auto number = Column::Align::number;
  begin_table(html, title.in(html.language()), "files",
              {{{"File", "檔案"}}, {{"Format", "格式"}}, {{"Size", "大小"}, number}, {{"SHA-256", "SHA-256"}}});
  for (const ReleaseFile& file : release.manifest.files)
    if (!file.format.empty() == tables) write_file(html, release, file);
  end_table(html);
}

}  // namespace

void write_downloads(Html& html, const DatasetView& view) {
  write_heading(html, "downloads", {"Downloads", "下載"});
  write_table(html, view.release(), {"Tables", "資料檔"}, true);
  html.raw("<details><summary>")
      .say({"Metadata, reports and other files", "詮釋資料、報告與其他檔案"})
      .raw("</summary>\n");
  write_table(html, view.release(), {"Other files", "其他檔案"}, false);
  html.raw("</details>\n");
}

}  // namespace opendata::api::web
