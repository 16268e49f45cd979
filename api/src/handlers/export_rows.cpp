#include <algorithm>
#include <array>

#include "export/geometry.hpp"
#include "export/row_stream.hpp"
#include "export/wanted_format.hpp"
#include "handlers/handlers.hpp"

/// Rows as a file of any size, in any of the formats.
namespace opendata::api {
namespace {

std::unique_ptr<RowPrinter> make_printer(std::string_view format, Columns columns, const std::string& dataset) {
  if (format == "csv") return release_csv_printer(std::move(columns));
  if (format == "jsonl") return json_lines(std::move(columns));
  if (format == "xml") return xml_printer(std::move(columns), dataset);
  if (format == "geojson")
    return geojson_printer(std::move(columns), {"{\"type\":\"FeatureCollection\",\"features\":[", "\n", "\n]}\n"},
                           FeatureIds::none);
  return json_objects(std::move(columns), {});
}

/// Whether the answer is just what a file of the release holds.
bool asks_for_everything(const Call& call) {
  constexpr std::array narrowing{"filter", "q", "fields", "sort", "limit", "cursor"};
  return std::none_of(narrowing.begin(), narrowing.end(), [&](const char* name) {
    const std::string* given = call.request.parameter(name);
    return given != nullptr && !given->empty();
  });
}

/// A damaged file is none: the rows say the same.
const ReleaseFile* find_whole_file(const ServedRelease& served, std::string_view format) {
  const Manifest& manifest = served.release.manifest;
  const auto found = std::find_if(manifest.files.begin(), manifest.files.end(), [&](const ReleaseFile& file) {
    return file.format == format && !served.damaged.contains(file.path) && file.path == manifest.dataset_id + "." + std::string(format);
  });
  return found == manifest.files.end() ? nullptr : &*found;
}

/// The same address has other formats too.
Answer chosen_by_accept(Answer answer) {
  if (answer) answer->set_header("Vary", "Accept, Accept-Encoding");
  return answer;
}

/// GeoJSON needs the coordinates, whichever properties are wanted. Returns how many were added.
std::size_t add_coordinates(RowsQuery& query, const PlaceFields& place) {
  const std::size_t wanted = query.fields.size();
  for (const auto field : {place.x, place.y})
    if (std::find(query.fields.begin(), query.fields.end(), field) == query.fields.end()) query.fields.push_back(field);
  return query.fields.size() - wanted;
}

}  // namespace

Answer export_rows(const Call& call) {
  const auto dataset = call.dataset();
  if (!dataset) return refuse(dataset.error());
  const ServedRelease& served = *(*dataset)->current;
  const Release& release = served.release;
  const auto format = wanted_format(call);
  if (const auto* file = find_whole_file(served, format); file != nullptr && asks_for_everything(call))
    return chosen_by_accept(send_file(call, served, *file, Lasting::a_minute));
  if (const std::string* cursor = call.request.parameter("cursor"); cursor != nullptr && !cursor->empty())
    return refuse({ProblemKind::invalid_parameter, {"pages are JSON; an export gives all rows at once", "分頁僅提供 JSON；匯出會一次提供全部資料列"}, "cursor"});
  auto query = parse_rows_query(call.arguments, release.schema);
  if (!query) return refuse(query.error());
  query->limit = call.request.parameter("limit") == nullptr ? no_limit : call.arguments.size("limit");
  std::size_t hidden = 0;
  if (format == "geojson") {
    const auto place = place_fields(release.schema);
    if (!place) return refuse({ProblemKind::invalid_parameter, {"this dataset has no geometry", "此資料集沒有空間欄位"}, "format", {}, {"csv", "json", "jsonl", "xml"}});
    hidden = add_coordinates(*query, *place);
  }
  auto printer = make_printer(format, {&release.schema, query->fields, hidden}, (*dataset)->id);
  auto response = stream_rows((*dataset)->current, *query, std::move(printer), call.query_time, media_type_of(format));
  if (!response) return response;
  response->set_header("Content-Disposition",
                       "attachment; filename=\"" + (*dataset)->id + "." + std::string(format) + "\"");
  return response;
}

}  // namespace opendata::api
