#include <utility>

#include "formats/kml.hpp"
#include "formats/layout_reader.hpp"
#include "formats/xml_text.hpp"

namespace opendata::format {
namespace {

class KmlReader : public LayoutReader {
 public:
  KmlReader(const std::string& path, Characters in, const Schema& schema, Places places, std::string_view dataset_id)
      : LayoutReader(path, std::move(in), schema), places_(std::move(places)), head_(kml::head(schema, dataset_id)) {}

  Result<void> read_head() {
    if (!in_.take(head_)) return departs();
    return {};
  }
  Result<bool> read(RawRecord& record) override {
    if (!in_.take("<")) return departs();
    if (in_.peek() == '/') return read_end();
    begin(record);
    for (Cell& cell : record.cells) cell.reset();
    if (!in_.take(kml::before.substr(1)) || !read_cells(record.cells)) return departs();
    if (auto located = places_.locate(record.cells, place_); !located) return failure(std::move(located.error()));
    expected_.clear();
    kml::append_geometry(expected_, place_);
    if (!in_.take(expected_) || !in_.take(kml::after)) return departs();
    return true;
  }

 private:
  Result<bool> read_end() {
    if (!in_.take(kml::tail.substr(1)) || in_.peek() != Characters::end || in_.error()) return departs();
    return false;
  }
  /// "<Data" and "<SchemaData" differ in their first letter.
  bool read_cells(std::vector<Cell>& cells) {
    std::size_t next = 0;
    for (;;) {
      if (!in_.take("<")) return false;
      if (in_.peek() != 'D') break;
      if (!in_.take(kml::data.substr(1)) || !read_cell(cells, next, kml::data_value, kml::data_end)) return false;
      Cell& cell = cells[next - 1];
      cell = xml::from_base64(*cell);
      if (!cell || xml::is_text(*cell)) return false;
    }
    if (!in_.take(kml::fields.substr(1))) return false;
    for (next = 0;;) {
      if (!in_.take("<")) return false;
      if (in_.peek() == '/') return in_.take(kml::fields_end.substr(1));
      if (!in_.take(kml::field.substr(1)) || !read_cell(cells, next, "\">", kml::field_end)) return false;
      if (!xml::unescape(*cells[next - 1])) return false;
    }
  }
  /// Reads the cell of a column from `next` on, which becomes the one behind it.
  bool read_cell(std::vector<Cell>& cells, std::size_t& next, std::string_view opening, std::string_view closing) {
    name_.clear();
    in_.take_until('"', name_);
    while (next < columns_.size() && columns_[next] != name_) ++next;
    if (next == columns_.size() || cells[next] || !in_.take(opening)) return false;
    in_.take_until('<', cells[next++].emplace());
    return in_.take(closing);
  }
  Places places_;
  std::string head_;
  Place place_;
  std::string name_, expected_;
};

}  // namespace

Result<std::unique_ptr<RecordReader>> open_kml(const std::filesystem::path& path, const Schema& schema,
                                               std::string_view dataset_id) {
  auto places = Places::create(schema);
  if (!places) return failure(std::move(places.error()));
  auto in = Characters::open(path.string());
  if (!in) return failure(std::move(in.error()));
  return opened(std::make_unique<KmlReader>(path.string(), std::move(*in), schema, std::move(*places), dataset_id));
}

}  // namespace opendata::format
