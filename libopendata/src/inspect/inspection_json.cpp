#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <opendata/inspect.hpp>

#include "inspect/kinds.hpp"
#include "inspect/policy_text.hpp"

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
  void raw(std::string_view name, std::string_view value) {
    key(name);
    writer_.RawValue(value.data(), value.size(), rapidjson::kObjectType);
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
    json.number("small_counts", column.small_counts);
    json.text("role", name(column.role));
    json.text("transform", column.proposed().transform);
    if (!column.withheld_for.empty()) json.text("withheld_for", column.withheld_for);
  });
}

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void write_combination(JsonWriter& json, const Combination& combination, const Inspection& inspection) {
  json.object([&] {
    json.array("columns", [&] {
      for (const std::size_t column : combination.columns) json.text(inspection.columns[column].source);
    });
    json.decimal("distinct_share", share(combination.distinct, inspection.measured));
    json.decimal("unique_share", share(combination.unique, inspection.measured));
  });
}

void write_rehearsal(JsonWriter& json, const Rehearsal& rehearsal) {
  json.object("rehearsal", [&] {
    json.flag("publishes", !rehearsal.obstacle);
    json.number("records_out", rehearsal.records_out);
    json.number("records_suppressed", rehearsal.records_suppressed);
    json.number("classes", rehearsal.classes);
    json.number("smallest_class", rehearsal.smallest_class);
    if (!rehearsal.obstacle) return;
    json.object("obstacle", [&] {
      json.text("en", rehearsal.obstacle->message(Language::en));
      json.text("zh-TW", rehearsal.obstacle->message(Language::zh_tw));
    });
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
    if (!inspection.sheets.empty())
      json.array("sheets", [&] {
        for (const std::string& sheet : inspection.sheets) json.text(sheet);
      });
    json.number("records", inspection.report.records);
    json.object("leniencies", [&] {
      for (const auto& [leniency, count] : inspection.report.counts) json.number(leniency, count);
    });
    json.array("columns", [&] {
      for (const InspectedColumn& column : inspection.columns) write_column(json, column);
    });
    json.text("subject", inspect::name(inspection.subject));
    json.number("measured_records", inspection.measured);
    json.array("combinations", [&] {
      for (const Combination& combination : inspection.combinations) write_combination(json, combination, inspection);
    });
    write_rehearsal(json, inspection.rehearsal);
  });
}

}  // namespace

void write_json(const Inspection& inspection, std::ostream& out) {
  JsonWriter json;
  json.object([&] {
    json.raw("policy", inspect::policy_text(inspection, std::nullopt, "    "));
    write_findings(json, inspection);
  });
  out << json.result() << '\n';
}

}  // namespace opendata
