#include "ckan/datastore_request.hpp"
#include "ckan/names.hpp"

namespace opendata::api::ckan {
namespace {

void write_field(JsonBody& out, const Schema& schema, std::size_t place) {
  const Field& field = schema.fields[place];
  out.begin_object().text("id", field.name).text("type", column_type(schema, place).name);
  out.key("info").begin_object().text("label", field.title.zh_tw).text("notes", field.description.zh_tw).end_object();
  out.key("schema").begin_object().text("native_type", column_type(schema, place).native).key("notnull").boolean(false);
  out.key("index_name").null().key("is_index").boolean(false).key("uniquekey").boolean(false);
  out.end_object().end_object();
}

std::uint64_t rows_bytes(const Manifest& manifest) {
  for (const auto& file : manifest.files)
    if (file.path == "rows.sqlite") return file.bytes;
  return 0;
}

}  // namespace

Outcome datastore_info(const ActionCall& call) {
  const std::string* id = call.parameters.text("id");
  if (id == nullptr) id = call.parameters.text("resource_id");
  if (id == nullptr) return invalid("id", {"Missing value"});
  const auto dataset = find_resource(call.call, id);
  if (!dataset) return tl::unexpected<Failure>(dataset.error());
  const Release& release = (*dataset)->current->release;
  const auto bytes = rows_bytes(release.manifest);
  Success out(call.call.origin, call.action);
  out.begin_object().key("meta").begin_object().text("id", rows_id((*dataset)->id));
  out.number("count", release.manifest.rows).text("table_type", "BASE TABLE");
  out.number("size", bytes).number("db_size", bytes).number("idx_size", 0);
  out.key("aliases").begin_array().text((*dataset)->id).end_array().end_object().key("fields").begin_array();
  for (std::size_t i = 0; i < release.schema.fields.size(); ++i) write_field(out, release.schema, i);
  out.end_array().end_object();
  return out.finish();
}

}  // namespace opendata::api::ckan
