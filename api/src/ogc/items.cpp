#include "conditional.hpp"
#include "encoding.hpp"
#include "export/row_printers.hpp"
#include "ogc/items_query.hpp"
#include "ogc/ogc.hpp"
#include "rows/cursor.hpp"

namespace opendata::api::ogc {
namespace {

/// Rows that are there already, one after the other.
class PageScan : public RowScan {
 public:
  explicit PageScan(const std::vector<Row>& rows) : rows_(rows) {}
  void set_deadline(std::chrono::milliseconds /*limit*/) override {}
  api::Outcome<bool> next() override { return place_++ < rows_.size(); }
  [[nodiscard]] std::int64_t id() const override { return rows_[place_ - 1].id; }
  [[nodiscard]] std::optional<std::string_view> cell(std::size_t place) const override {
    const auto& cell = rows_[place_ - 1].cells[place];
    return cell ? std::optional<std::string_view>(*cell) : std::nullopt;
  }

 private:
  const std::vector<Row>& rows_;
  std::size_t place_ = 0;
};

struct ItemsRequest {
  ReleasePointer release;
  RowsQuery query;
  std::string name;                       ///< of the conditions, for the cursor
  PlaceFields place = {};
  std::optional<Rectangle> outside = {};  ///< rows that lie outside are left out of what the conditions found
};

std::string name_of_conditions(const Call& call) {
  std::string text = "items\n" + call.arguments.text("bbox") + "\n" + call.arguments.text("datetime");
  for (const auto& [name, value] : call.arguments.others())
    text.append("\n").append(name).append("=").append(std::to_string(value.size())).append(":").append(value);
  return short_hash(text);
}

Outcome<ItemsRequest> read_request(const Call& call, const ServedDataset& dataset) {
  ItemsRequest request{dataset.current, {}, name_of_conditions(call), {}, {}};
  if (const auto& text = call.arguments.text("cursor"); !text.empty()) {
    const auto cursor = parse_cursor(text);
    if (!cursor || cursor->query != request.name) return refuse(cursor_problem());
    const auto found = dataset.releases.find(cursor->release);
    if (found == dataset.releases.end())
      return refuse({ProblemKind::release_gone, {"the release of this page is no longer kept; start again", "此頁所屬版本已不保留；請重新查詢"}, "cursor"});
    request.release = found->second;
    request.query.after = cursor->after;
  }
  const Schema& schema = request.release->release.schema;
  const auto place = place_fields(schema);
  if (!place) return refuse({ProblemKind::not_found, {"this release has no geometry", "此版本沒有空間欄位"}});
  auto& filter = request.query.filter;
  const auto box = parse_bbox(call.arguments.text("bbox"));
  if (!box) return refuse(box.error());
  if (*box) add_bbox(**box, *place, filter);
  request.place = *place;
  if (!place->is_degrees()) request.outside = *box;
  if (auto added = add_datetime(call.arguments.text("datetime"), schema, filter); !added) return refuse(added.error());
  if (auto added = add_properties(call.arguments, schema, filter); !added) return refuse(added.error());
  for (std::size_t i = 0; i < schema.fields.size(); ++i) request.query.fields.push_back(i);
  request.query.limit = call.arguments.size("limit");
  return request;
}

/// This request's address, with a cursor or without.
std::string items_url(const Call& call, const std::string& cursor) {
  std::string query;
  for (const auto& [name, value] : call.request.query) {
    if (name == "cursor") continue;
    query.append(query.empty() ? "?" : "&").append(percent_encode(name)).append("=").append(percent_encode(value));
  }
  if (!cursor.empty()) query.append(query.empty() ? "?" : "&").append("cursor=").append(cursor);
  return collection_url(call, call.arguments.text("id")) + "/items" + query;
}

/// What a rectangle of degrees leaves of rows that were found by a rectangle of metres around it.
void leave_out(const ItemsRequest& request, std::vector<Row>& rows) {
  if (!request.outside) return;
  std::erase_if(rows, [&](const Row& row) {
    const auto& x = row.cells[request.place.x];
    const auto& y = row.cells[request.place.y];
    const auto place = locate(request.place, x ? CellView(*x) : CellView(), y ? CellView(*y) : CellView());
    return place && !contains(*request.outside, *place);
  });
}

std::string head_of(const Call& call, const RowsPage& page, const std::optional<std::uint64_t>& total, const std::string& next) {
  const std::string* cursor = call.request.parameter("cursor");
  JsonBody out;
  out.begin_object().text("type", "FeatureCollection").text("timeStamp", timestamp_now());
  if (total) out.number("numberMatched", *total);
  out.number("numberReturned", page.rows.size()).key("links").begin_array();
  write_link(out, "self", geojson_type, items_url(call, cursor == nullptr ? std::string() : *cursor));
  write_link(out, "collection", "application/json", collection_url(call, call.arguments.text("id")));
  if (!next.empty()) write_link(out, "next", geojson_type, next);
  return out.end_array().key("features").take() + ":[";
}

std::string print(const Schema& schema, const RowsQuery& query, const std::vector<Row>& rows, JsonFrame frame) {
  const auto printer = geojson_printer({&schema, query.fields}, std::move(frame), FeatureIds::row_numbers);
  std::string out;
  printer->begin(out);
  PageScan scan(rows);
  while (*scan.next()) printer->row(out, scan);
  printer->end(out);
  return out;
}

}  // namespace

Answer list_items(const Call& call) {
  const auto dataset = find_collection(call);
  if (!dataset) return refuse(dataset.error());
  const auto request = read_request(call, **dataset);
  if (!request) return refuse(request.error());
  const RowStore& rows = request->release->rows;
  auto page = rows.page(request->query, call.query_time);
  if (!page) return refuse(page.error());
  leave_out(*request, page->rows);
  std::optional<std::uint64_t> total;
  if (!request->outside) {
    const auto counted = rows.count(request->query.filter, call.query_time);
    if (!counted) return refuse(counted.error());
    total = *counted;
  }
  std::string next;
  if (page->next) next = items_url(call, format_cursor({request->release->release.id, request->name, *page->next}));
  auto response = make_response(print(request->release->release.schema, request->query, page->rows,
                                      {head_of(call, *page, total, next), "\n", "\n]}\n"}),
                                geojson_type);
  if (!next.empty()) response.set_header("Link", "<" + next + ">; rel=\"next\"; type=\"application/geo+json\"");
  return response;
}

Answer show_item(const Call& call) {
  const auto dataset = find_collection(call);
  if (!dataset) return refuse(dataset.error());
  const ServedRelease& served = *(*dataset)->current;
  const auto row = served.rows.row(call.arguments.number("feature"), call.query_time);
  if (!row) return refuse(row.error());
  if (!*row) return refuse({ProblemKind::not_found, {"this collection has no such feature", "此圖徵集沒有這筆圖徵"}});
  RowsQuery query;
  for (std::size_t i = 0; i < served.release.schema.fields.size(); ++i) query.fields.push_back(i);
  std::string body = print(served.release.schema, query, {**row}, {"", "", ""});
  body.pop_back();
  JsonBody links;
  links.begin_array();
  write_link(links, "self", geojson_type, collection_url(call, (*dataset)->id) + "/items/" + call.arguments.text("feature"));
  write_link(links, "collection", "application/json", collection_url(call, (*dataset)->id));
  return make_response(body + ",\"links\":" + links.end_array().take() + "}", geojson_type);
}

}  // namespace opendata::api::ogc
