#include "encoding.hpp"
#include "export/row_printers.hpp"
#include "export/wanted_format.hpp"
#include "handlers/handlers.hpp"
#include "handlers/links.hpp"
#include "rows/cursor.hpp"
#include "rows/row_json.hpp"

namespace opendata::api {
namespace {

/// A checked request: which release, and what is asked of it.
struct RowsRequest {
  ReleasePointer release;
  RowsQuery query;
  std::string name;  ///< of filter and sort, for the cursor
};

/// The release that the cursor began with, so that pages fit together when a newer one is published meanwhile.
Outcome<ReleasePointer> release_of(const ServedDataset& dataset, const std::optional<RowsCursor>& cursor) {
  if (!cursor) return dataset.current;
  const auto found = dataset.releases.find(cursor->release);
  if (found != dataset.releases.end()) return found->second;
  return refuse({ProblemKind::release_gone,
                 {"the release of this cursor is no longer kept; start again without cursor",
                  "游標所屬版本已不保留；請不帶 cursor 重新查詢"},
                 "cursor"});
}

/// Pages of one cursor answer the same question.
std::string name_of_query(const Arguments& arguments) {
  std::string text = arguments.text("filter") + "\n" + arguments.text("sort");
  if (!arguments.text("q").empty()) text += "\n" + arguments.text("q");
  return short_hash(text);
}

Outcome<RowsRequest> read_request(const Call& call, const ServedDataset& dataset) {
  std::optional<RowsCursor> cursor;
  if (!call.arguments.text("cursor").empty()) {
    auto parsed = parse_cursor(call.arguments.text("cursor"));
    if (!parsed) return refuse(parsed.error());
    cursor = std::move(*parsed);
  }
  const auto release = release_of(dataset, cursor);
  if (!release) return refuse(release.error());
  auto query = parse_rows_query(call.arguments, (*release)->release.schema);
  if (!query) return refuse(query.error());
  query->limit = call.arguments.size("limit");
  RowsRequest request{*release, std::move(*query),
                      name_of_query(call.arguments)};
  if (!cursor) return request;
  if (cursor->query != request.name) return refuse(cursor_problem());
  request.query.after = cursor->after;
  return request;
}

std::string next_path(const Call& call, const std::string& dataset, const std::string& cursor) {
  std::string path = dataset_path(api_base, dataset) + "/rows?";
  for (const char* name : {"filter", "q", "fields", "sort", "limit", "include_total"}) {
    const std::string* given = call.request.parameter(name);
    if (given != nullptr) path.append(name).append("=").append(percent_encode(*given)).append("&");
  }
  return path + "cursor=" + cursor;
}

/// One page as JSON text, and the row behind which the next one begins.
struct PrintedPage {
  std::string rows;
  std::optional<std::int64_t> next;
};

Outcome<PrintedPage> print_page(const RowsRequest& request, std::chrono::milliseconds time) {
  const Schema& schema = request.release->release.schema;
  RowsQuery query = request.query;
  query.limit = request.query.limit + 1;  // whether there is another page
  query.fields.insert(query.fields.begin(), row_number);
  const auto scan = request.release->rows.scan(query, time);
  if (!scan) return refuse(scan.error());
  const auto printer = json_objects({&schema, query.fields}, {"[", "", "]"});
  PrintedPage page;
  page.rows.reserve(request.query.limit * 256);
  printer->begin(page.rows);
  std::size_t count = 0;
  std::int64_t last = 0;
  for (auto more = (*scan)->next();; more = (*scan)->next()) {
    if (!more) return refuse(more.error());
    if (!*more) break;
    if (count == request.query.limit || page.rows.size() > RowStore::page_bytes) {
      page.next = last;
      break;
    }
    printer->row(page.rows, **scan);
    last = (*scan)->id();
    ++count;
  }
  printer->end(page.rows);
  return page;
}

}  // namespace

Outcome<RowsQuery> parse_rows_query(const Arguments& arguments, const Schema& schema) {
  RowsQuery query;
  auto filter = parse_filter(arguments.text("filter"), schema);
  if (!filter) return refuse(filter.error());
  query.filter = std::move(*filter);
  auto words = parse_words(arguments.text("q"));
  if (!words) return refuse(words.error());
  query.filter.insert(query.filter.end(), words->begin(), words->end());
  auto fields = parse_fields(arguments.text("fields"), schema);
  if (!fields) return refuse(fields.error());
  query.fields = std::move(*fields);
  auto sort = parse_sort(arguments.text("sort"), schema);
  if (!sort) return refuse(sort.error());
  query.sort = std::move(*sort);
  return query;
}

Answer list_rows(const Call& call) {
  if (wanted_format(call) != "json") return export_rows(call);
  const auto dataset = call.dataset();
  if (!dataset) return refuse(dataset.error());
  const auto request = read_request(call, **dataset);
  if (!request) return refuse(request.error());
  const auto page = print_page(*request, call.query_time);
  if (!page) return refuse(page.error());
  JsonBody head, tail;
  head.begin_object().text("dataset", (*dataset)->id).text("release", request->release->release.id);
  if (call.arguments.flag("include_total")) {
    const auto total = request->release->rows.count(request->query.filter, call.query_time);
    if (!total) return refuse(total.error());
    head.number("total", *total);
  }
  std::string next;
  if (page->next)
    next = next_path(call, (*dataset)->id, format_cursor({request->release->release.id, request->name, *page->next}));
  tail.begin_object().key("next");
  next.empty() ? tail.null() : tail.text(std::string(call.base_url) + next);
  const auto begin = head.key("rows").take(), end = tail.end_object().take();
  std::string body;
  body.reserve(begin.size() + page->rows.size() + end.size() + 2);
  body.append(begin).append(":").append(page->rows).append(",").append(end, 1);
  auto response = make_response(std::move(body), json_type);
  if (!next.empty()) response.set_header("Link", "<" + std::string(call.base_url) + next + ">; rel=\"next\"");
  return response;
}

Answer show_row(const Call& call) {
  const auto dataset = call.dataset();
  if (!dataset) return refuse(dataset.error());
  const ServedRelease& served = *(*dataset)->current;
  const auto row = served.rows.row(call.arguments.number("row_id"), call.query_time);
  if (!row) return refuse(row.error());
  if (!*row) return refuse({ProblemKind::not_found, {"this dataset has no such row", "此資料集沒有這一列"}});
  const auto fields = parse_fields({}, served.release.schema);
  JsonBody out;
  out.begin_object().text("dataset", (*dataset)->id).text("release", served.release.id).key("row");
  write_row(out, **row, *fields, served.release.schema);
  return make_response(out.end_object());
}

}  // namespace opendata::api
