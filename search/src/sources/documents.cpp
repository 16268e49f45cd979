#include <array>
#include <fstream>
#include <opendata/json.hpp>
#include <opendata/search/sources.hpp>
#include <opendata/text.hpp>

#include "modified_date.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t longest_line = 16U << 20U;
constexpr Message no_object{
    "each line must be one JSON object: {\"id\": \"…\", \"kind\": \"…\", \"title\": \"…\", \"body\": \"…\"}",
    "每行須為一個 JSON 物件：{\"id\": \"…\", \"kind\": \"…\", \"title\": \"…\", \"body\": \"…\"}"};
constexpr Message bad_utf8{"is not valid UTF-8 here; save the file as UTF-8",
                           "含有無效的 UTF-8 位元組；請以 UTF-8 儲存"};
constexpr Message needed{"an entry needs a text here", "此欄必填，且須為文字"};
constexpr Message no_text{"must be a text", "須為文字"};
constexpr Message too_long{"a line is longer than 16 MiB (line bytes); split the document",
                           "單行超過 16 MiB（行長上限）；請分割文件"};

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

/// A line without its end, at most longest_line bytes; false at the end of the file.
Result<bool> read_line(std::istream& in, std::string& line) {
  line.clear();
  auto* bytes = in.rdbuf();
  for (int c = bytes->sbumpc();; c = bytes->sbumpc()) {
    if (c == std::char_traits<char>::eof()) return !line.empty();
    if (c == '\n') return true;
    if (line.size() == longest_line) return failure(Errc::limit_exceeded, too_long);
    line.push_back(static_cast<char>(c));
  }
}

Result<void> read_entry(const std::string& line, DocumentSink& sink, SourceCounts& counts) {
  if (text::trim(line).empty()) return {};
  auto object = json::parse(line, json::Dialect::strict, {}, {.bytes = longest_line, .depth = 32});
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
  std::ifstream in(file, std::ios::binary);
  if (!in.is_open()) return failure(Errc::not_found, {"cannot be opened for reading", "無法開啟檔案"}, {file, 0, {}});
  SourceCounts counts;
  std::string line;
  for (std::size_t number = 1;; ++number) {
    auto more = read_line(in, line);
    if (!more) return failure(std::move(more.error()).at({file, number, {}}));
    if (!*more) return counts;
    auto outcome = read_entry(line, sink, counts);
    if (!outcome) return failure(std::move(outcome.error()).at({file, number, {}}));
  }
}

}  // namespace opendata::search
