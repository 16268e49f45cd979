#include <opendata/search/faq_store.hpp>
#include <opendata/search/sources.hpp>

#include "sources/faq_document.hpp"
#include "sources/faq_position.hpp"

namespace opendata::search {

Result<SourceCounts> read_faq_store(const std::filesystem::path& store, const std::string& day, DocumentSink& sink) {
  const auto opened = faq::Store::open_existing(store);
  if (!opened) return failure(opened.error());
  // Before the entries are read: what changes meanwhile is read again by whoever follows the store from here.
  const auto position = faq_position(*opened, day);
  if (!position) return failure(position.error());
  SourceCounts counts;
  auto read = opened->visit(faq::View::published, {}, [&](const faq::Stored& stored) -> Result<void> {
    if (!is_valid_on(stored.entry, day)) {
      ++counts.skipped;
      return {};
    }
    ++counts.documents;
    return sink.add(document_of(stored.entry));
  });
  if (!read) return failure(std::move(read.error()));
  if (auto marked = sink.mark(faq_source, format(*position)); !marked) return failure(std::move(marked.error()));
  return counts;
}

}  // namespace opendata::search
