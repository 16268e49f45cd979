#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <filesystem>
#include <opendata/inspect.hpp>

namespace opendata {
namespace {

/// A JSON object or array in the making, so that no end is forgotten.
class JsonWriter {
 public:
  void key(std::string_view key) { writer_.Key(key.data(), static_cast<rapidjson::SizeType>(key.size())); }
  void text(std::string_view text) { writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void text(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    writer_.Uint64(value);
  }
  void decimal(std::string_view name, double value) {
    key(name);
    writer_.Double(value);
  }
  void flag(std::string_view name, bool value) {
    key(name);
    writer_.Bool(value);
  }
  template <class Members>
  void object(Members members) {
    writer_.StartObject();
    members();
    writer_.EndObject();
  }
  template <class Members>
  void object(std::string_view name, Members members) {
    key(name);
    object(members);
  }
  template <class Items>
  void array(std::string_view name, Items items) {
    key(name);
    writer_.StartArray();
    items();
    writer_.EndArray();
  }
  [[nodiscard]] std::string_view result() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_{buffer_};
};

/// A dataset id from the file's name, when that has Latin letters.
std::string dataset_id(const std::string& file) {
  std::string id;
  for (const char c : std::filesystem::path(file).stem().string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) id += c;
    if (c >= 'A' && c <= 'Z') id += static_cast<char>(c + 32);
    if (!plain && !(c >= 'A' && c <= 'Z') && !id.empty() && id.back() != '-') id += '-';
  }
  id.resize(std::min<std::size_t>(id.size(), 60));
  while (id.ends_with('-')) id.pop_back();
  return id.empty() ? "dataset" : id;
}

std::string title(const std::string& file) {
  std::string stem = std::filesystem::path(file).stem().string();
  return stem.empty() || !text::is_valid_utf8(stem) ? "資料集" : stem;
}

void write_dataset(JsonWriter& json, const Inspection& inspection) {
  json.object("dataset", [&] {
    json.text("id", dataset_id(inspection.file));
    json.object("title", [&] { json.text("zh-TW", title(inspection.file)); });
    json.object("description", [&] { json.text("zh-TW", ""); });
    json.object("publisher", [&] { json.text("name", ""); });
    json.text("license", "OGDL-Taiwan-1.0");
    json.object("update_frequency", [&] {
      json.number("every", 1);
      json.text("unit", "年");
    });
    json.text("language", "zh");
  });
}

void write_input(JsonWriter& json, const InputOptions& input) {
  json.object("input", [&] {
    json.text("format", name(input.format));
    json.text("encoding", input.encoding ? name(*input.encoding) : "auto");
    json.text("delimiter", std::string_view(&input.delimiter, 1));
    json.number("title_rows", input.title_rows);
    json.number("header_rows", input.header_rows);
    json.array("missing_values", [&] {
      for (const std::string& text : input.missing_values) json.text(text);
    });
    json.flag("trim", input.trim);
    json.flag("pad_short_rows", input.pad_short_rows);
    json.flag("drop_trailing_empty", input.drop_trailing_empty);
    json.flag("skip_blank_rows", input.skip_blank_rows);
    json.flag("skip_repeated_header", input.skip_repeated_header);
    json.flag("bare_quotes", input.bare_quotes);
  });
}

void write_field(JsonWriter& json, const InspectedColumn& column) {
  json.object([&] {
    json.text("source", column.source);
    json.text("name", column.name);
    json.object("title", [&] { json.text("zh-TW", column.source); });
    json.text("type", name(column.published_type));
    json.text("role", name(column.role));
    json.object("transform", [&] {
      json.text("name", column.transform);
      for (const ProposedParameter& parameter : column.parameters) {
        if (parameter.number) {
          json.number(parameter.key, static_cast<std::uint64_t>(*parameter.number));
        } else {
          json.text(parameter.key, parameter.text);
        }
      }
    });
  });
}

void write_policy(JsonWriter& json, const Inspection& inspection) {
  json.object("policy", [&] {
    json.number("policy_version", 1);
    write_dataset(json, inspection);
    write_input(json, inspection.input);
    json.array("fields", [&] {
      for (const InspectedColumn& column : inspection.columns) write_field(json, column);
    });
    json.object("privacy", [&] {
      json.number("k", 5);
      json.decimal("suppression_limit", 0.05);
    });
    json.object("release", [&] { json.text("domain", dataset_id(inspection.file)); });
    json.array("outputs", [&] {
      for (const char* format : {"csv", "json", "jsonl", "xml"}) json.text(format);
    });
  });
}

void write_column(JsonWriter& json, const InspectedColumn& column) {
  const double cells = static_cast<double>(column.present + column.missing);
  json.object([&] {
    json.text("source", column.source);
    json.text("looks_like", name(column.kind));
    json.text("type", name(column.type));
    json.decimal("missing_share", cells > 0 ? static_cast<double>(column.missing) / cells : 0.0);
    json.number("distinct", column.distinct);
    json.flag("distinct_capped", column.distinct_capped);
    json.number("longest", column.longest);
    json.text("role", name(column.role));
    json.text("transform", column.transform);
  });
}

void write_findings(JsonWriter& json, const Inspection& inspection) {
  json.object("findings", [&] {
    json.text("encoding", name(inspection.report.encoding));
    json.object("encoding_reason", [&] {
      json.text("en", inspection.report.encoding_reason_en);
      json.text("zh-TW", inspection.report.encoding_reason_zh);
    });
    json.flag("encoding_certain", inspection.encoding_certain);
    json.object("line_ends", [&] {
      json.number("crlf", inspection.crlf);
      json.number("lf", inspection.lf);
      json.number("cr", inspection.cr);
    });
    json.number("records", inspection.report.records);
    json.object("leniencies", [&] {
      for (const auto& [leniency, count] : inspection.report.counts) json.number(leniency, count);
    });
    json.array("columns", [&] {
      for (const InspectedColumn& column : inspection.columns) write_column(json, column);
    });
  });
}

}  // namespace

void write_json(const Inspection& inspection, std::ostream& out) {
  JsonWriter json;
  json.object([&] {
    write_policy(json, inspection);
    write_findings(json, inspection);
  });
  out << json.result() << '\n';
}

}  // namespace opendata
