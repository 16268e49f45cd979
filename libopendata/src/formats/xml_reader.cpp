#include <utility>

#include "formats/layout_reader.hpp"
#include "formats/xml.hpp"
#include "formats/xml_text.hpp"

namespace opendata::format {
namespace {

class XmlReader : public LayoutReader {
 public:
  XmlReader(const std::string& path, Characters in, const Schema& schema, std::string_view dataset_id)
      : LayoutReader(path, std::move(in), schema),
        head_(xml::declaration) {
    head_.append("<dataset id=\"").append(dataset_id).append("\"").append(xml::namespaces);
    for (const Field& field : schema.fields) elements_.push_back({"<" + field.name, "</" + field.name + ">"});
  }
  Result<void> read_head() {
    if (!in_.take(head_)) return departs();
    return {};
  }
  Result<bool> read(RawRecord& record) override {
    if (!in_.take("<")) return departs();
    if (in_.peek() == '/') return read_end();
    begin(record);
    if (!in_.take("row>")) return departs();
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (!in_.take(elements_[i].opening)) return misnamed();
      if (!read_content(elements_[i], record.cells[i])) return departs();
    }
    if (!in_.take("</row>\n")) return departs();
    return true;
  }

 private:
  struct Element {
    std::string opening, closing;
  };
  Result<bool> read_end() {
    if (!in_.take("/dataset>\n") || in_.peek() != Characters::end || in_.error()) return departs();
    return false;
  }
  bool read_content(const Element& element, Cell& cell) {
    if (in_.peek() == '>') return in_.take(">") && read_text(cell) && xml::unescape(*cell) && in_.take(element.closing);
    if (!in_.take(" xsi:")) return false;
    if (in_.peek() == 'n') {
      cell.reset();
      return in_.take(xml::missing.substr(5));
    }
    if (!in_.take(xml::base64.substr(5)) || !read_text(cell)) return false;
    cell = xml::from_base64(*cell);
    return cell && !xml::is_text(*cell) && in_.take(element.closing);
  }
  bool read_text(Cell& cell) {
    if (!cell) cell.emplace();
    cell->clear();
    in_.take_until('<', *cell);
    return true;
  }
  std::string head_;
  std::vector<Element> elements_;
};

}  // namespace

Result<std::unique_ptr<RecordReader>> open_xml(const std::filesystem::path& path, const Schema& schema,
                                               std::string_view dataset_id) {
  auto in = Characters::open(path.string());
  if (!in) return failure(std::move(in.error()));
  return opened(std::make_unique<XmlReader>(path.string(), std::move(*in), schema, dataset_id));
}

}  // namespace opendata::format
