#include "formats/kml.hpp"

#include <utility>

#include "formats/output_file.hpp"
#include "formats/xml_text.hpp"

namespace opendata::format {
namespace {

class KmlWriter : public TableWriter {
 public:
  KmlWriter(OutputFile out, const Schema& schema, Places places, std::string_view dataset_id)
      : out_(std::move(out)), places_(std::move(places)) {
    out_.append(kml::head(schema, dataset_id));
    for (const Field& field : schema.fields) names_.push_back(field.name);
  }
  Result<void> write(const SafeRecord& record) override {
    if (auto located = places_.locate(record.cells(), place_); !located) return located;
    out_.append(kml::before);
    append_base64(record);
    out_.append(kml::fields);
    append_texts(record);
    out_.append(kml::fields_end);
    geometry_.clear();
    kml::append_geometry(geometry_, place_);
    out_.append(geometry_);
    out_.append(kml::after);
    return out_.status();
  }
  Result<void> finish() override {
    out_.append(kml::tail);
    return out_.finish();
  }

 private:
  /// Texts that XML cannot hold come first, in Data elements.
  void append_base64(const SafeRecord& record) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Cell& cell = record.cells()[i];
      if (!cell || xml::is_text(*cell)) continue;
      out_.append(kml::data);
      out_.append(names_[i]);
      out_.append(kml::data_value);
      out_.append(xml::to_base64(*cell));
      out_.append(kml::data_end);
    }
  }
  void append_texts(const SafeRecord& record) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Cell& cell = record.cells()[i];
      if (!cell || !xml::is_text(*cell)) continue;
      out_.append(kml::field);
      out_.append(names_[i]);
      out_.append("\">");
      xml::append_escaped(out_, *cell);
      out_.append(kml::field_end);
    }
  }
  OutputFile out_;
  Places places_;
  std::vector<std::string> names_;
  Place place_;           // kept to spare allocations
  std::string geometry_;  // kept to spare allocations
};

}  // namespace

std::string kml::head(const Schema& schema, std::string_view dataset_id) {
  std::string out(xml::declaration);
  out += "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>" + std::string(dataset_id) +
         "</name><Schema name=\"" + std::string(dataset_id) + "\" id=\"fields\">\n";
  for (const Field& column : schema.fields) {
    out += "<SimpleField type=\"string\" name=\"" + column.name + "\"><displayName>" +
           xml::attribute(column.title.zh_tw) + "</displayName></SimpleField>\n";
  }
  return out + "</Schema>\n";
}

void kml::append_geometry(std::string& out, const Place& place) {
  if (place.empty()) return;
  const bool is_point = place.size() == 1;
  out += is_point ? "<Point><coordinates>" : "<Polygon><outerBoundaryIs><LinearRing><coordinates>";
  for (std::size_t i = 0; i < place.size(); ++i) {
    if (i > 0) out += ' ';
    out += place[i].longitude;
    out += ',';
    out += place[i].latitude;
  }
  out += is_point ? "</coordinates></Point>" : "</coordinates></LinearRing></outerBoundaryIs></Polygon>";
}

Result<std::unique_ptr<TableWriter>> create_kml(const std::filesystem::path& path, const Schema& schema,
                                                std::string_view dataset_id) {
  auto places = Places::create(schema);
  if (!places) return failure(std::move(places.error()));
  auto out = OutputFile::create(path);
  if (!out) return failure(std::move(out.error()));
  return std::make_unique<KmlWriter>(std::move(*out), schema, std::move(*places), dataset_id);
}

}  // namespace opendata::format
