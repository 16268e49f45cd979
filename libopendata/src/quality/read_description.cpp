#include <algorithm>
#include <array>
#include <deque>

#include "quality/description.hpp"
#include "quality/declared_format.hpp"

namespace opendata::quality {
namespace {

using json::Kind;
using json::Value;

const std::vector<Value>& items_of(const Value& object, std::string_view key) {
  static const std::vector<Value> none;
  const Value* list = object.find(key);
  return list != nullptr && list->is(Kind::array) ? list->items() : none;
}

/// A member's text, whether it is a string or a number.
std::string scalar_of(const Value& object, std::string_view key) {
  const Value* member = object.find(key);
  return member != nullptr && (member->is(Kind::string) || member->is(Kind::number)) ? member->text() : std::string();
}

std::string day_of(const std::string& instant) { return instant.substr(0, 10); }

std::vector<Column> undeclared(const std::vector<std::string>& names) {
  std::vector<Column> out;
  for (const std::string& name : names) out.push_back({name, std::nullopt});
  return out;
}

void set_fields(DescribedFile& file, std::vector<Column> fields) {
  file.has_fields = !fields.empty();
  file.fields = std::move(fields);
}

// ---- data.gov.tw ----

void read_frequency(std::string_view words, const catalog::CodeLists& codes, DatasetMetadata& metadata) {
  for (const catalog::Frequency& row : codes.frequencies) {
    if (row.label.zh_tw != words) continue;
    metadata.update_unit = row.unit;
    metadata.update_every = std::max(1U, row.every);
    return;
  }
}

Description read_dgtw_v1(const Value& record, const catalog::CodeLists& codes) {
  Description out;
  out.kind = "data.gov.tw v1";
  out.title = out.metadata.title.zh_tw = record.text_of("title");
  out.metadata.description.zh_tw = record.text_of("description");
  out.metadata.publisher_name = record.text_of("publisher");
  out.metadata.publisher_oid = record.text_of("publisherOID");
  out.metadata.contact_name = record.text_of("publisherContactName");
  out.metadata.contact_phone = record.text_of("publisherContactPhone");
  out.metadata.contact_email = record.text_of("publisherContactEmail");
  out.modified = day_of(record.text_of("modified"));
  read_frequency(record.text_of("accrualPeriodicity"), codes, out.metadata);
  for (const Value& distribution : items_of(record, "distribution")) {
    DescribedFile file{distribution.text_of("downloadURL", distribution.text_of("accessURL")),
                       distribution.text_of("format"), distribution.text_of("characterSetCode"), {}, false, {}, {}};
    // One list of headings for all files: keys of JSON and XML have other names, and that is no fault.
    if (kind_of_format(file.format) == "csv") set_fields(file, undeclared(split_fields(record.text_of("fieldDescription"))));
    out.files.push_back(std::move(file));
  }
  return out;
}

/// An array of { name, description }, or names in one text.
std::vector<Column> fields_of_v2(const Value& distribution) {
  const Value* fields = distribution.find("resourceField");
  if (fields == nullptr) return {};
  if (fields->is(Kind::string)) return undeclared(split_fields(fields->text()));
  std::vector<Column> out;
  for (const Value& field : fields->items()) out.push_back({field.text_of("name"), std::nullopt});
  return out;
}

Description read_dgtw_v2(const Value& record) {
  Description out;
  out.kind = "data.gov.tw v2";
  out.title = out.metadata.title.zh_tw = record.text_of("title");
  out.metadata.description.zh_tw = record.text_of("description");
  out.metadata.contact_name = record.text_of("publisherContactName");
  out.metadata.contact_phone = record.text_of("publisherContactPhone");
  out.metadata.contact_email = record.text_of("publisherContactEmail");
  out.modified = day_of(record.text_of("modifiedDate"));
  if (const Value* frequency = record.find("updateFrequency")) {
    const std::string every = scalar_of(*frequency, frequency->find("Frequency") != nullptr ? "Frequency" : "frequency");
    out.metadata.update_unit = frequency->text_of("unittime");
    out.metadata.update_every = every.empty() || every.size() > 3 ? 1U : std::max(1U, static_cast<unsigned>(std::strtoul(every.c_str(), nullptr, 10)));
  }
  for (const Value& distribution : items_of(record, "distribution")) {
    DescribedFile file{distribution.text_of("resourceDownloadUrl"), distribution.text_of("resourceFormat"),
                       distribution.text_of("resourceCharacterEncoding"), {}, false, {}, {}};
    set_fields(file, fields_of_v2(distribution));
    out.files.push_back(std::move(file));
  }
  return out;
}

// ---- Frictionless ----

std::optional<FieldType> frictionless_type(const Value& field) {
  const std::string type = field.text_of("type"), format = field.text_of("format", "default");
  if (type == "number") return FieldType::decimal;
  if (type == "integer" || type == "boolean") return parse_field_type(type);
  return type == "date" && format == "default" ? std::optional(FieldType::date) : std::nullopt;
}

std::vector<Column> frictionless_fields(const Value& resource) {
  std::vector<Column> out;
  const Value* schema = resource.find("schema");
  if (schema == nullptr) return out;
  for (const Value& field : items_of(*schema, "fields"))
    out.push_back({field.text_of("name"), frictionless_type(field)});
  return out;
}

/// The last part of a file's name, as a format.
std::string extension_of(std::string_view address) {
  const auto name = address.substr(address.rfind('/') + 1);
  const auto point = name.rfind('.');
  return point == std::string_view::npos ? std::string() : std::string(name.substr(point + 1));
}

DescribedFile read_resource(const Value& resource, const std::string& address) {
  DescribedFile file{address, resource.text_of("format", extension_of(address)), resource.text_of("encoding"), {}, false, {}, {}};
  if (const Value* bytes = resource.find("bytes")) {
    if (const auto number = bytes->integer(); number && *number >= 0) file.bytes = static_cast<std::uint64_t>(*number);
  }
  const std::string hash = resource.text_of("hash");
  if (hash.starts_with("sha256:")) file.sha256 = hash.substr(7);
  set_fields(file, frictionless_fields(resource));
  return file;
}

Description read_frictionless(const Value& package) {
  Description out;
  out.kind = "Frictionless";
  out.title = out.metadata.title.zh_tw = package.text_of("title", package.text_of("name"));
  out.metadata.description.zh_tw = package.text_of("description");
  for (const Value& resource : items_of(package, "resources")) {
    const Value* path = resource.find("path");
    if (path == nullptr) continue;
    if (path->is(Kind::string)) out.files.push_back(read_resource(resource, path->text()));
    for (const Value& part : path->items()) out.files.push_back(read_resource(resource, part.text()));
  }
  return out;
}

// ---- CSVW ----

std::optional<FieldType> csvw_type(const Value& column) {
  const Value* datatype = column.find("datatype");
  if (datatype == nullptr) return std::nullopt;
  if (datatype->is(Kind::string)) {
    const std::string& name = datatype->text();
    return name == "string" ? std::nullopt : name == "number" || name == "double" ? FieldType::decimal : parse_field_type(name);
  }
  const bool is_iso_date = datatype->text_of("base") == "date" && datatype->text_of("format", "yyyy-MM-dd") == "yyyy-MM-dd";
  return is_iso_date ? std::optional(FieldType::date) : std::nullopt;
}

/// A text, a list of texts, or a map from languages to either: the first text.
std::string first_text(const Value* value) {
  if (value == nullptr) return {};
  if (value->is(Kind::string)) return value->text();
  return value->items().empty() ? std::string() : first_text(&value->items().front());
}

DescribedFile read_csvw_table(const Value& table) {
  DescribedFile file{table.text_of("url"), "csv", "utf-8", {}, false, {}, {}};
  if (const Value* dialect = table.find("dialect")) file.encoding = dialect->text_of("encoding", "utf-8");
  const Value* schema = table.find("tableSchema");
  std::vector<Column> fields;
  if (schema != nullptr) {
    for (const Value& column : items_of(*schema, "columns")) {
      const std::string title = first_text(column.find("titles"));
      fields.push_back({title.empty() ? column.text_of("name") : title, csvw_type(column)});
    }
  }
  set_fields(file, std::move(fields));
  return file;
}

Description read_csvw(const Value& document) {
  Description out;
  out.kind = "CSVW";
  out.title = first_text(document.find("dc:title"));
  out.modified = day_of(document.text_of("dc:modified"));
  if (document.find("url") != nullptr) out.files.push_back(read_csvw_table(document));
  for (const Value& table : items_of(document, "tables")) out.files.push_back(read_csvw_table(table));
  return out;
}

// ---- CKAN ----

Description read_ckan(const Value& package) {
  Description out;
  out.kind = "CKAN";
  out.title = out.metadata.title.zh_tw = package.text_of("title", package.text_of("name"));
  out.metadata.description.zh_tw = package.text_of("notes");
  out.metadata.contact_name = package.text_of("maintainer");
  out.metadata.contact_email = package.text_of("maintainer_email");
  out.modified = day_of(package.text_of("metadata_modified"));
  for (const Value& resource : items_of(package, "resources"))
    out.files.push_back({resource.text_of("url"), resource.text_of("format"), resource.text_of("encoding"), {}, false, {}, {}});
  return out;
}

// ---- Which ----

bool first_has(const Value& object, std::string_view list, std::string_view key) {
  const auto& items = items_of(object, list);
  return !items.empty() && items.front().find(key) != nullptr;
}

bool is_csvw(const Value& document) {
  const Value* context = document.find("@context");
  return first_text(context).find("ns/csvw") != std::string::npos;
}

// ---- Names in one text ----

struct Separator {
  std::size_t at, length;
};

constexpr std::array<std::string_view, 6> separators{"、", "，", ",", "；", ";", "\n"};
constexpr std::array<std::string_view, 4> opening{"(", "（", "[", "［"}, closing{")", "）", "]", "］"};

/// The length of what stands first in the text; 0 when none of these does.
template <std::size_t n>
std::size_t begins_with(std::string_view text, const std::array<std::string_view, n>& any) {
  const auto found = std::find_if(any.begin(), any.end(), [&](std::string_view one) { return text.starts_with(one); });
  return found == any.end() ? 0 : found->size();
}

/// Those that no bracket encloses: 日期(年、月、日) is one name. A bracket that nothing closes on its line, or soon, encloses
/// nothing. One pass, as a list may have a million unclosed ones.
std::vector<Separator> separators_of_names(std::string_view text) {
  constexpr std::size_t longest = 1'000;
  std::vector<Separator> out;
  std::deque<std::size_t> open;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t separates = begins_with(rest, separators), opens = begins_with(rest, opening), closes = begins_with(rest, closing);
    if (text[i] == '\n') open.clear();
    while (!open.empty() && i - open.front() > longest) open.pop_front();
    if (separates > 0) out.push_back({i, separates});
    if (opens > 0) open.push_back(i);
    i += std::max<std::size_t>({separates, opens, closes, 1});
    if (closes == 0 || open.empty()) continue;
    const bool soon = i - open.back() <= longest;
    while (soon && !out.empty() && out.back().at > open.back()) out.pop_back();
    open.pop_back();
  }
  return out;
}

std::optional<Description> read_one(const Value& document, const catalog::CodeLists& codes) {
  if (first_has(document, "distribution", "resourceDownloadUrl")) return read_dgtw_v2(document);
  if (first_has(document, "distribution", "downloadURL") || first_has(document, "distribution", "accessURL"))
    return read_dgtw_v1(document, codes);
  if (is_csvw(document)) return read_csvw(document);
  if (first_has(document, "resources", "path") || first_has(document, "resources", "data")) return read_frictionless(document);
  if (first_has(document, "resources", "url")) return read_ckan(document);
  return std::nullopt;
}

}  // namespace

std::vector<std::string> split_fields(std::string_view text) {
  std::vector<Separator> ends = separators_of_names(text);
  ends.push_back({text.size(), 0});
  std::vector<std::string> out;
  std::size_t from = 0;
  for (const Separator& end : ends) {
    const auto name = text::trim(text.substr(from, end.at - from));
    if (!name.empty()) out.emplace_back(name);
    from = end.at + end.length;
  }
  return out;
}

std::vector<Description> read_descriptions(const Value& document, const catalog::CodeLists& codes) {
  std::vector<Description> out;
  if (document.is(Kind::array)) {
    for (const Value& item : document.items())
      if (auto one = read_one(item, codes)) out.push_back(std::move(*one));
    return out;
  }
  const Value* result = document.find("result");
  const Value& inner = result != nullptr && result->is(Kind::object) ? *result : document;
  if (auto one = read_one(inner, codes)) out.push_back(std::move(*one));
  return out;
}

}  // namespace opendata::quality
