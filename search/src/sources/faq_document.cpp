#include "sources/faq_document.hpp"

#include <utility>

namespace opendata::search {
namespace {

std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : ";") + id;
  return out;
}

}  // namespace

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
  out.variants = entry.variants;
  for (const auto& [language, question, answer] : entry.translations) out.translations.push_back({language, question, answer});
  out.facets = entry.extra;
  for (const auto& [name, value] : {std::pair{"unit", &entry.unit}, {"theme", &entry.theme}, {"administration", &entry.administration},
                                    {"service", &entry.service}, {"audience", &entry.audience},
                                    {"review_due", &entry.review_due}, {"reviewed", &entry.reviewed}})
    if (!value->empty()) out.facets[name] = *value;
  if (!entry.citations.empty()) out.facets["cited_articles"] = joined(entry.citations);
  if (!entry.related.empty()) out.facets["related"] = joined(entry.related);
  return out;
}

bool is_valid_on(const faq::Entry& entry, const std::string& day) {
  return entry.valid_from <= day && (entry.valid_until.empty() || day <= entry.valid_until);
}

}  // namespace opendata::search
