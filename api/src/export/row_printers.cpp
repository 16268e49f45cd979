#include "export/row_printers.hpp"

#include <algorithm>
#include <opendata/plain_table.hpp>
#include <utility>

#include "export/cell_text.hpp"
#include "export/geometry.hpp"

namespace opendata::api {
namespace {

/// The cell of a column; the number of the row has no cell of its own.
class Cells {
 public:
  explicit Cells(const Columns& columns) : columns_(columns) {}
  CellView at(const RowScan& row, std::size_t i) {
    if (columns_.fields[i] != row_number) return row.cell(i);
    number_ = std::to_string(row.id());
    return number_;
  }

 private:
  const Columns& columns_;
  std::string number_;
};

using AppendCell = void (*)(std::string& out, const CellView& cell);

class SeparatedPrinter : public RowPrinter {
 public:
  SeparatedPrinter(Columns columns, ColumnNames names, char separator, std::string_view line_end, AppendCell append)
      : columns_(std::move(columns)), names_(names), separator_(separator), line_end_(line_end), append_(append) {}
  void begin(std::string& out) override {
    if (names_ == ColumnNames::none) return;
    for (std::size_t i = 0; i < columns_.fields.size(); ++i) {
      if (i != 0) out += separator_;
      const Field& field = columns_.field(i);
      append_(out, names_ == ColumnNames::titles ? std::string_view(field.title.zh_tw) : std::string_view(field.name));
    }
    out += line_end_;
  }
  void row(std::string& out, const RowScan& row) override {
    for (std::size_t i = 0; i < columns_.fields.size(); ++i) {
      if (i != 0) out += separator_;
      append_(out, cells_.at(row, i));
    }
    out += line_end_;
  }
  void end(std::string& /*out*/) override {}

 private:
  const Columns columns_;
  Cells cells_{columns_};
  const ColumnNames names_;
  const char separator_;
  const std::string_view line_end_;
  const AppendCell append_;
};

class GuardedCsvPrinter : public RowPrinter {
 public:
  explicit GuardedCsvPrinter(Columns columns) : columns_(std::move(columns)), plain_(csv_printer(columns_, ColumnNames::titles, crlf)) {}
  void begin(std::string& out) override { plain_->begin(out); }
  void row(std::string& out, const RowScan& row) override {
    for (std::size_t i = 0; i < columns_.fields.size(); ++i) {
      if (i != 0) out += ',';
      const auto cell = row.cell(i);
      const bool guarded = cell && columns_.field(i).type == FieldType::string && needs_guard(*cell);
      if (guarded)
        append_csv_cell(out, "'" + std::string(*cell));
      else
        append_csv_cell(out, cell);
    }
    out += crlf;
  }
  void end(std::string& /*out*/) override {}

 private:
  const Columns columns_;
  const std::unique_ptr<RowPrinter> plain_;
};

class MarkedPrinter : public RowPrinter {
 public:
  explicit MarkedPrinter(std::unique_ptr<RowPrinter> inner) : inner_(std::move(inner)) {}
  void begin(std::string& out) override {
    out += "\xEF\xBB\xBF";
    inner_->begin(out);
  }
  void row(std::string& out, const RowScan& row) override { inner_->row(out, row); }
  void end(std::string& out) override { inner_->end(out); }

 private:
  const std::unique_ptr<RowPrinter> inner_;
};

/// Rows in a JSON array: objects or lists, whose members begin with prepared texts.
class JsonPrinter : public RowPrinter {
 public:
  enum class Shape { objects, lists };
  JsonPrinter(Columns columns, JsonFrame frame, Shape shape)
      : columns_(std::move(columns)), frame_(std::move(frame)), close_(shape == Shape::objects ? '}' : ']') {
    for (std::size_t i = 0; i < columns_.fields.size(); ++i) {
      std::string opening(1, i != 0 ? ',' : shape == Shape::objects ? '{' : '[');
      if (shape == Shape::objects) opening += "\"" + columns_.field(i).name + "\":";
      openings_.push_back(std::move(opening));
    }
  }
  void begin(std::string& out) override { out += frame_.begin; }
  void row(std::string& out, const RowScan& row) override {
    if (!std::exchange(first_, false)) out += ',';
    out += frame_.separator;
    for (std::size_t i = 0; i < openings_.size(); ++i) {
      out += openings_[i];
      append_json_cell(out, columns_.field(i).type, cells_.at(row, i));
    }
    out += close_;
  }
  void end(std::string& out) override { out += frame_.end; }

 private:
  const Columns columns_;
  Cells cells_{columns_};
  const JsonFrame frame_;
  const char close_;
  std::vector<std::string> openings_;
  bool first_ = true;
};

/// An object a line.
class JsonLinesPrinter : public RowPrinter {
 public:
  explicit JsonLinesPrinter(Columns columns) : columns_(std::move(columns)) {}
  void begin(std::string& /*out*/) override {}
  void row(std::string& out, const RowScan& row) override {
    for (std::size_t i = 0; i < columns_.fields.size(); ++i) {
      out.append(i == 0 ? "{\"" : ",\"").append(columns_.field(i).name).append("\":");
      append_json_cell(out, columns_.field(i).type, cells_.at(row, i));
    }
    out += "}\n";
  }
  void end(std::string& /*out*/) override {}

 private:
  const Columns columns_;
  Cells cells_{columns_};
};

class XmlPrinter : public RowPrinter {
 public:
  XmlPrinter(Columns columns, std::string dataset_id) : columns_(std::move(columns)), dataset_id_(std::move(dataset_id)) {}
  void begin(std::string& out) override {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dataset id=\"").append(dataset_id_);
    out.append("\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n");
  }
  void row(std::string& out, const RowScan& row) override {
    out += "<row>";
    for (std::size_t i = 0; i < columns_.fields.size(); ++i) {
      const auto& name = columns_.field(i).name;
      const auto cell = cells_.at(row, i);
      out.append("<").append(name);
      if (!cell) {
        out += " xsi:nil=\"true\"/>";
        continue;
      }
      out += '>';
      append_xml_text(out, *cell);
      out.append("</").append(name).append(">");
    }
    out += "</row>\n";
  }
  void end(std::string& out) override { out += "</dataset>\n"; }

 private:
  const Columns columns_;
  Cells cells_{columns_};
  const std::string dataset_id_;
};

class CkanXmlPrinter : public RowPrinter {
 public:
  explicit CkanXmlPrinter(Columns columns) : columns_(std::move(columns)) {}
  void begin(std::string& out) override {
    out += "<data xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n";
  }
  void row(std::string& out, const RowScan& row) override {
    out.append("<row _id=\"").append(std::to_string(row.id())).append("\">");
    for (std::size_t i = 0; i < columns_.fields.size(); ++i) {
      if (columns_.fields[i] != row_number) element(out, columns_.field(i).name, row.cell(i));
    }
    out += "</row>\n";
  }
  void end(std::string& out) override { out += "</data>\n"; }

 private:
  static void element(std::string& out, const std::string& name, const CellView& cell) {
    out.append("<").append(name);
    if (!cell) return void(out += " xsi:nil=\"true\"/>");
    out += '>';
    append_xml_text(out, *cell);
    out.append("</").append(name).append(">");
  }
  const Columns columns_;
};

class GeoJsonPrinter : public RowPrinter {
 public:
  GeoJsonPrinter(Columns columns, JsonFrame frame, FeatureIds ids)
      : columns_(std::move(columns)), frame_(std::move(frame)), ids_(ids), place_(*place_fields(*columns_.schema)) {}
  void begin(std::string& out) override { out += frame_.begin; }
  void row(std::string& out, const RowScan& row) override {
    if (!std::exchange(first_, false)) out += ',';
    out.append(frame_.separator).append("{\"type\":\"Feature\",");
    if (ids_ == FeatureIds::row_numbers) out.append("\"id\":\"").append(std::to_string(row.id())).append("\",");
    out += "\"properties\":{";
    bool first = true;
    for (std::size_t i = 0; i + columns_.hidden < columns_.fields.size(); ++i) {
      if (columns_.fields[i] == row_number) continue;
      out.append(std::exchange(first, false) ? "\"" : ",\"").append(columns_.field(i).name).append("\":");
      append_json_cell(out, columns_.field(i).type, row.cell(i));
    }
    out += "},\"geometry\":";
    append_place(out, place_, cell_of(row, place_.x), cell_of(row, place_.y));
    out += "}";
  }
  void end(std::string& out) override { out += frame_.end; }

 private:
  CellView cell_of(const RowScan& row, std::size_t field) const {
    const auto found = std::find(columns_.fields.begin(), columns_.fields.end(), field);
    if (found == columns_.fields.end()) return std::nullopt;
    return row.cell(static_cast<std::size_t>(found - columns_.fields.begin()));
  }
  const Columns columns_;
  const JsonFrame frame_;
  const FeatureIds ids_;
  const PlaceFields place_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<RowPrinter> csv_printer(Columns columns, ColumnNames names, std::string_view line_end) {
  return std::make_unique<SeparatedPrinter>(std::move(columns), names, ',', line_end, append_csv_cell);
}
std::unique_ptr<RowPrinter> release_csv_printer(Columns columns) {
  const CsvDialect dialect = columns.schema->csv;
  auto printer = dialect.formula_guard ? std::make_unique<GuardedCsvPrinter>(std::move(columns))
                                       : csv_printer(std::move(columns), ColumnNames::titles, crlf);
  return dialect.byte_order_mark ? with_byte_order_mark(std::move(printer)) : std::move(printer);
}
std::unique_ptr<RowPrinter> with_byte_order_mark(std::unique_ptr<RowPrinter> inner) {
  return std::make_unique<MarkedPrinter>(std::move(inner));
}
std::unique_ptr<RowPrinter> tsv_printer(Columns columns, ColumnNames names) {
  return std::make_unique<SeparatedPrinter>(std::move(columns), names, '\t', "\n", append_tsv_cell);
}
std::unique_ptr<RowPrinter> json_objects(Columns columns, JsonFrame frame) {
  return std::make_unique<JsonPrinter>(std::move(columns), std::move(frame), JsonPrinter::Shape::objects);
}
std::unique_ptr<RowPrinter> json_lists(Columns columns, JsonFrame frame) {
  return std::make_unique<JsonPrinter>(std::move(columns), std::move(frame), JsonPrinter::Shape::lists);
}
std::unique_ptr<RowPrinter> json_lines(Columns columns) { return std::make_unique<JsonLinesPrinter>(std::move(columns)); }
std::unique_ptr<RowPrinter> xml_printer(Columns columns, std::string dataset_id) {
  return std::make_unique<XmlPrinter>(std::move(columns), std::move(dataset_id));
}
std::unique_ptr<RowPrinter> ckan_xml_printer(Columns columns) {
  return std::make_unique<CkanXmlPrinter>(std::move(columns));
}
std::unique_ptr<RowPrinter> geojson_printer(Columns columns, JsonFrame frame, FeatureIds ids) {
  return std::make_unique<GeoJsonPrinter>(std::move(columns), std::move(frame), ids);
}

}  // namespace opendata::api
