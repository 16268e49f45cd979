#include <algorithm>

#include "ckan/actions.hpp"
#include "ckan/names.hpp"

namespace opendata::api::ckan {
namespace {

/// The release of CKAN whose answers these are.
constexpr std::string_view imitated_version = "2.10.9";

void write_license(JsonBody& out, const License& license) {
  const bool open = license.is_open;
  out.begin_object().text("domain_content", open ? "True" : "False").text("id", license.id);
  out.text("domain_data", open ? "True" : "False").text("domain_software", "False").text("family", "");
  out.text("is_generic", "False").text("od_conformance", open ? "approved" : "not reviewed");
  out.text("osd_conformance", "not reviewed").text("maintainer", "").text("status", "active");
  out.text("url", license.url).text("title", license.title).end_object();
}

}  // namespace

Outcome license_list(const ActionCall& call) {
  Success out(call.call.origin, call.action);
  out.begin_array();
  for (const License& license : licenses()) write_license(out, license);
  out.end_array();
  return out.finish();
}

Outcome status_show(const ActionCall& call) {
  Success out(call.call.origin, call.action);
  out.begin_object().text("site_title", call.call.say({"Open data", "開放資料"})).text("site_description", "");
  out.text("site_url", call.call.origin).key("error_emails_to").null().text("locale_default", "zh_Hant_TW");
  out.key("extensions").begin_array().text("datastore").end_array().text("ckan_version", imitated_version).end_object();
  return out.finish();
}

Outcome site_read(const ActionCall& call) {
  Success out(call.call.origin, call.action);
  out.boolean(true);
  return out.finish();
}

Outcome help_show(const ActionCall& call) {
  const std::string* name = call.parameters.text("name");
  if (name == nullptr) return invalid("name", {"Missing value"});
  const auto& all = actions();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Action& action) { return action.name == *name; });
  if (found == all.end()) return not_found("Action function not found.");
  std::string help(found->summary.in(call.call.language));
  for (const Parameter& parameter : found->parameters)
    help.append("\n\n:param ").append(parameter.name).append(": ").append(parameter.meaning.in(call.call.language));
  Success out(call.call.origin, call.action);
  out.text(help);
  return out.finish();
}

}  // namespace opendata::api::ckan
