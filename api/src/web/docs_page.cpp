#include <algorithm>
#include <array>

#include "encoding.hpp"
#include "routes.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"
#include "web/table.hpp"

/// /docs: the API for people, written from the route table. No JavaScript, nothing of another host.
namespace opendata::api::web {
namespace {

std::string shown_path(std::string_view path) {
  std::string out;
  for (const char c : path)
    if (c != '*') out += c;
  return out;
}

/// The address that a route's own examples make; empty when one is missing.
std::string example_address(const Route& route) {
  std::string address = shown_path(route.path);
  for (const Parameter& parameter : route.path_parameters) {
    const auto place = address.find("{" + std::string(parameter.name) + "}");
    if (place == std::string::npos || parameter.example.empty()) return {};
    address.replace(place, parameter.name.size() + 2, percent_encode_path(parameter.example));
  }
  char separator = '?';
  for (const Parameter& parameter : route.query_parameters) {
    if (parameter.example.empty()) continue;
    address += separator + std::string(parameter.name) + "=" + percent_encode(parameter.example);
    separator = '&';
  }
  return address;
}

std::string range_of(const Parameter& parameter) {
  switch (parameter.type) {
    case ParameterType::integer:
    case ParameterType::capped_integer:
      if (parameter.maximum == INT64_MAX) return "≥ " + std::to_string(parameter.minimum);
      return std::to_string(parameter.minimum) + " – " + std::to_string(parameter.maximum);
    case ParameterType::boolean:
      return "true, false";
    case ParameterType::choice: {
      std::string out;
      for (const auto choice : parameter.choices) out.append(out.empty() ? "" : ", ").append(choice);
      return out;
    }
    case ParameterType::text:
      break;
  }
  return parameter.maximum > 0 ? "≤ " + std::to_string(parameter.maximum) + " B" : std::string();
}

void write_parameters(Html& html, const std::vector<Parameter>& parameters) {
  for (const Parameter& parameter : parameters) {
    html.raw("<tr><th scope=\"row\"><code>").text(parameter.name).raw("</code></th><td>").say(parameter.meaning);
    html.raw("</td><td>").text(range_of(parameter)).raw("</td><td>").text(parameter.fallback).raw("</td></tr>\n");
  }
}

/// Whether the example names data, which another agency does not have: a link would lead nowhere there.
bool names_data(const Route& route) {
  const auto names_it = [](const Parameter& parameter) { return parameter.name == "id" && !parameter.example.empty(); };
  return !route.path_parameters.empty() || std::any_of(route.query_parameters.begin(), route.query_parameters.end(), names_it);
}

void write_example(Html& html, const Route& route) {
  const auto example = example_address(route);
  if (example.empty()) return;
  html.raw("<p>").say({"Example: ", "範例："});
  names_data(route) ? html.raw("<code>").text(example).raw("</code>") : html.link(example, example);
  html.raw("</p>\n");
}

void write_route(Html& html, const Route& route) {
  html.raw("<h3><code>").text(route.methods == Methods::read ? "GET " : "GET, POST ").text(shown_path(route.path));
  html.raw("</code></h3>\n<p>").say(route.summary).raw("</p>\n");
  if (!route.path_parameters.empty() || !route.query_parameters.empty()) {
    begin_table(html, std::string(Message{"Parameters of ", "參數："}.in(html.language())) + shown_path(route.path), "parameters",
                {{{"Parameter", "參數"}}, {{"Meaning", "說明"}}, {{"Range", "範圍"}}, {{"Default", "預設"}}});
    write_parameters(html, route.path_parameters);
    write_parameters(html, route.query_parameters);
    end_table(html);
  }
  write_example(html, route);
}

struct Section {
  Message title;
  std::string_view prefix;
};

bool belongs(const Route& route, const Section& section) {
  if (route.audience == Audience::person) return false;
  const bool national = route.audience == Audience::national_client, ckan = route.audience == Audience::ckan_client;
  const bool ogc = route.path.starts_with("/ogc"), own = route.path.starts_with("/api/v1/") && !national;
  if (section.prefix == "national") return national;
  if (section.prefix == "ckan") return ckan;
  if (section.prefix == "ogc") return ogc;
  if (section.prefix == "own") return own;
  return !national && !ckan && !ogc && !own;
}

}  // namespace

Answer docs_page(const Call& call) {
  constexpr std::array sections{Section{{"REST API", "REST API"}, "own"},
                                Section{{"CKAN Action API", "CKAN Action API"}, "ckan"},
                                Section{{"National data access API", "共通性資料存取 API"}, "national"},
                                Section{{"OGC API Features", "OGC API Features"}, "ogc"},
                                Section{{"Feeds, catalogues and short addresses", "訂閱、目錄與短網址"}, "other"}};
  Html html(call.language);
  html.raw("<h1>").say({"API", "API 說明"}).raw("</h1>\n<p>");
  html.say({"Everything here is open and read only. The description for programs: ", "本站 API 皆為公開、唯讀。供程式使用的說明："});
  html.link("/api/v1/openapi.json", "openapi.json").raw(" · ").link("/apis.json", "apis.json").raw("</p>\n<ul>\n");
  for (const Section& section : sections)
    html.raw("<li>").link("#" + std::string(section.prefix), call.say(section.title)).raw("</li>\n");
  html.raw("</ul>\n");
  for (const Section& section : sections) {
    html.raw("<h2 id=\"").text(section.prefix).raw("\">").say(section.title).raw("</h2>\n");
    for (const Route& route : routes())
      if (belongs(route, section)) write_route(html, route);
  }
  return page(call, call.say({"API", "API 說明"}), html);
}

}  // namespace opendata::api::web
