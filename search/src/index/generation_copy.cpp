#include "index/generation_copy.hpp"

#include "index/search_run.hpp"
#include "index/xapian_guard.hpp"

namespace opendata::search {
namespace {

Result<void> copy_part(const Part& part, const Xapian::Database& database, DocumentSink& sink) {
  for (std::uint32_t at = 1; at <= part.table.size(); ++at) {
    if (part.is_superseded(at)) continue;
    const auto document = stored_document(database.get_document(at));
    if (!document) return failure(document.error());
    if (auto added = sink.add(*document); !added) return added;
  }
  return {};
}

}  // namespace

Result<void> copy_documents(const Generation& generation, DocumentSink& sink) {
  for (const auto& [source, position] : generation.positions)
    if (auto marked = sink.mark(source, position); !marked) return marked;
  for (const LawEntry& law : generation.laws)
    if (auto added = sink.add_law(law); !added) return added;
  const auto handle = generation.pool->lend();
  if (!handle) return failure(handle.error());
  return guarded([&]() -> Result<void> {
    for (std::size_t i = 0; i < generation.parts.size(); ++i)
      if (auto copied = copy_part(generation.parts[i], (*handle)->parts[i], sink); !copied) return copied;
    return {};
  });
}

}  // namespace opendata::search
