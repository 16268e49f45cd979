#include "handlers/links.hpp"
#include "web/code_names.hpp"
#include "web/dataset/parts.hpp"

namespace opendata::api::web {
namespace {

std::string sentence(const DatasetView& view) {
  const Release& release = view.release();
  const auto publisher = publisher_name(release.metadata, view.call.language);
  const auto& title = release.metadata.title.in(view.call.language);
  const auto year = release.manifest.modified.substr(0, 4), day = release.manifest.modified.substr(0, 10);
  const auto address = view.call.origin + dataset_path("", view.dataset.id);
  const auto licence = licence_name(release.metadata.license, view.call.language);
  if (view.call.english())
    return publisher + " (" + year + "). " + title + " [data set]. Release " + release.id + ", " + day + ". " +
           address + ". " + licence + ".";
  return publisher + "（" + year + "）。" + title + "［資料集］。版本 " + release.id + "，" + day + "。" + address +
         "。" + licence + "。";
}

/// A text as BibTeX takes it: without what would end a field.
std::string in_braces(std::string_view text) {
  std::string out = "{";
  for (const char c : text)
    if (c != '{' && c != '}' && c != '\\') out += c;
  return out + "}";
}

std::string bibtex(const DatasetView& view) {
  const Release& release = view.release();
  return "@misc{" + view.dataset.id + ",\n  author = {" +
         in_braces(publisher_name(release.metadata, view.call.language)) + "},\n  title = {" +
         in_braces(release.metadata.title.in(view.call.language)) + "},\n  year = {" +
         release.manifest.modified.substr(0, 4) + "},\n  version = {" + release.id + "},\n  url = {" +
         view.call.origin + dataset_path("", view.dataset.id) + "}\n}\n";
}

}  // namespace

void write_citation(Html& html, const DatasetView& view) {
  write_heading(html, "cite", {"How to cite", "引用方式"});
  html.raw("<p class=\"citation\">")
      .text(sentence(view))
      .raw("</p>\n<details><summary>BibTeX</summary>\n<pre tabindex=\"0\"><code>");
  html.text(bibtex(view)).raw("</code></pre></details>\n<p class=\"source\">");
  html.say({"A release never changes; cite it by its number: ", "每個版本發布後不再變動，可用版本代碼引用："});
  html.raw("<a download href=\"").text(file_path("", view.dataset.id, view.release().id, "dataset.json")).raw("\">");
  html.text(view.release().id).raw("</a></p>\n");
}

}  // namespace opendata::api::web
