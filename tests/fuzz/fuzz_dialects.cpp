#include <cstdint>
#include <cstdlib>

#include "ckan/parameters.hpp"
#include "ckan/solr_query.hpp"
#include "export/cell_text.hpp"
#include "ogc/items_query.hpp"
#include "operations/client_address.hpp"

/// What the dialects read of a request, beside its framing: the first byte chooses the reader.
namespace {

using namespace opendata;
using namespace opendata::api;

void read_body(std::string body, bool as_json) {
  Request request;
  request.method = "POST";
  request.headers["content-type"] = as_json ? "application/json" : "application/x-www-form-urlencoded";
  request.body = std::move(body);
  const auto parameters = ckan::Parameters::read(request);
  if (!parameters) return;
  for (const char* name : {"id", "filters", "fields", "limit", "q"}) {
    (void)parameters->list(name);
    (void)parameters->object(name);
    (void)parameters->natural(name, 0);
    (void)parameters->flag(name, false);
  }
}

/// What follows from any answer of the parser: matching ends, and a query matches itself or its opposite.
void read_solr(std::string_view text) {
  const auto query = ckan::SolrQuery::parse(text);
  if (!query) return;
  const bool everything = query->matches([](const auto&) { return true; });
  const bool nothing = query->matches([](const auto&) { return false; });
  if (query->clauses().size() > 100) std::abort();
  (void)(everything || nothing);
}

void read_conditions(const std::string& text) {
  Schema schema;
  schema.fields.emplace_back().name = "opened";
  schema.fields[0].type = FieldType::date;
  Filter filter;
  if (const auto box = ogc::parse_bbox(text); box && *box) ogc::add_bbox(**box, {}, filter);
  (void)ogc::add_datetime(text, schema, filter);
  for (const auto& condition : filter)
    for (const auto& value : condition.values)
      if (!is_canonical(condition.comparison == Operator::ge || condition.comparison == Operator::le ? FieldType::date : FieldType::decimal, value)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 6) {
    case 0:
      read_body(text, true);
      break;
    case 1:
      read_body(text, false);
      break;
    case 2:
      read_solr(text);
      break;
    case 3:
      read_conditions(text);
      break;
    case 4:
      (void)client_behind("10.0.0.1", text, {*AddressBlock::parse("10.0.0.0/8")});
      (void)AddressBlock::parse(text);
      (void)shortened(text);
      break;
    default: {
      std::string out;
      append_xml_text(out, text);
      append_csv_cell(out, text);
      append_tsv_cell(out, text);
    }
  }
  return 0;
}
