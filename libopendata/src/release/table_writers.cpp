#include "release/table_writers.hpp"

#include <opendata/files.hpp>
#include <opendata/formats.hpp>
#include <utility>

#include "formats/gzip.hpp"
#include "formats/rows_sqlite.hpp"
#include "formats/xml.hpp"
#include "release/sha256.hpp"

namespace opendata::release {
namespace {

Result<void> add_digest(const std::filesystem::path& directory, ReleaseFile& file) {
  auto digest = digest_file(directory / file.path);
  if (!digest) return failure(std::move(digest.error()));
  file.bytes = digest->bytes;
  file.sha256 = std::move(digest->sha256);
  return {};
}

}  // namespace

Result<std::unique_ptr<TableWriters>> TableWriters::create(const Policy& policy, const Schema& schema,
                                                           const std::filesystem::path& directory) {
  std::vector<Table> tables;
  const std::string& id = policy.dataset.id;
  for (const std::string& output : policy.outputs) {
    const Format* format = find_format(output);
    if (format == nullptr) {
      return failure(Errc::not_supported,
                     {"names a format that is unknown; docs/policy.md lists them",
                      "含有未知的格式；可用者列於 docs/policy.md"},
                     {policy.file, 0, "outputs"});
    }
    const std::string file = id + "." + std::string(format->extension);
    auto writer = format->create(directory / file, schema, id);
    if (!writer) return failure(std::move(writer.error()));
    const bool compressed = policy.gzip && format->content == Format::Content::text;
    tables.push_back({std::move(*writer), {{file, std::string(format->media_type), output, 0, {}}}, compressed});
    if (output != "xml") continue;
    const std::string xsd = id + ".xsd";
    if (auto written = write_file_atomically(directory / xsd, format::format_xsd(schema, id)); !written)
      return failure(std::move(written.error()));
    tables.back().files.push_back({xsd, "application/xml", {}, 0, {}});
  }
  auto store = format::create_rows_sqlite(directory / "rows.sqlite", schema);
  if (!store) return failure(std::move(store.error()));
  tables.push_back({std::move(*store), {{"rows.sqlite", "application/vnd.sqlite3", {}, 0, {}}}, false});
  return std::unique_ptr<TableWriters>(new TableWriters(directory, std::move(tables)));
}

TableWriters::TableWriters(std::filesystem::path directory, std::vector<Table> tables)
    : directory_(std::move(directory)), tables_(std::move(tables)) {
  std::vector<FanOut<Numbered>::Consumer> consumers;
  for (Table& table : tables_) consumers.push_back(consumer(table));
  lanes_ = std::make_unique<FanOut<Numbered>>(std::move(consumers));
}

FanOut<TableWriters::Numbered>::Consumer TableWriters::consumer(Table& table) const {
  const auto take = [&table](const FanOut<Numbered>::Batch& batch) -> Result<void> {
    for (const Numbered& numbered : batch) {
      if (auto written = table.writer->write(numbered.record); !written)
        return failure(std::move(written.error()).at({{}, static_cast<std::size_t>(numbered.row), {}}));
    }
    return {};
  };
  return {take, [this, &table] { return complete(table); }};
}

Result<void> TableWriters::complete(Table& table) const {
  if (auto finished = table.writer->finish(); !finished) return finished;
  if (table.compressed) {
    const std::string plain = table.files.front().path;
    if (auto packed = format::write_gzip(directory_ / plain, directory_ / (plain + ".gz")); !packed) return packed;
    table.files.push_back({plain + ".gz", "application/gzip", {}, 0, {}});
  }
  for (ReleaseFile& file : table.files) {
    if (auto digested = add_digest(directory_, file); !digested) return digested;
  }
  return {};
}

Result<void> TableWriters::write(SafeRecord record, std::uint64_t row) {
  if (lanes_->push({std::move(record), row})) return {};
  return lanes_->finish();
}

Result<std::vector<ReleaseFile>> TableWriters::finish() {
  if (auto finished = lanes_->finish(); !finished) return failure(std::move(finished.error()));
  std::vector<ReleaseFile> out;
  for (Table& table : tables_)
    for (ReleaseFile& file : table.files) out.push_back(std::move(file));
  return out;
}

}  // namespace opendata::release
