#include "formats/json.hpp"

#include <utility>

#include "formats/json_rows.hpp"
#include "formats/json_text.hpp"
#include "formats/output_file.hpp"

namespace opendata::format {
namespace {

class JsonWriter : public TableWriter {
 public:
  JsonWriter(OutputFile out, const Schema& schema, const JsonFrame& frame, std::optional<Places> places)
      : out_(std::move(out)), rows_(schema), frame_(frame), places_(std::move(places)) {
    out_.append(frame_.head);
  }
  Result<void> write(const SafeRecord& record) override {
    if (!std::exchange(first_, false)) out_.append(frame_.separator);
    out_.append(frame_.before);
    rows_.append_object(out_, record);
    if (places_) {
      if (auto placed = append_place(record); !placed) return placed;
    }
    out_.append(frame_.after);
    return out_.status();
  }
  Result<void> finish() override {
    // A file without records has no line between its head and its tail.
    out_.append(first_ && !frame_.tail.empty() ? frame_.tail.substr(1) : frame_.tail);
    return out_.finish();
  }

 private:
  Result<void> append_place(const SafeRecord& record) {
    if (auto located = places_->locate(record.cells(), place_); !located) return located;
    geometry_.clear();
    append_geojson_place(geometry_, place_);
    out_.append(geometry_);
    return {};
  }
  OutputFile out_;
  JsonRows rows_;
  const JsonFrame& frame_;
  std::optional<Places> places_;
  bool first_ = true;
  Place place_;           // kept to spare allocations
  std::string geometry_;  // kept to spare allocations
};

Result<std::unique_ptr<TableWriter>> create(const std::filesystem::path& path, const Schema& schema,
                                            const JsonFrame& frame, std::optional<Places> places) {
  auto out = OutputFile::create(path);
  if (!out) return failure(std::move(out.error()));
  return std::make_unique<JsonWriter>(std::move(*out), schema, frame, std::move(places));
}

void append_position(std::string& out, const Position& position) {
  out += '[';
  out += position.longitude;
  out += ',';
  out += position.latitude;
  out += ']';
}

}  // namespace

void append_geojson_place(std::string& out, const Place& place) {
  out += geojson_place;
  if (place.empty()) {
    out += "null";
    return;
  }
  const bool is_point = place.size() == 1;
  out += is_point ? "{\"type\":\"Point\",\"coordinates\":" : "{\"type\":\"Polygon\",\"coordinates\":[[";
  for (std::size_t i = 0; i < place.size(); ++i) {
    if (i > 0) out += ',';
    append_position(out, place[i]);
  }
  out += is_point ? "}" : "]]}";
}

Result<std::unique_ptr<TableWriter>> create_json(const std::filesystem::path& path, const Schema& schema,
                                                 std::string_view /*dataset_id*/) {
  return create(path, schema, json_frame, std::nullopt);
}

Result<std::unique_ptr<TableWriter>> create_jsonl(const std::filesystem::path& path, const Schema& schema,
                                                  std::string_view /*dataset_id*/) {
  return create(path, schema, jsonl_frame, std::nullopt);
}

Result<std::unique_ptr<TableWriter>> create_geojson(const std::filesystem::path& path, const Schema& schema,
                                                    std::string_view /*dataset_id*/) {
  auto places = Places::create(schema);
  if (!places) return failure(std::move(places.error()));
  return create(path, schema, geojson_frame, std::move(*places));
}

}  // namespace opendata::format
