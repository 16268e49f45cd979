#include "encoding.hpp"
#include "handlers/links.hpp"
#include "web/dataset/parts.hpp"
#include "web/layout.hpp"

/// How to read the rows from a program: each snippet runs as it stands, with nothing but what the language brings
/// along. The tests run them.
namespace opendata::api::web {
namespace {

/// The API's address of the rows that the reader sees.
std::string rows_address(const DatasetView& view, std::string_view resource, std::string_view last) {
  std::string address = view.call.origin + dataset_path(api_base, view.dataset.id);
  address.append("/").append(resource).append("?");
  if (!view.selection.filter_text.empty()) address += "filter=" + percent_encode(view.selection.filter_text) + "&";
  if (!view.selection.words.empty()) address += "q=" + percent_encode(view.selection.words) + "&";
  return address.append(last);
}

std::string curl_lines(const DatasetView& view) {
  return "curl -fsS \"" + rows_address(view, "rows", "limit=5") + "\"\ncurl -fsS -o rows.csv \"" +
         rows_address(view, "export", "format=csv") + "\"\n";
}

std::string python_lines(const DatasetView& view) {
  return "import json, urllib.parse, urllib.request\n\nurl, rows = \"" + rows_address(view, "rows", "limit=1000") +
         "\", []\nwhile url:\n    with urllib.request.urlopen(url) as answer:\n        page = json.load(answer)\n    "
         "rows += page[\"rows\"]\n"
         "    url = page[\"next\"] and urllib.parse.urljoin(answer.url, page[\"next\"])\nprint(len(rows), rows[:1])\n";
}

std::string r_lines(const DatasetView& view) {
  return "rows <- read.csv(\"" + rows_address(view, "export", "format=csv") +
         "\", encoding = \"UTF-8\", check.names = FALSE)\nprint(nrow(rows))\nprint(head(rows))\n";
}

std::string javascript_lines(const DatasetView& view) {
  return "const answer = await fetch(\"" + rows_address(view, "rows", "limit=1000") +
         "\");\nif (!answer.ok) throw new Error((await answer.json()).detail);\nconst { rows, next } = await "
         "answer.json();\nconsole.log(rows.length, rows[0], next);\n";
}

void write_snippet(Html& html, Markup id, Markup title, const std::string& lines) {
  html.raw("<details><summary>")
      .raw(title)
      .raw("</summary>\n<pre tabindex=\"0\"><code id=\"snippet-")
      .raw(id)
      .raw("\">");
  html.text(lines).raw("</code></pre></details>\n");
}

}  // namespace

void write_snippets(Html& html, const DatasetView& view) {
  const auto rows = dataset_path(api_base, view.dataset.id);
  write_heading(html, "api", {"API", "API"});
  html.raw("<p>").say({"Open to everybody, read only, without a key. ", "任何人皆可使用，唯讀，不需金鑰。"});
  html.link(rows, html.english() ? "Description" : "資料集說明")
      .raw(" · ")
      .link(rows + "/rows?limit=100", html.english() ? "Rows" : "資料列");
  html.raw(" · ")
      .link(keep_language(view.call.request, "/docs"), html.english() ? "All parameters" : "全部參數")
      .raw("</p>\n");
  if (view.selection.is_narrowed())
    html.raw("<p class=\"source\">")
        .say({"The examples ask for the rows selected above.", "以下範例取得上方篩選的資料列。"})
        .raw("</p>\n");
  write_snippet(html, "curl", "cURL", curl_lines(view));
  write_snippet(html, "python", "Python", python_lines(view));
  write_snippet(html, "r", "R", r_lines(view));
  write_snippet(html, "javascript", "JavaScript", javascript_lines(view));
}

}  // namespace opendata::api::web
