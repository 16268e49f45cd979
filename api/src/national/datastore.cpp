#include <opendata/json.hpp>
#include <opendata/text.hpp>

#include "ckan/names.hpp"
#include "export/row_stream.hpp"
#include "gzip.hpp"
#include "national/national.hpp"

namespace opendata::api::national {
namespace {

Outcome<const ServedDataset*> find_resource(const Call& call) {
  if (const auto* found = ckan::find_rows(call.catalog, call.arguments.text("resourceID"))) return found;
  auto why = ckan::absence(call.catalog, call.arguments.text("resourceID"));
  if (why.kind == ProblemKind::not_found) why.detail = {"there is no such resource", "找不到 Resource 資料。"};
  return refuse(std::move(why));
}

tl::unexpected<Problem> bad_filters() {
  return refuse({ProblemKind::invalid_parameter,
                 {"filters takes a JSON object, such as {\"district\":\"三民區\"}", "filters 須為 JSON 物件，例如 {\"district\":\"三民區\"}"},
                 "filters"});
}

tl::unexpected<Problem> no_such_field(const std::string& parameter, std::string_view field, const Schema& schema) {
  Problem problem{ProblemKind::unknown_field, {"there is no such field", "輸入的參數內容中，欄位名稱不存在。"}, parameter, std::string(field.substr(0, 64))};
  for (const Field& each : schema.fields) problem.usable.push_back(each.name);
  return refuse(std::move(problem));
}

Outcome<Filter> read_filters(const std::string& text, const Schema& schema) {
  if (text.empty()) return Filter();
  const auto object = json::parse(text, json::Dialect::strict);
  if (!object || !object->is(json::Kind::object) || object->items().size() > maximum_conditions) return bad_filters();
  Filter out;
  for (std::size_t i = 0; i < object->items().size(); ++i) {
    const auto& value = object->items()[i];
    const auto place = schema.index_of(object->keys()[i]);
    if (!place) return no_such_field("filters", object->keys()[i], schema);
    if (value.is(json::Kind::array) || value.is(json::Kind::object)) return bad_filters();
    if (!value.text().empty() && !is_canonical(schema.fields[*place].type, value.text())) return bad_filters();
    out.push_back({*place, Operator::eq, {value.text()}});
  }
  return out;
}

Outcome<void> add_words(const std::string& words_text, Filter& filter) {
  if (words_text.empty()) return {};
  if (text::to_utf32(words_text).size() < 2)
    return refuse({ProblemKind::invalid_parameter, {"q needs at least two characters", "q 至少須有兩個字"}, "q"});
  auto words = parse_words(words_text);
  if (!words) return refuse(words.error());
  filter.insert(filter.end(), words->begin(), words->end());
  return {};
}

Outcome<RowsQuery> read_query(const Call& call, const Schema& schema) {
  RowsQuery query;
  auto filter = read_filters(call.arguments.text("filters"), schema);
  if (!filter) return refuse(filter.error());
  query.filter = std::move(*filter);
  if (auto words = add_words(call.arguments.text("q"), query.filter); !words) return refuse(words.error());
  auto fields = parse_fields(call.arguments.text("fields"), schema);
  if (!fields) return refuse(fields.error());
  query.fields = std::move(*fields);
  auto sort = parse_sort(call.arguments.text("sort"), schema);
  if (!sort) return refuse(sort.error());
  if (sort->size() > 1)
    return refuse({ProblemKind::invalid_parameter, {"sort takes one field", "sort 只能指定一個欄位"}, "sort"});
  query.sort = std::move(*sort);
  query.limit = call.arguments.size("limit");
  query.offset = call.arguments.size("offset");
  return query;
}

std::string_view json_type_of(FieldType type) {
  switch (type) {
    case FieldType::integer:
    case FieldType::decimal:
      return "number";
    case FieldType::boolean:
      return "boolean";
    default:
      return "string";
  }
}

std::string head_of(const std::string& resource, const RowsQuery& query, const Schema& schema) {
  JsonBody out;
  out.begin_object().key("success").boolean(true).key("result").begin_object();
  out.text("resource_id", resource).key("fields").begin_array();
  for (const auto field : query.fields) {
    out.begin_object().text("id", schema.fields[field].name).text("type", json_type_of(schema.fields[field].type));
    out.end_object();
  }
  return out.end_array().key("records").take() + ":[";
}

std::string tail_of(const RowsQuery& query, std::uint64_t total) {
  return "],\"limit\":" + std::to_string(query.limit) + ",\"offset\":" + std::to_string(query.offset) +
         ",\"total\":" + std::to_string(total) + "}}";
}

std::unique_ptr<RowPrinter> dump_printer(const std::string& format, Columns columns, const std::string& dataset) {
  if (format == "csv") return csv_printer(std::move(columns), ColumnNames::names, crlf);
  if (format == "xml") return xml_printer(std::move(columns), dataset);
  return json_objects(std::move(columns), {});
}

}  // namespace

Answer read_datastore(const Call& call) {
  const auto dataset = find_resource(call);
  if (!dataset) return refuse(dataset.error());
  const ServedRelease& served = *(*dataset)->current;
  const Schema& schema = served.release.schema;
  const auto query = read_query(call, schema);
  if (!query) return refuse(query.error());
  const auto total = served.rows.count(query->filter, call.query_time);
  if (!total) return refuse(total.error());
  auto printer = json_objects({&schema, query->fields}, {head_of(call.arguments.text("resourceID"), *query, schema), "", tail_of(*query, *total)});
  return stream_rows((*dataset)->current, *query, std::move(printer), call.query_time, json_type);
}

/// The rule wants the whole resource compressed.
Answer dump_datastore(const Call& call) {
  const auto dataset = find_resource(call);
  if (!dataset) return refuse(dataset.error());
  const Schema& schema = (*dataset)->current->release.schema;
  RowsQuery query;
  query.fields = *parse_fields({}, schema);
  query.limit = no_limit;
  const auto& format = call.arguments.text("format");
  auto response = stream_rows((*dataset)->current, query, dump_printer(format, {&schema, query.fields}, (*dataset)->id),
                              call.query_time, "application/x-gzip");
  if (!response) return response;
  if (response->generator)
    response->generator = gzip_stream(std::move(response->generator));
  else
    response->body = gzip_whole(response->body);
  response->set_header("Content-Disposition",
                       "attachment; filename=\"" + resource_id_of(**dataset) + "." + format + ".gz\"");
  return response;
}

namespace {

using Type = ParameterType;

Route national_route(std::string_view path, Answer (*handler)(const Call&), Message summary) {
  Route route;
  route.path = path;
  route.handler = handler;
  route.audience = Audience::national_client;
  route.summary = summary;
  return route;
}

}  // namespace

std::vector<Route> national_routes() {
  static const Parameter limit{"limit", Type::integer, {"How many", "筆數"}, {}, 0, 1'000'000, {}, "10"};
  static const Parameter rows{"limit", Type::integer, {"How many rows", "資料筆數"}, "100", 0, 32'000, {}, "2"};
  static const Parameter offset{"offset", Type::integer, {"How many to skip", "略過筆數"}, "0", 0, 1'000'000'000, {}, "0"};
  static const Parameter modified{"modified", Type::text, {"Changed since, RFC 3339", "此時間（RFC 3339）以後更新"}, {}, 0, 40, {}, "2020-01-01T00:00:00+08:00"};
  static const Parameter resource{"resourceID", Type::text, {"Number of the resource", "資料資源編號"}, {}, 0, 100, {}, "animal-cases"};
  static const Parameter filters{"filters", Type::text, {"Fields and their values, JSON", "欄位與內容（JSON）"}, {}, 0, 3000, {}, "{\"district\":\"三民區\"}"};
  static const Parameter words{"q", Type::text, {"Words anywhere in a row", "全文檢索字串"}, {}, 0, 400, {}, {}};
  static const Parameter sort{"sort", Type::text, {"One field, '-' first for descending", "排序欄位（一個），前加「-」為遞減"}, {}, 0, 100, {}, "district"};
  static const Parameter fields{"fields", Type::text, {"Fields wanted, separated by commas", "所需欄位，以逗號分隔"}, {}, 0, 3000, {}, "district"};
  std::vector<Route> all{
      national_route("/api/v1/rest/dataset", list_datasets, {"Identifiers of datasets", "資料集編號清單"}),
      national_route("/api/v1/rest/dataset/{identifier}", show_dataset, {"Metadata of a dataset", "資料集詮釋資料"}),
      national_route("/api/v1/rest/group", list_groups, {"Category codes", "分類編號清單"}),
      national_route("/api/v1/rest/group/{categoryCode}", show_group, {"Datasets of a category", "分類之資料集"}),
      national_route("/api/v1/rest/tag", list_tags, {"Keywords", "標籤清單"}),
      national_route("/api/v1/rest/tag/{tagName}", show_tag, {"Datasets with a keyword", "標籤之資料集"}),
      national_route("/api/v1/rest/datastore/{resourceID}", read_datastore, {"Rows of a resource", "資料資源內容"}),
      national_route("/api/v1/dump/datastore/{resourceID}", dump_datastore, {"A whole resource, compressed", "下載資料資源全部內容（壓縮檔）"}),
  };
  all[0].query_parameters = {modified, limit, offset};
  all[1].path_parameters = {{"identifier", Type::text, {"Identifier of the dataset", "資料集編號"}, {}, 0, 100, {}, "animal-cases"}};
  all[2].query_parameters = all[4].query_parameters = {limit, offset};
  all[3].path_parameters = {{"categoryCode", Type::text, {"Category code", "分類編號"}, {}, 0, 20, {}, "I00"}};
  all[5].path_parameters = {{"tagName", Type::text, {"Keyword", "標籤"}, {}, 0, 200, {}, "動物"}};
  all[6].path_parameters = all[7].path_parameters = {resource};
  all[6].query_parameters = {filters, words, sort, rows, offset, fields};
  all[7].query_parameters = {{"format", Type::choice, {"Format", "格式"}, "json", 0, 0, {"json", "csv", "xml"}, "json"}};
  all[7].media_type = "application/x-gzip";
  return all;
}

}  // namespace opendata::api::national
