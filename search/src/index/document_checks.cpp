#include "index/document_checks.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t longest_id = 200;
constexpr std::size_t largest_document = 4U << 20U;

std::size_t size_of(const Document& document) {
  std::size_t bytes = document.title.size() + document.body.size();
  for (const auto& translation : document.translations) bytes += translation.title.size() + translation.body.size();
  return bytes;
}

}  // namespace

Result<void> check_document(const Document& document) {
  if (document.id.empty()) return failure(Errc::bad_value, {"a document has no id", "文件沒有識別碼"}, {{}, 0, "id"});
  if (document.id.size() > longest_id) {
    return failure(Errc::bad_value, {"a document's id is longer than 200 bytes", "文件識別碼超過 200 位元組"},
                   {{}, 0, "id"});
  }
  if (size_of(document) > largest_document) {
    return failure(Errc::limit_exceeded, {"a document is larger than 4 MiB; split it", "單一文件超過 4 MiB；請分割"},
                   {{}, 0, "body"});
  }
  return {};
}

}  // namespace opendata::search
