#include "support/fake_ckan.hpp"

#include <algorithm>

#include "push/value_json.hpp"

namespace test {
namespace {

using opendata::api::JsonBody;
using opendata::json::Kind;
using opendata::json::Value;

std::string good(const std::string& result) {
  return R"({"help": "http://ckan.example/help_show", "success": true, "result": )" + result + "}";
}
std::string bad(const std::string& type, const std::string& members) {
  return R"({"help": "http://ckan.example/help_show", "success": false, "error": {"__type": ")" + type + "\"" +
         members + "}}";
}
const std::string not_found = bad("Not Found Error", R"(, "message": "Not found")");

void write_resource(JsonBody& out, const FakeCkan::Resource& resource) {
  out.begin_object().text("id", resource.id).text("state", "active").text("url_type", "upload");
  out.number("size", resource.data.size());
  out.text("url", "http://ckan.example/dataset/x/resource/y/download/" + resource.file_name);
  for (const auto& [name, value] : resource.members)
    if (name != "id" && name != "package_id") out.text(name, value);
  out.end_object();
}

}  // namespace

FakeCkan::FakeCkan() { start(); }
FakeCkan::~FakeCkan() { stop(); }

const FakeCkan::Resource* FakeCkan::resource(const std::string& file) const {
  const Resource* found = nullptr;
  for (const auto& [name, package] : packages) {
    for (const Resource& resource : package.resources) {
      const auto mark = resource.members.find("opendata_file");
      if (mark != resource.members.end() && mark->second == file) found = &resource;
    }
  }
  return found;
}

std::string FakeCkan::extra(const std::string& wanted) const {
  for (const auto& [name, package] : packages) {
    for (const Value& extra : package.body.find("extras")->items())
      if (extra.text_of("key") == wanted) return extra.text_of("value");
  }
  return {};
}

bool FakeCkan::is_public() const {
  return packages.size() == 1 && !packages.begin()->second.body.find("private")->boolean();
}

void FakeCkan::save_form(const std::string& file) {
  Resource* edited = find(resource(file)->id);
  std::erase_if(edited->members, [](const auto& member) {
    return member.first != "name" && member.first != "description" && member.first != "format";
  });
}

void FakeCkan::edit(const std::string& from, const std::string& to) {
  JsonBody out;
  opendata::push::write_value(out, packages.begin()->second.body);
  std::string text = out.take();
  text.replace(text.find(from), from.size(), to);
  packages.begin()->second.body = opendata::json::parse(text, opendata::json::Dialect::strict).value();
}

FakePlatform::Answer FakeCkan::serve(const httplib::Request& request) {
  if (request.get_header_value("Authorization") != key || request.get_header_value("X-CKAN-API-Key") != key)
    return {403, bad("Authorization Error", R"(, "message": "Access denied: User not authorized")")};
  const std::string prefix = "/api/3/action/";
  if (!request.path.starts_with(prefix)) return {404, "<html>Not Found</html>"};
  const std::string action = request.path.substr(prefix.size());
  if (request.is_multipart_form_data()) return upload(action, request);
  const auto body = opendata::json::parse(request.body, opendata::json::Dialect::strict);
  if (!body || !body->is(Kind::object)) return {400, R"("Bad request - JSON Error: Error decoding JSON data.")"};
  return act(action, *body);
}

FakePlatform::Answer FakeCkan::act(const std::string& action, const Value& body) {
  if (action == "package_show") {
    return packages.contains(body.text_of("id")) ? Answer{200, good(show(body.text_of("id")))} : Answer{404, not_found};
  }
  if (action == "package_create" && packages.contains(body.text_of("name")))
    return {409, bad("Validation Error", R"(, "name": ["That URL is already in use."])")};
  if (action == "package_create" || action == "package_update") return save_package(body);
  if (action == "resource_patch") return patch_resource(body);
  if (action == "resource_delete") return delete_resource(body.text_of("id"));
  if (action.starts_with("datastore_")) return datastore(action, body);
  return {400, "\"Bad request - Action name not known: " + action + "\""};
}

std::string FakeCkan::show(const std::string& name) const {
  const Package& package = packages.at(name);
  JsonBody out;
  out.begin_object().text("id", "p-" + name).text("state", "active").text("type", "dataset").text("owner_org", "o-1");
  for (std::size_t i = 0; i < package.body.keys().size(); ++i) {
    const std::string& member = package.body.keys()[i];
    if (member == "id" || member == "state" || member == "type" || member == "resources" || member == "organization" ||
        member == "owner_org" || member == "num_resources")
      continue;
    out.key(member);
    opendata::push::write_value(out, package.body.items()[i]);
  }
  const std::string organization = owner.empty() ? package.body.text_of("owner_org") : owner;
  out.key("organization").begin_object().text("id", "o-1").text("name", organization).end_object();
  out.number("num_resources", package.resources.size()).key("resources").begin_array();
  for (const Resource& resource : package.resources) {
    JsonBody one;
    write_resource(one, resource);
    std::string text = one.take();
    if (tables.contains(resource.id)) text.insert(text.size() - 1, R"(,"datastore_active":true)");
    out.digits(text);
  }
  out.end_array();
  return out.end_object().take();
}

/// Resources that an update does not list are deleted, as CKAN does.
FakePlatform::Answer FakeCkan::save_package(const Value& body) {
  Package& package = packages[body.text_of("name")];
  package.body = body;
  if (const Value* listed = body.find("resources")) {
    std::erase_if(package.resources, [&](const Resource& resource) {
      return std::none_of(listed->items().begin(), listed->items().end(),
                          [&](const Value& entry) { return entry.text_of("id") == resource.id; });
    });
  }
  return {200, good(show(body.text_of("name")))};
}

FakeCkan::Resource* FakeCkan::find(const std::string& id) {
  for (auto& [name, package] : packages) {
    for (Resource& resource : package.resources)
      if (resource.id == id) return &resource;
  }
  return nullptr;
}

FakePlatform::Answer FakeCkan::patch_resource(const Value& body) {
  Resource* resource = find(body.text_of("id"));
  if (resource == nullptr) return {404, not_found};
  if (body.text_of("clear_upload") == "true") {
    ++cleared;
    resource->data.clear();
  }
  for (std::size_t i = 0; i < body.keys().size(); ++i) {
    if (body.keys()[i] != "clear_upload" && body.keys()[i] != "url")  // the portal's own
      resource->members[body.keys()[i]] = body.items()[i].text();
  }
  JsonBody out;
  write_resource(out, *resource);
  return {200, good(out.take())};
}

FakePlatform::Answer FakeCkan::delete_resource(const std::string& id) {
  if (find(id) == nullptr) return {404, not_found};
  for (auto& [name, package] : packages)
    std::erase_if(package.resources, [&](const Resource& resource) { return resource.id == id; });
  tables.erase(id);
  return {200, good("null")};
}

FakePlatform::Answer FakeCkan::upload(const std::string& action, const httplib::Request& request) {
  const auto field = [&](const char* name) { return request.get_file_value(name).content; };
  Resource* resource = nullptr;
  if (action == "resource_create") {
    const auto package = packages.find(field("package_id"));
    if (package == packages.end()) return {404, not_found};
    package->second.resources.push_back({"r-" + std::to_string(next_id_++), {}, {}});
    resource = &package->second.resources.back();
  } else {
    resource = find(field("id"));
  }
  if (resource == nullptr) return {404, not_found};
  for (const auto& [name, part] : request.files) {
    if (name == "upload") {
      resource->data = part.content;
      resource->file_name = part.filename;
    } else {
      resource->members[name] = part.content;
    }
  }
  JsonBody out;
  write_resource(out, *resource);
  return {200, good(out.take())};
}

FakePlatform::Answer FakeCkan::datastore(const std::string& action, const Value& body) {
  const std::string id = body.text_of("resource_id");
  if (action == "datastore_create") {
    tables[id];
    return {200, good("{}")};
  }
  const auto table = tables.find(id);
  if (table == tables.end()) return {404, not_found};
  if (action == "datastore_delete") {
    tables.erase(table);
  } else if (action == "datastore_upsert") {
    for (const Value& row : body.find("records")->items()) table->second.push_back(row);
  } else {
    return {200, good(R"({"records": [], "total": )" + std::to_string(table->second.size()) + "}")};
  }
  return {200, good("{}")};
}

}  // namespace test
