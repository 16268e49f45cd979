#include <utility>

#include "formats/json.hpp"
#include "formats/json_rows.hpp"
#include "formats/json_text.hpp"
#include "formats/layout_reader.hpp"

namespace opendata::format {
namespace {

class JsonLayoutReader : public LayoutReader {
 public:
  JsonLayoutReader(const std::string& path, Characters in, const Schema& schema, const JsonFrame& frame,
                   std::optional<Places> places)
      : LayoutReader(path, std::move(in), schema), rows_(schema), frame_(frame), places_(std::move(places)) {}

  Result<void> read_head() {
    if (!in_.take(frame_.head)) return departs();
    return {};
  }
  Result<bool> read(RawRecord& record) override {
    const bool first = report().records == 0;
    if (is_end(first)) return read_end(first);
    begin(record);
    if (!first && !in_.take(frame_.separator)) return departs();
    if (!in_.take(frame_.before)) return departs();
    const auto outcome = rows_.read_object(in_, record.cells);
    if (outcome == JsonRows::Outcome::misnamed) return misnamed();
    if (outcome == JsonRows::Outcome::departs) return departs();
    if (places_) {
      if (auto placed = read_place(record); !placed) return failure(std::move(placed.error()));
    }
    if (!in_.take(frame_.after)) return departs();
    return true;
  }

 private:
  /// JSON Lines ends with the file; the arrays end with a line of their own.
  [[nodiscard]] bool is_end(bool first) {
    const int next = in_.peek();
    if (frame_.tail.empty()) return next == Characters::end;
    return first ? next == ']' : next == '\n';
  }
  Result<bool> read_end(bool first) {
    const auto tail = first && !frame_.tail.empty() ? frame_.tail.substr(1) : frame_.tail;
    if (!in_.take(tail) || in_.peek() != Characters::end || in_.error()) return departs();
    return false;
  }
  /// The geometry must be what the properties say.
  Result<void> read_place(const RawRecord& record) {
    if (auto located = places_->locate(record.cells, place_); !located) return located;
    expected_.clear();
    append_geojson_place(expected_, place_);
    if (!in_.take(expected_)) return departs();
    return {};
  }
  JsonRows rows_;
  const JsonFrame& frame_;
  std::optional<Places> places_;
  Place place_;
  std::string expected_;
};

Result<std::unique_ptr<RecordReader>> open(const std::filesystem::path& path, const Schema& schema,
                                           const JsonFrame& frame, std::optional<Places> places) {
  auto in = Characters::open(path.string());
  if (!in) return failure(std::move(in.error()));
  return opened(
      std::make_unique<JsonLayoutReader>(path.string(), std::move(*in), schema, frame, std::move(places)));
}

}  // namespace

Result<std::unique_ptr<RecordReader>> open_json(const std::filesystem::path& path, const Schema& schema,
                                                std::string_view /*dataset_id*/) {
  return open(path, schema, json_frame, std::nullopt);
}

Result<std::unique_ptr<RecordReader>> open_jsonl(const std::filesystem::path& path, const Schema& schema,
                                                 std::string_view /*dataset_id*/) {
  return open(path, schema, jsonl_frame, std::nullopt);
}

Result<std::unique_ptr<RecordReader>> open_geojson(const std::filesystem::path& path, const Schema& schema,
                                                   std::string_view /*dataset_id*/) {
  auto places = Places::create(schema);
  if (!places) return failure(std::move(places.error()));
  return open(path, schema, geojson_frame, std::move(*places));
}

}  // namespace opendata::format
