#include <opendata/quality.hpp>

#include "release/json_writer.hpp"

namespace opendata::quality {
namespace {

using release::JsonWriter;

void write_file(JsonWriter& out, const FileReport& file) {
  out.begin_object();
  out.text("path", file.path);
  out.text("format", file.format);
  out.text("encoding", file.encoding);
  out.key("byte_order_mark");
  out.boolean(file.byte_order_mark);
  out.number("rows", file.rows);
  out.number("columns", file.columns);
  out.key("all_rows_compared");
  out.boolean(file.all_rows_compared);
  out.end_object();
}

void write_finding(JsonWriter& out, const Finding& finding) {
  out.begin_object();
  out.text("check", info(finding.check).name);
  out.text("weight", info(finding.check).weight == Weight::fault ? "fault" : "warning");
  out.text("file", finding.file);
  out.text("column", finding.column);
  out.number("row", finding.row);
  out.text("zh-TW", sentence(finding, Language::zh_tw));
  out.text("en", sentence(finding, Language::en));
  out.end_object();
}

void write_dataset(JsonWriter& out, const DatasetReport& dataset) {
  out.begin_object();
  out.text("title", dataset.title);
  out.text("metadata", dataset.metadata);
  out.text("metadata_kind", dataset.metadata_kind);
  out.key("checks");
  out.begin_object();
  for (const CheckInfo& check : checks()) out.text(check.name, name(dataset.state(check.check)));
  out.end_object();
  out.key("files");
  out.begin_array();
  for (const FileReport& file : dataset.files) write_file(out, file);
  out.end_array();
  out.key("findings");
  out.begin_array();
  for (const Finding& finding : dataset.findings) write_finding(out, finding);
  out.end_array();
  out.end_object();
}

}  // namespace

std::string format_json(const Report& report) {
  JsonWriter out;
  out.begin_object();
  out.number("quality_version", 1);
  out.text("as_of", report.as_of);
  out.key("datasets");
  out.begin_array();
  for (const DatasetReport& dataset : report.datasets) write_dataset(out, dataset);
  out.end_array();
  out.end_object();
  return out.take();
}

}  // namespace opendata::quality
