#include "ckan/datastore_request.hpp"
#include "export/row_stream.hpp"

/// /datastore/dump/RESOURCE: all rows as a file.
namespace opendata::api::ckan {
namespace {

const std::vector<std::string_view> known{"format", "bom", "limit", "offset", "filters", "q", "fields", "sort", "distinct"};

Response text_refusal(int status, std::string body) {
  Response response;
  response.status = status;
  response.body = std::move(body) + "\n";
  response.set_header("Content-Type", "text/plain; charset=utf-8");
  response.set_header("Cache-Control", "no-store");
  return response;
}

Response text_refusal(const Failure& failure) {
  std::string body = failure.message;
  for (const auto& [field, messages] : failure.fields) body.append(field).append(": ").append(messages.front());
  return text_refusal(failure.status == 409 ? 400 : failure.status, std::move(body));
}

std::string fields_of(const Columns& columns) {
  std::string out = "[";
  for (std::size_t i = 0; i < columns.fields.size(); ++i) {
    out.append(i == 0 ? "" : ",").append("{\"id\":\"").append(columns.field(i).name);
    out.append("\",\"type\":\"").append(column_type(*columns.schema, columns.fields[i]).name).append("\"}");
  }
  return out + "]";
}

struct Format {
  std::unique_ptr<RowPrinter> printer;
  std::string_view media_type, extension;
};

std::optional<Format> make_format(const std::string& name, const Columns& columns) {
  if (name == "csv") return Format{csv_printer(columns, ColumnNames::names, lf), "text/csv; charset=utf-8", "csv"};
  if (name == "tsv")
    return Format{tsv_printer(columns, ColumnNames::names), "text/tab-separated-values; charset=utf-8", "tsv"};
  if (name == "json") {
    const JsonFrame frame{"{\n  \"fields\": " + fields_of(columns) + ",\n  \"records\": [", "\n    ", "\n]}\n"};
    return Format{json_lists(columns, frame), "application/json", "json"};
  }
  if (name == "xml") return Format{ckan_xml_printer(columns), "text/xml; charset=utf-8", "xml"};
  return std::nullopt;
}

}  // namespace

Answer dump(const Call& call) {
  const auto parameters = Parameters::read(call.request);
  if (!parameters) return text_refusal(400, parameters.error());
  if (const auto* other = parameters->unknown(known)) return text_refusal(400, "unknown parameter: " + *other);
  const std::string& id = call.arguments.text("id");
  const auto dataset = find_resource(call, &id);
  if (!dataset) return text_refusal(dataset.error());
  const Schema& schema = (*dataset)->current->release.schema;
  const auto query = read_query(*parameters, schema, no_limit, no_limit);
  if (!query) return text_refusal(query.error());
  const std::string* wanted = parameters->text("format");
  auto format = make_format(wanted == nullptr ? "csv" : *wanted, {&schema, query->fields});
  if (!format) return text_refusal(400, "format: must be one of csv, tsv, json, xml");
  if (parameters->flag("bom", false)) format->printer = with_byte_order_mark(std::move(format->printer));
  auto response =
      stream_rows((*dataset)->current, *query, std::move(format->printer), call.query_time, format->media_type);
  if (!response) return text_refusal(status_of(response.error().kind), describe(response.error(), Language::en));
  response->set_header("Content-Disposition",
                       "attachment; filename=\"" + id + "." + std::string(format->extension) + "\"");
  return response;
}

}  // namespace opendata::api::ckan
