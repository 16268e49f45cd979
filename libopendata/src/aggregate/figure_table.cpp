#include "aggregate/figure_table.hpp"

#include <unistd.h>

#include <opendata/formats.hpp>

#include "formats/csv.hpp"
#include "release/residual_scan.hpp"
#include "release/sha256.hpp"

namespace opendata::privacy {
namespace {

/// A directory that only this account can read, gone at the end.
class PrivateDirectory {
 public:
  PrivateDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "opendata-figures-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  PrivateDirectory(const PrivateDirectory&) = delete;
  PrivateDirectory& operator=(const PrivateDirectory&) = delete;
  ~PrivateDirectory() {
    std::error_code none;
    if (!path_.empty()) std::filesystem::remove_all(path_, none);
  }
  [[nodiscard]] std::filesystem::path file() const { return path_ / "figures.csv"; }

 private:
  std::filesystem::path path_;
};

PolicyField as_it_is(const Field& field) {
  PolicyField out;
  out.source = field.title.zh_tw;
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
    if (table.generalized.contains(field.name)) of.allow = {release::weak_types.begin(), release::weak_types.end()};
  }
  policy.outputs = default_formats(Schema{table.fields});
  return policy;
}

Result<void> write_csv(const FigureTable& table, const std::filesystem::path& file) {
  auto out = format::OutputFile::create(file);
  if (!out) return failure(std::move(out.error()));
  append_csv(*out, table);
  return out->finish();
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

Result<Publication> publish_figures(const FigureTable& table, const FigurePublication& publication,
                                    const std::filesystem::path& catalog) {
  const PrivateDirectory directory;
  if (auto written = write_csv(table, directory.file()); !written) return failure(std::move(written.error()));
  return publish(policy_of(table, publication), directory.file().string(), catalog, std::nullopt);
}

}  // namespace opendata::privacy
