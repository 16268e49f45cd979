#include "formats/json.hpp"

#include <utility>

#include "formats/json_rows.hpp"
#include "formats/output_file.hpp"

namespace opendata::format {
namespace {

class JsonWriter : public TableWriter {
 public:
  JsonWriter(OutputFile out, const Schema& schema) : out_(std::move(out)), rows_(schema) { out_.append('['); }
  Result<void> write(const SafeRecord& record) override {
    out_.append(std::exchange(first_, false) ? "\n" : ",\n");
    rows_.append_object(out_, record);
    return out_.status();
  }
  Result<void> finish() override {
    out_.append("\n]\n");
    return out_.finish();
  }

 private:
  OutputFile out_;
  JsonRows rows_;
  bool first_ = true;
};

}  // namespace

Result<std::unique_ptr<TableWriter>> create_json(const std::filesystem::path& path, const Schema& schema,
                                                 std::string_view /*dataset_id*/) {
  auto out = OutputFile::create(path);
  if (!out) return failure(std::move(out.error()));
  return std::make_unique<JsonWriter>(std::move(*out), schema);
}

}  // namespace opendata::format
