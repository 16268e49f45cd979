#include "aggregate/figure_table.hpp"

#include <opendata/files.hpp>
#include <opendata/formats.hpp>

#include "aggregate/figure_rows.hpp"
#include "formats/csv.hpp"
#include "release/sha256.hpp"

namespace opendata::privacy {
namespace {

/// The table as records; "" is nothing, as in a CSV.
class FigureReader final : public RecordReader {
 public:
  explicit FigureReader(const FigureTable& table) : table_(table) {
    for (const Field& field : table.fields) columns_.push_back(field.name);
  }
  [[nodiscard]] const std::vector<std::string>& columns() const override { return columns_; }
  [[nodiscard]] const ReadReport& report() const override { return report_; }
  Result<bool> read(RawRecord& record) override {
    if (report_.records == table_.rows.size()) return false;
    record.cells = table_.rows[report_.records];
    for (Cell& cell : record.cells)
      if (cell && cell->empty()) cell.reset();
    record.row = ++report_.records;
    return true;
  }

 private:
  const FigureTable& table_;
  std::vector<std::string> columns_;
  ReadReport report_;
};

PolicyField as_it_is(const Field& field) {
  PolicyField out;
  out.source = field.name;
  out.field = field;
  out.role = Role::insensitive;
  out.transform = "keep";
  return out;
}

Policy policy_of(const FigureTable& table, const FigurePublication& publication) {
  Policy policy;
  policy.file = publication.spec_file;
  policy.sha256 = release::sha256_of(publication.spec_document);
  policy.dataset = publication.dataset;
  for (const Field& field : table.fields) {
    PolicyField& of = policy.fields.emplace_back(as_it_is(field));
    if (const auto allow = table.allow.find(field.name); allow != table.allow.end()) of.allow = allow->second;
  }
  policy.outputs = default_formats(Schema{table.fields});
  return policy;
}

/// The figures go from memory to the release: no file of them lies anywhere before the gate has seen them.
release::Source source_of(const FigureTable& table, const FigurePublication& publication) {
  return {publication.spec_file,
          [&table]() -> Result<std::unique_ptr<RecordReader>> { return std::make_unique<FigureReader>(table); },
          [&publication]() -> Result<std::string> { return publication.modified; }};
}

}  // namespace

void append_csv(format::OutputFile& out, const FigureTable& table) {
  bool first = true;
  for (const Field& field : table.fields) {
    if (!first) out.append(',');
    first = false;
    format::append_csv_cell(out, field.title.zh_tw);
  }
  out.append("\r\n");
  for (const std::vector<Cell>& cells : table.rows) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out.append(',');
      if (cells[i]) format::append_csv_cell(out, *cells[i]);
    }
    out.append("\r\n");
  }
}

Result<void> write_figures(const std::filesystem::path& output, const std::function<void(format::OutputFile&)>& fill) {
  const std::filesystem::path unfinished = output.string() + ".tmp";
  std::error_code none;
  std::filesystem::remove(unfinished, none);
  auto out = format::OutputFile::create(unfinished);
  if (!out) return failure(std::move(out.error()));
  fill(*out);
  auto written = out->finish().and_then([&] { return rename_durably(unfinished, output); });
  if (!written) std::filesystem::remove(unfinished, none);
  return written;
}

Result<Publication> publish_figures(const FigureTable& table, const FigurePublication& publication,
                                    const std::filesystem::path& catalog, release::CompareWithEarlier compare) {
  const Policy policy = policy_of(table, publication);
  compare.kept = format_kept_figures(table, policy.sha256);
  return release::publish_source(policy, source_of(table, publication), catalog, std::nullopt, compare);
}

}  // namespace opendata::privacy
