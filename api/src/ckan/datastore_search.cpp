#include <algorithm>

#include "ckan/datastore_request.hpp"
#include "encoding.hpp"
#include "export/cell_text.hpp"
#include "export/row_stream.hpp"

namespace opendata::api::ckan {
namespace {

const std::vector<std::string_view> known{
    "resource_id", "id",    "filters", "q",    "full_text",     "plain",          "language",
    "distinct",    "limit", "offset",  "sort", "include_total", "records_format", "total_estimation_threshold",
    "fields"};

/// Lines of CSV or TSV inside one JSON text.
class QuotedLines : public RowPrinter {
 public:
  QuotedLines(std::string begin, std::unique_ptr<RowPrinter> lines, std::string end)
      : begin_(std::move(begin)), lines_(std::move(lines)), end_(std::move(end)) {}
  void begin(std::string& out) override { out.append(begin_).append("\""); }
  void row(std::string& out, const RowScan& row) override {
    line_.clear();
    quoted_.clear();
    lines_->row(line_, row);
    append_json_text(quoted_, line_);
    out.append(quoted_, 1, quoted_.size() - 2);
  }
  void end(std::string& out) override { out.append("\"").append(end_); }

 private:
  const std::string begin_;
  const std::unique_ptr<RowPrinter> lines_;
  const std::string end_;
  std::string line_, quoted_;
};

void write_json(JsonBody& out, const json::Value& value) {
  switch (value.kind()) {
    case json::Kind::null:
      return void(out.null());
    case json::Kind::boolean:
      return void(out.boolean(value.boolean()));
    case json::Kind::number:
      return void(out.digits(value.text()));
    case json::Kind::string:
      return void(out.text(value.text()));
    case json::Kind::array:
      out.begin_array();
      for (const auto& item : value.items()) write_json(out, item);
      return void(out.end_array());
    case json::Kind::object:
      out.begin_object();
      for (std::size_t i = 0; i < value.items().size(); ++i) write_json(out.key(value.keys()[i]), value.items()[i]);
      return void(out.end_object());
  }
}

/// A blank is '+', as in a form.
std::string form_encode(std::string_view text) {
  std::string out = percent_encode(text);
  for (auto at = out.find("%20"); at != std::string::npos; at = out.find("%20", at)) out.replace(at, 3, "+");
  return out;
}

enum class Link { start, page };
/// This request's address with another offset.
std::string link_to(const Request& request, Link link, std::size_t offset) {
  std::string query;
  bool placed = link == Link::start;
  const auto add = [&](std::string_view name, std::string_view value) {
    query.append(query.empty() ? "?" : "&").append(form_encode(name)).append("=").append(form_encode(value));
  };
  for (const auto& [name, value] : request.query) {
    if (name != "offset") {
      add(name, value);
    } else if (!placed) {
      add(name, std::to_string(offset));
      placed = true;
    }
  }
  if (!placed) add("offset", std::to_string(offset));
  return request.path + query;
}

/// An object's members behind others: without its opening brace.
std::string as_further_members(const std::string& object) { return "," + object.substr(1); }

class Search {
 public:
  Search(const ActionCall& call, const ServedDataset& dataset) : call_(call), dataset_(dataset) {}

  Outcome answer() {
    auto query = read_query(call_.parameters, schema(), 100, most_records);
    if (!query) return tl::unexpected<Failure>(query.error());
    query_ = std::move(*query);
    if (auto format = read_format(); !format) return tl::unexpected<Failure>(format.error());
    if (call_.parameters.flag("include_total", true)) {
      const auto total = dataset_.current->rows.count(query_, call_.call.query_time);
      if (!total) return failed(total.error());
      total_ = *total;
    }
    auto response = stream_rows(dataset_.current, query_, printer(head(), tail()), call_.call.query_time, ckan_json_type);
    if (!response) return failed(response.error());
    return std::move(*response);
  }

 private:
  const Schema& schema() const { return dataset_.current->release.schema; }

  Checked<void> read_format() {
    const std::string* format = call_.parameters.text("records_format");
    if (format == nullptr) return {};
    format_ = *format;
    if (format_ == "objects" || format_ == "lists" || format_ == "csv" || format_ == "tsv") return {};
    return invalid("records_format", {"Value must be one of ['objects', 'lists', 'csv', 'tsv']"});
  }

  /// Everything up to the records.
  std::string head() {
    Success out(call_.call.origin, call_.action);
    out.begin_object();
    if (call_.parameters.has("distinct")) out.key("distinct").boolean(query_.duplicates == Duplicates::merged);
    out.key("fields").begin_array();
    for (const auto field : query_.fields) {
      out.begin_object().text("id", field_at(schema(), field).name).text("type", column_type(schema(), field).name);
      out.end_object();
    }
    out.end_array();
    write_echoes(out);
    return out.key("records").take() + ":";
  }
  void write_echoes(JsonBody& out) {
    const auto filters = call_.parameters.object("filters");
    if (filters && *filters) write_json(out.key("filters"), **filters);
    out.key("include_total").boolean(total_.has_value());
    out.number("limit", query_.limit);
    if (call_.parameters.text("offset") != nullptr) out.number("offset", query_.offset);
    if (const Value* q = call_.parameters.find("q")) q->json ? write_json(out.key("q"), *q->json) : void(out.text("q", q->text));
    out.text("records_format", format_).text("resource_id", resource_id());
    if (const std::string* sort = call_.parameters.text("sort")) out.text("sort", *sort);
    out.key("total_estimation_threshold");
    const auto threshold = call_.parameters.natural("total_estimation_threshold", 0);
    threshold && *threshold > 0 ? out.number(*threshold) : out.null();
  }
  const std::string& resource_id() const {
    const std::string* id = call_.parameters.text("resource_id");
    return id == nullptr ? *call_.parameters.text("id") : *id;
  }

  /// Everything behind the records.
  std::string tail() {
    const Request& request = call_.call.request;
    JsonBody out;
    out.begin_object().key("_links").begin_object().text("start", link_to(request, Link::start, 0));
    out.text("next", link_to(request, Link::page, query_.offset + query_.limit));
    if (query_.offset > query_.limit) out.text("prev", link_to(request, Link::page, query_.offset - query_.limit));
    out.end_object();
    if (total_) out.number("total", *total_).key("total_was_estimated").boolean(false);
    return as_further_members(out.end_object().take()) + "}";
  }

  std::unique_ptr<RowPrinter> printer(std::string begin, std::string end) const {
    const Columns columns{&schema(), query_.fields};
    if (format_ == "objects") return json_objects(columns, {begin + "[", "", "]" + end});
    if (format_ == "lists") return json_lists(columns, {begin + "[", "", "]" + end});
    auto lines = format_ == "csv" ? csv_printer(columns, ColumnNames::none, lf) : tsv_printer(columns, ColumnNames::none);
    return std::make_unique<QuotedLines>(std::move(begin), std::move(lines), std::move(end));
  }

  const ActionCall& call_;
  const ServedDataset& dataset_;
  RowsQuery query_;
  std::string format_ = "objects";
  std::optional<std::uint64_t> total_;
};

}  // namespace

Outcome datastore_search(const ActionCall& call) {
  const std::string* id = call.parameters.text("resource_id");
  if (id == nullptr) id = call.parameters.text("id");
  if (id == nullptr) return invalid("resource_id", {"Missing value"});
  if (const auto* other = call.parameters.unknown(known)) return invalid("__extras", {"invalid value \"" + *other + "\""});
  const auto dataset = find_resource(call.call, id);
  if (!dataset) return tl::unexpected<Failure>(dataset.error());
  return Search(call, **dataset).answer();
}

}  // namespace opendata::api::ckan
