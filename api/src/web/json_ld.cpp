#include "web/json_ld.hpp"

#include <opendata/search/faq.hpp>

#include "ckan/names.hpp"
#include "handlers/links.hpp"

namespace opendata::api::web {
namespace {

void write_block(Html& html, const JsonBody& body) {
  html.raw("<script type=\"application/ld+json\">").json(body.take()).raw("</script>\n");
}

}  // namespace

void write_faq_json_ld(Html& html, const Wording& wording) {
  JsonBody out;
  out.begin_object().text("@context", "https://schema.org").text("@type", "FAQPage").key("mainEntity").begin_array();
  out.begin_object().text("@type", "Question").text("inLanguage", wording.language).text("name", wording.title).key("acceptedAnswer").begin_object();
  out.text("@type", "Answer").text("text", search::faq::render_answer(wording.body)).end_object().end_object().end_array().end_object();
  write_block(html, out);
}

void write_dataset_json_ld(Html& html, const Call& call, const ServedDataset& dataset) {
  const Release& release = dataset.current->release;
  const auto& metadata = release.metadata;
  JsonBody out;
  out.begin_object().text("@context", "https://schema.org").text("@type", "Dataset");
  out.text("name", metadata.title.in(call.language)).text("description", metadata.description.in(call.language));
  out.text("url", call.origin + dataset_path("", dataset.id)).text("dateModified", release.manifest.modified);
  out.key("isAccessibleForFree").boolean(true);
  const auto* license = ckan::find_license(metadata.license);
  out.text("license", license == nullptr || license->url.empty() ? std::string_view(metadata.license) : license->url);
  out.key("keywords").begin_array();
  for (const auto& keyword : metadata.keywords) out.text(keyword);
  out.end_array().key("creator").begin_object().text("@type", "GovernmentOrganization");
  out.text("name", metadata.publisher_name).end_object().key("distribution").begin_array();
  for (const auto& file : release.manifest.files) {
    if (file.format.empty()) continue;
    out.begin_object().text("@type", "DataDownload");
    out.text("encodingFormat", std::string_view(file.media_type).substr(0, file.media_type.find(';')));
    out.text("contentUrl", call.origin + file_path("", dataset.id, "current", file.path)).end_object();
  }
  out.end_array().end_object();
  write_block(html, out);
}

}  // namespace opendata::api::web
