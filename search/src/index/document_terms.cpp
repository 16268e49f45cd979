#include "index/document_terms.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "index/document_codec.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// A word of a question or title counts as often as five in the text, of a law's name as three: measured as better than
/// a field of its own (docs/search.md, "Ranking").
constexpr Xapian::termcount title_wdf = 5;
constexpr Xapian::termcount law_name_wdf = 3;
constexpr Xapian::termcount body_wdf = 1;

void add_text(Xapian::Document& out, Segmenter& segmenter, const std::string& text, Xapian::termcount wdf) {
  for (const Term& term : segmenter.segment(text)) out.add_term(terms::of(term), wdf);
}

/// As text, once more as terms of the title alone, and whole.
void add_title(Xapian::Document& out, Segmenter& segmenter, const std::string& title) {
  add_text(out, segmenter, title, title_wdf);
  for (const Term& term : segmenter.segment(title)) out.add_boolean_term(terms::of_title(term));
  if (const std::string whole = terms::whole_title_of(title); !whole.empty()) out.add_boolean_term(whole);
}

void add_texts(Xapian::Document& out, const Document& document, Segmenter& segmenter) {
  add_text(out, segmenter, document.body, body_wdf);
  add_text(out, segmenter, document.chapter, body_wdf);
  if (!document.law_name.empty()) {
    add_text(out, segmenter, document.law_name, law_name_wdf);
  } else {
    add_title(out, segmenter, document.title);
    for (const std::string& variant : document.variants) add_title(out, segmenter, variant);
  }
  for (const DocumentTranslation& translation : document.translations) {
    add_title(out, segmenter, translation.title);
    add_text(out, segmenter, translation.body, body_wdf);
  }
}

/// What a parliament or a city council has passed.
constexpr std::array<std::string_view, 3> statute_levels{"憲法", "法律", "自治條例"};

/// Answers for the public before legal text, and statutes before the ordinances that carry them out.
bool is_preferred(const Document& document) {
  if (document.kind != article_kind) return true;
  const auto level = document.facets.find("level");
  return level != document.facets.end() &&
         std::find(statute_levels.begin(), statute_levels.end(), level->second) != statute_levels.end();
}

void add_filters(Xapian::Document& out, const Document& document) {
  out.add_boolean_term(terms::make(terms::id, document.id));
  out.add_boolean_term(terms::make(terms::kind, document.kind));
  if (!document.agency.empty()) out.add_boolean_term(terms::make(terms::agency, fold_for_search(document.agency)));
  for (const std::string& level : terms::category_levels(document.category))
    out.add_boolean_term(terms::make(terms::category, level));
  for (const auto& [name, value] : document.facets)
    for (const std::string& level : terms::category_levels(value)) out.add_boolean_term(terms::of_facet(name, level));
  if (!document.law_id.empty()) out.add_term(terms::make(terms::law, document.law_id));
  if (is_preferred(document)) out.add_boolean_term(std::string(terms::preferred));
  if (!document.in_force) out.add_boolean_term(std::string(terms::abolished));
  if (is_deleted(document)) out.add_boolean_term(std::string(terms::deleted));
}

void add_values(Xapian::Document& out, const Document& document) {
  out.add_value(terms::slot_modified, document.modified);
  out.add_value(terms::slot_kind, document.kind);
  out.add_value(terms::slot_agency, document.agency);
  out.add_value(terms::slot_category, document.category);
  out.add_value(terms::slot_id, document.id);
  out.add_value(terms::slot_valid_from, document.valid_from);
  out.add_value(terms::slot_valid_until, document.valid_until);
  out.add_value(terms::slot_effective, document.effective);
  out.add_value(terms::slot_newest, terms::newest_first(document.modified, document.id));
  if (document.kind != article_kind) return;
  out.add_value(terms::slot_article_order, Xapian::sortable_serialise(document.article_order));
  out.add_value(terms::slot_article_rank, Xapian::sortable_serialise(terms::article_places - document.article_order));
}

}  // namespace

Xapian::Document to_xapian(const Document& document, Segmenter& segmenter) {
  Xapian::Document out;
  // A number whose text is （刪除） would be the shortest text of its law, and so stand above all that has some.
  if (!is_deleted(document)) add_texts(out, document, segmenter);
  add_filters(out, document);
  add_values(out, document);
  out.set_data(encode_document(document));
  return out;
}

}  // namespace opendata::search
