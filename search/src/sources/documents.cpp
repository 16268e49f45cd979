#include <array>
#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/search/sources.hpp>
#include <opendata/text.hpp>

#include "modified_date.hpp"

namespace opendata::search {
namespace {

constexpr Message no_object{
    "each line must be one JSON object: {\"id\": \"…\", \"kind\": \"…\", \"title\": \"…\", \"body\": \"…\"}",
    "每行須為一個 JSON 物件：{\"id\": \"…\", \"kind\": \"…\", \"title\": \"…\", \"body\": \"…\"}"};
constexpr Message bad_utf8{"is not valid UTF-8 here; save the file as UTF-8",
                           "含有無效的 UTF-8 位元組；請以 UTF-8 儲存"};
constexpr Message needed{"an entry needs a text here", "此欄必填，且須為文字"};
constexpr Message no_text{"must be a text", "須為文字"};

/// Our fields and where they go; every other key is a facet.
struct Member {
  const char* key;
  std::string Document::*field;
};
constexpr std::array members{Member{"id", &Document::id},
                             Member{"kind", &Document::kind},
                             Member{"title", &Document::title},
                             Member{"body", &Document::body},
                             Member{"url", &Document::url},
                             Member{"agency", &Document::agency},
                             Member{"category", &Document::category},
                             Member{"modified", &Document::modified}};

const Member* member(const std::string& key) {
  for (const Member& known : members)
    if (key == known.key) return &known;
  return nullptr;
}

/// Puts one key of the object into the document.
Result<void> take(Document& document, const std::string& key, const json::Value& value) {
  const bool is_text = value.is(json::Kind::string);
  const Member* known = member(key);
  if (known != nullptr && !is_text && !value.is(json::Kind::null))
    return failure(Errc::bad_value, no_text, {{}, 0, key});
  if (known != nullptr) {
    document.*(known->field) = value.text();
  } else if ((is_text || value.is(json::Kind::number)) && !value.text().empty()) {
    document.facets[key] = value.text();
  }
  return {};
}

Result<Document> to_document(const json::Value& object) {
  if (!object.is(json::Kind::object)) return failure(Errc::bad_structure, no_object);
  Document document;
  for (std::size_t i = 0; i < object.keys().size(); ++i) {
    auto taken = take(document, object.keys()[i], object.items()[i]);
    if (!taken) return failure(std::move(taken.error()));
  }
  if (document.id.empty()) return failure(Errc::bad_value, needed, {{}, 0, "id"});
  if (document.kind.empty()) return failure(Errc::bad_value, needed, {{}, 0, "kind"});
  auto modified = normalize_modified(document.modified);
  if (!modified) return failure(std::move(modified.error()).at({{}, 0, "modified"}));
  document.modified = std::move(*modified);
  return document;
}

Result<void> read_entry(const std::string& line, DocumentSink& sink, SourceCounts& counts) {
  if (text::trim(line).empty()) return {};
  auto object = json::parse(line, json::Dialect::strict, {}, {.bytes = LineReader::longest_line, .depth = 32});
  if (!object)
    return failure(object.error().code(), object.error().code() == Errc::bad_encoding ? bad_utf8 : no_object);
  auto document = to_document(*object);
  if (!document) return failure(std::move(document.error()));
  if (document->title.empty() && document->body.empty()) {
    ++counts.skipped;
    return {};
  }
  ++counts.documents;
  return sink.add(*document);
}

}  // namespace

Result<SourceCounts> read_documents(const std::string& file, DocumentSink& sink) {
  SourceCounts counts;
  auto read = for_each_line(file, [&](const std::string& line, const Where&) { return read_entry(line, sink, counts); });
  if (!read) return failure(std::move(read.error()));
  return counts;
}

}  // namespace opendata::search
