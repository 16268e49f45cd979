#include "formats/jsonl.hpp"

#include <utility>

#include "formats/json_rows.hpp"
#include "formats/output_file.hpp"

namespace opendata::format {
namespace {

class JsonlWriter : public TableWriter {
 public:
  JsonlWriter(OutputFile out, const Schema& schema) : out_(std::move(out)), rows_(schema) {}
  Result<void> write(const SafeRecord& record) override {
    rows_.append_object(out_, record);
    out_.append('\n');
    return out_.status();
  }
  Result<void> finish() override { return out_.finish(); }

 private:
  OutputFile out_;
  JsonRows rows_;
};

}  // namespace

Result<std::unique_ptr<TableWriter>> create_jsonl(const std::filesystem::path& path, const Schema& schema,
                                                  std::string_view /*dataset_id*/) {
  auto out = OutputFile::create(path);
  if (!out) return failure(std::move(out.error()));
  return std::make_unique<JsonlWriter>(std::move(*out), schema);
}

}  // namespace opendata::format
