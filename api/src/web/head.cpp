#include "web/frame.hpp"

namespace opendata::api::web {
namespace {

void write_asset(Html& html, const Frame& frame, std::string_view name) {
  const Asset* asset = frame.appearance.find_asset(name);
  if (asset == nullptr) return;
  if (name.ends_with(".css")) {
    html.raw("<link rel=\"stylesheet\" href=\"").text(asset_address(*asset)).raw("\">\n");
  } else {
    html.raw("<script src=\"").text(asset_address(*asset)).raw("\" defer></script>\n");
  }
}

void write_assets(Html& html, const Frame& frame) {
  write_asset(html, frame, "site.css");
  for (const auto name : frame.info.styles) write_asset(html, frame, name);
  write_asset(html, frame, "site.js");
  for (const auto name : frame.info.scripts) write_asset(html, frame, name);
}

/// Search engines want whole addresses here.
void write_languages(Html& html, const Frame& frame) {
  if (frame.origin.empty() || frame.info.indexing == Indexing::unwanted) return;
  const std::string origin(frame.origin);
  html.raw("<link rel=\"alternate\" hreflang=\"zh-Hant-TW\" href=\"");
  html.text(origin + address_in(frame.request, Language::zh_tw)).raw("\">\n<link rel=\"alternate\" hreflang=\"en\" href=\"");
  html.text(origin + address_in(frame.request, Language::en)).raw("\">\n");
}

void write_machine_links(Html& html, std::string_view site_name) {
  html.raw("<link rel=\"service-desc\" href=\"/api/v1/openapi.json\" type=\"application/json\">\n");
  html.raw("<link rel=\"search\" type=\"application/opensearchdescription+xml\" href=\"/opensearch.xml\" title=\"");
  html.text(site_name).raw("\">\n<link rel=\"api\" href=\"/apis.json\" type=\"application/json\">\n");
  html.raw("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feeds/releases.atom\" title=\"");
  html.say({"New releases", "資料集更新"}).raw("\">\n");
  html.raw("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feeds/faq.atom\" title=\"");
  html.say({"Changed questions and answers", "便民問答更新"}).raw("\">\n");
}

}  // namespace

void write_head(Html& html, const Frame& frame) {
  const auto& site_name = frame.appearance.name.in(html.language());
  const auto& description = frame.info.description.empty() ? frame.appearance.description.in(html.language()) : frame.info.description;
  html.raw("<!DOCTYPE html>\n<html lang=\"").text(html.english() ? "en" : "zh-Hant-TW");
  html.raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
  html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  if (!frame.info.title.empty()) html.text(frame.info.title).raw("｜");
  html.text(site_name).raw("</title>\n<meta name=\"description\" content=\"").text(description).raw("\">\n");
  html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
  if (frame.info.indexing == Indexing::unwanted) html.raw("<meta name=\"robots\" content=\"noindex, follow\">\n");
  if (const Asset* icon = frame.appearance.find_asset(frame.appearance.logo.empty() ? "icon.svg" : frame.appearance.logo))
    html.raw("<link rel=\"icon\" href=\"").text(asset_address(*icon)).raw("\">\n");
  write_assets(html, frame);
  write_languages(html, frame);
  write_machine_links(html, site_name);
  html.raw("</head>\n");
}

}  // namespace opendata::api::web
