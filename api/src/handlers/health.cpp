#include "handlers/handlers.hpp"

namespace opendata::api {
namespace {

Response health_response(const JsonBody& body, int status) {
  auto response = make_response(body);
  response.status = status;
  response.set_header("Cache-Control", "no-store");
  return response;
}

/// Why something newer could not be taken over, if so.
void write_stale(JsonBody& out, const std::optional<Errc>& reason) {
  if (reason) out.text("stale", name(*reason));
}

void write_catalog(JsonBody& out, const CatalogSnapshot& catalog) {
  out.key("catalog").begin_object().number("datasets", catalog.datasets.size()).key("alarms").begin_array();
  for (const Alarm& alarm : catalog.alarms) {
    out.begin_object()
        .text("dataset", alarm.dataset_id)
        .text("release", alarm.release_id)
        .text("reason", name(alarm.reason));
    if (!alarm.file.empty()) out.text("file", alarm.file);
    out.end_object();
  }
  out.end_array();
  write_stale(out, catalog.stale);
  out.end_object();
}

void write_index(JsonBody& out, const SearchSnapshot& index) {
  out.key("index");
  if (!index.searcher) return void(out.null());
  out.begin_object()
      .text("generation", index.stats.generation)
      .number("documents", index.stats.documents)
      .number("laws", index.stats.laws);
  write_stale(out, index.stale);
  out.end_object();
}

}  // namespace

Answer live(const Call& /*call*/) {
  JsonBody out;
  return health_response(out.begin_object().text("status", "live").end_object(), 200);
}

Answer ready(const Call& call) {
  JsonBody out;
  const bool whole = call.catalog.alarms.empty() && !call.catalog.stale && !call.index.stale;
  out.begin_object().text("status", call.draining ? "draining" : whole ? "ready" : "degraded");
  write_catalog(out, call.catalog);
  write_index(out, call.index);
  return health_response(out.end_object(), call.draining ? 503 : 200);
}

}  // namespace opendata::api
