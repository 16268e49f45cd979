#include "catalog/dcat.hpp"

#include <algorithm>
#include <array>
#include <opendata/formats.hpp>
#include <utility>

#include "release/json_writer.hpp"

namespace opendata::catalog {
namespace {

using release::JsonWriter;

constexpr std::array prefixes{
    std::pair{"dcat", "http://www.w3.org/ns/dcat#"},
    std::pair{"dct", "http://purl.org/dc/terms/"},
    std::pair{"foaf", "http://xmlns.com/foaf/0.1/"},
    std::pair{"vcard", "http://www.w3.org/2006/vcard/ns#"},
    std::pair{"spdx", "http://spdx.org/rdf/terms#"},
    std::pair{"xsd", "http://www.w3.org/2001/XMLSchema#"},
    std::pair{"skos", "http://www.w3.org/2004/02/skos/core#"},
    std::pair{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
};

void write_context(JsonWriter& out) {
  out.key("@context");
  out.begin_object();
  for (const auto& [prefix, iri] : prefixes) out.text(prefix, iri);
  out.end_object();
}

/// A text in the language of the data, such as {"@value":"…","@language":"zh-Hant"}.
void write_text(JsonWriter& out, std::string_view key, std::string_view value, std::string_view language) {
  out.key(key);
  out.begin_object();
  out.text("@value", value);
  out.text("@language", language);
  out.end_object();
}

void write_texts(JsonWriter& out, std::string_view key, const LocalizedText& text) {
  if (text.en.empty()) return write_text(out, key, text.zh_tw, "zh-Hant");
  out.key(key);
  out.begin_array();
  for (const auto& [value, language] : {std::pair{&text.zh_tw, "zh-Hant"}, std::pair{&text.en, "en"}}) {
    out.begin_object();
    out.text("@value", *value);
    out.text("@language", language);
    out.end_object();
  }
  out.end_array();
}

void write_typed(JsonWriter& out, std::string_view key, std::string_view value, std::string_view type) {
  out.key(key);
  out.begin_object();
  out.text("@type", type);
  out.text("@value", value);
  out.end_object();
}

/// A node where DCAT-AP's shapes want one, with its type beside it: {"@id":"…","@type":"…"}.
void write_node(JsonWriter& out, std::string_view key, std::string_view iri, std::string_view type) {
  out.key(key);
  out.begin_object();
  out.text("@id", iri);
  if (!type.empty()) out.text("@type", type);
  out.end_object();
}

/// A frequency of the EU's authority table; OTHER for what it does not know.
std::string frequency_iri(const DatasetMetadata& metadata) {
  struct Row {
    std::string_view unit;
    unsigned every;
    std::string_view code;
  };
  static constexpr std::array rows{Row{"日", 1, "DAILY"},     Row{"週", 1, "WEEKLY"},    Row{"週", 2, "BIWEEKLY"},
                                   Row{"月", 1, "MONTHLY"},   Row{"月", 2, "BIMONTHLY"}, Row{"季", 1, "QUARTERLY"},
                                   Row{"月", 3, "QUARTERLY"}, Row{"月", 6, "ANNUAL_2"},  Row{"年", 1, "ANNUAL"},
                                   Row{"年", 2, "BIENNIAL"},  Row{"年", 3, "TRIENNIAL"}, Row{"不定期", 1, "IRREG"}};
  const auto* row = std::find_if(rows.begin(), rows.end(), [&](const Row& r) {
    return r.unit == metadata.update_unit && (r.every == metadata.update_every || r.code == "IRREG");
  });
  return "http://publications.europa.eu/resource/authority/frequency/" +
         std::string(row == rows.end() ? "OTHER" : row->code);
}

std::string license_iri(const std::string& license) {
  return license == "OGDL-Taiwan-1.0" ? "https://data.gov.tw/license" : "https://spdx.org/licenses/" + license;
}

void write_publisher(JsonWriter& out, const DatasetMetadata& metadata) {
  out.key("dct:publisher");
  out.begin_object();
  if (!metadata.publisher_oid.empty()) out.text("@id", "urn:oid:" + metadata.publisher_oid);
  out.text("@type", "foaf:Agent");
  write_text(out, "foaf:name", metadata.publisher_name, "zh-Hant");
  out.end_object();
}

void write_contact(JsonWriter& out, const DatasetMetadata& metadata) {
  if (metadata.contact_name.empty()) return;
  out.key("dcat:contactPoint");
  out.begin_object();
  out.text("@type", "vcard:Kind");
  out.text("vcard:fn", metadata.contact_name);
  if (!metadata.contact_phone.empty()) out.text("vcard:tel", metadata.contact_phone);
  if (!metadata.contact_email.empty()) write_node(out, "vcard:hasEmail", "mailto:" + metadata.contact_email, "");
  out.end_object();
}

void write_period(JsonWriter& out, const DatasetMetadata& metadata) {
  if (metadata.temporal_from.empty() && metadata.temporal_to.empty()) return;
  out.key("dct:temporal");
  out.begin_object();
  out.text("@type", "dct:PeriodOfTime");
  if (!metadata.temporal_from.empty()) write_typed(out, "dcat:startDate", metadata.temporal_from, "xsd:date");
  if (!metadata.temporal_to.empty()) write_typed(out, "dcat:endDate", metadata.temporal_to, "xsd:date");
  out.end_object();
}

void write_place(JsonWriter& out, const DatasetMetadata& metadata) {
  if (metadata.spatial.empty()) return;
  out.key("dct:spatial");
  out.begin_object();
  out.text("@type", "dct:Location");
  write_text(out, "skos:prefLabel", metadata.spatial, "zh-Hant");
  out.end_object();
}

void write_keywords(JsonWriter& out, const DatasetMetadata& metadata) {
  out.key("dcat:keyword");
  out.begin_array();
  for (const std::string& keyword : metadata.keywords) {
    out.begin_object();
    out.text("@value", keyword);
    out.text("@language", "zh-Hant");
    out.end_object();
  }
  out.end_array();
}

void write_checksum(JsonWriter& out, const ReleaseFile& file) {
  out.key("spdx:checksum");
  out.begin_object();
  out.text("@type", "spdx:Checksum");
  write_node(out, "spdx:algorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm");
  write_typed(out, "spdx:checksumValue", file.sha256, "xsd:hexBinary");
  out.end_object();
}

void write_distribution(JsonWriter& out, const Input& input, const ReleaseFile& file, const Format& format) {
  const std::string media_type(format.media_type.substr(0, format.media_type.find(';')));
  out.begin_object();
  out.text("@id", download_url(input, file));
  out.text("@type", "dcat:Distribution");
  write_text(out, "dct:title", format.label, "en");
  write_node(out, "dcat:accessURL", download_url(input, file), "");
  write_node(out, "dcat:downloadURL", download_url(input, file), "");
  write_node(out, "dcat:mediaType", "https://www.iana.org/assignments/media-types/" + media_type, "dct:MediaType");
  write_node(out, "dct:license", license_iri(input.metadata.license), "dct:LicenseDocument");
  write_typed(out, "dcat:byteSize", std::to_string(file.bytes), "xsd:nonNegativeInteger");
  write_typed(out, "dct:modified", input.manifest.modified, "xsd:dateTime");
  write_checksum(out, file);
  out.end_object();
}

void write_distributions(JsonWriter& out, const Input& input) {
  out.key("dcat:distribution");
  out.begin_array();
  for (const ReleaseFile& file : input.manifest.files) {
    if (const Format* format = find_format(file.format)) write_distribution(out, input, file, *format);
  }
  out.end_array();
}

}  // namespace

std::string format_dcat(const Input& input) {
  const DatasetMetadata& metadata = input.metadata;
  JsonWriter out;
  out.begin_object();
  write_context(out);
  out.text("@id", dataset_url(input));
  out.text("@type", "dcat:Dataset");
  out.text("dct:identifier", metadata.identifier.empty() ? metadata.id : metadata.identifier);
  write_texts(out, "dct:title", metadata.title);
  write_texts(out, "dct:description",
              metadata.description.zh_tw.empty() ? metadata.title : metadata.description);  // mandatory
  write_publisher(out, metadata);
  write_contact(out, metadata);
  write_keywords(out, metadata);
  write_node(out, "dct:accrualPeriodicity", frequency_iri(metadata), "dct:Frequency");
  write_node(out, "dct:language", "http://publications.europa.eu/resource/authority/language/ZHO",
             "dct:LinguisticSystem");
  write_typed(out, "dct:modified", input.manifest.modified, "xsd:dateTime");
  write_period(out, metadata);
  write_place(out, metadata);
  if (!metadata.landing_page.empty()) write_node(out, "dcat:landingPage", metadata.landing_page, "foaf:Document");
  write_distributions(out, input);
  out.end_object();
  return out.take();
}

}  // namespace opendata::catalog
