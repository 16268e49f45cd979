#include <opendata/search/faq_store.hpp>
#include <opendata/search/sources.hpp>

namespace opendata::search {
namespace {

Document document_of(const faq::Entry& entry) {
  Document out;
  out.kind = "faq";
  out.id = entry.id;
  out.title = entry.question;
  out.body = entry.answer;
  out.url = entry.url;
  out.agency = entry.agency;
  out.category = entry.theme;
  out.modified = entry.modified;
  out.facets = entry.extra;
  for (const auto& [name, value] : {std::pair{"unit", &entry.unit}, {"administration", &entry.administration},
                                    {"service", &entry.service}, {"audience", &entry.audience},
                                    {"review_due", &entry.review_due}, {"reviewed", &entry.reviewed}})
    if (!value->empty()) out.facets[name] = *value;
  return out;
}

bool is_valid_on(const faq::Entry& entry, const std::string& day) {
  return entry.valid_from <= day && (entry.valid_until.empty() || day <= entry.valid_until);
}

}  // namespace

Result<SourceCounts> read_faq_store(const std::filesystem::path& store, const std::string& day, DocumentSink& sink) {
  std::error_code none;
  if (!std::filesystem::exists(store, none))
    return failure(Errc::not_found, {"there is no such FAQ store", "找不到常見問答資料檔"}, {store.string(), 0, {}});
  const auto opened = faq::Store::open(store);
  if (!opened) return failure(opened.error());
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
  return counts;
}

}  // namespace opendata::search
