#include "export/wanted_format.hpp"

#include <array>

#include "negotiate.hpp"

namespace opendata::api {
namespace {

struct Offer {
  std::string_view format, media_type, accepted;
};
constexpr std::array<Offer, 6> offers{{{"csv", "text/csv; charset=utf-8; header=present", "text/csv"},
                                       {"jsonl", "application/x-ndjson", "application/x-ndjson"},
                                       {"jsonl", "application/x-ndjson", "application/jsonl"},
                                       {"geojson", "application/geo+json", "application/geo+json"},
                                       {"xml", "application/xml", "application/xml"},
                                       {"json", json_type, "application/json"}}};

}  // namespace

std::string_view wanted_format(const Call& call) {
  if (const auto& named = call.arguments.text("format"); !named.empty()) return named;
  const auto& accept = call.request.header("accept");
  // A browser's list names XML without meaning it.
  if (accept.empty() || weight_of(accept, "text/html") > 0) return "json";
  const Offer* best = &offers.back();
  for (const Offer& offer : offers)
    if (weight_of(accept, offer.accepted) > weight_of(accept, best->accepted)) best = &offer;
  return best->format;
}

std::string_view media_type_of(std::string_view format) {
  for (const Offer& offer : offers)
    if (offer.format == format) return offer.media_type;
  return json_type;
}

}  // namespace opendata::api
