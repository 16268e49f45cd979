#include "handlers/answer_shapes.hpp"

#include <algorithm>
#include <array>

namespace opendata::api {
namespace {

constexpr std::array parts{
    NamedShape{"Localized", "{zh-TW: string, en?: string}"},
    NamedShape{
        "DatasetSummary",
        "{id: string, title: Localized, description: Localized, publisher: string, license: string, modified: string,"
        " release: string, rows: integer, keywords: [string], href: string}"},
    NamedShape{"Field", "{name: string, type: string, title: Localized, description: Localized}"},
    NamedShape{"File",
               "{path: string, media_type: string, format: string, bytes: integer, sha256: string, href: string,"
               " href_current: string}"},
    NamedShape{"Row", "{_id: integer, *: any}"},
    NamedShape{"Entry",
               "{id: string, kind: string, title: string, href: string, url: string, agency: string, category: string,"
               " modified: string, law_id?: string, law_name?: string, article_number?: string, chapter?: string,"
               " in_force?: boolean, facets?: {*: string}}"},
    NamedShape{"EntryWithText", "(Entry {body: string})"},
    NamedShape{"MarkedText", "[{text: string, mark: boolean}]"},
    NamedShape{"Hit", "(Entry {title_parts: MarkedText, snippet: MarkedText, changed_since: boolean})"},
    NamedShape{"Count", "{value: string, count: integer}"},
    NamedShape{"Link", "{id: string, title: string}"},
    NamedShape{"LinkWithAddress", "(Link {href: string?})"},
    NamedShape{"CategoryNode", "{label: string, path: string, count: integer, children: [CategoryNode]}"},
    NamedShape{"Alarm", "{dataset: string, release: string, reason: string, file?: string}"},
    NamedShape{"Live", "{status: string}"},
    NamedShape{"Ready",
               "{status: string, catalog: {datasets: integer, alarms: [Alarm], stale?: string},"
               " index: {generation: string, documents: integer, laws: integer, stale?: string}?}"},
};

constexpr std::array answers{
    AnswerShape{"get", "/api/v1/datasets",
                "{datasets: [DatasetSummary], total: integer, offset: integer, limit: integer}"},
    AnswerShape{
        "get", "/api/v1/datasets/{id}",
        "(DatasetSummary {identifier: string, publisher_oid: string, publisher_org_code: string, contact_name: string,"
        " contact_phone: string, contact_email: string, update_unit: string, update_every: integer,"
        " category_service: string, category_dataset: string, spatial: string, language: string,"
        " temporal_from: string, temporal_to: string, landing_page: string, notes: string, fields: [Field],"
        " files: [File], releases: [{id: string, modified: string}], rows_href: string})"},
    AnswerShape{"get", "/api/v1/datasets/{id}/rows",
                "{dataset: string, release: string, total?: integer, rows: [Row], next: string?}"},
    AnswerShape{"get", "/api/v1/datasets/{id}/rows/{row_id}", "{dataset: string, release: string, row: Row}"},
    AnswerShape{
        "get", "/api/v1/search",
        "{mode: string, total: integer, total_is_exact: boolean, offset: integer, limit: integer, relaxed: boolean,"
        " cited: [EntryWithText], laws: [{id: string, name: string, in_force: boolean, href: string}], hits: [Hit],"
        " facets: {*: [Count]}, corrections: [{text: string, reason: string}],"
        " missing: [{text: string, law_id: string, law_name: string}],"
        " expansions: [{word: string, synonyms: [string]}], advice: [{code: string, message: string}], next: string?}"},
    AnswerShape{"get", "/api/v1/search/facets", "{total: integer, facets: {*: [Count]}}"},
    AnswerShape{
        "get", "/api/v1/search/help",
        "{modes: [{name: string, title: string, meaning: string, examples: [{query: string, meaning: string}]}],"
        " advice: [string], kinds: [Count]}"},
    AnswerShape{"get", "/api/v1/related/{id*}", "{related: [Hit]}"},
    AnswerShape{"get", "/api/v1/citations/{id*}", "{cites: [Link], cited_by: [Link], more: boolean}"},
    AnswerShape{"get", "/api/v1/suggest", "{query: string, suggestions: [string]}"},
    AnswerShape{"get", "/api/v1/faq",
                "{total: integer, total_is_exact: boolean, offset: integer, limit: integer,"
                " entries: [(Entry {review_due: string})], next: string?}"},
    AnswerShape{"get", "/api/v1/faq/categories",
                "{classifications: [{parameter: string, label: string, tree: [CategoryNode]}]}"},
    AnswerShape{"get", "/api/v1/faq/{id*}",
                "(EntryWithText {answer_html: string, reviewed: string, review_due: string,"
                " translations: [{language: string, title: string, body: string, answer_html: string}],"
                " citations: [LinkWithAddress], related: [LinkWithAddress],"
                " law_changed: [{id: string, law_name: string, modified: string, in_force: boolean}]})"},
    AnswerShape{"get", "/api/v1/faq/{id}/feedback", "{reasons: [{reason: string, meaning: string}]}"},
    AnswerShape{"post", "/api/v1/faq/{id}/feedback", "{counted: boolean}"},
    AnswerShape{"get", "/api/v1/popular", "{questions: [(Link {href: string})], searches: [string]}"},
    AnswerShape{"get", "/api/v1/documents/{id*}", "EntryWithText"},
    AnswerShape{"get", "/api/v1/laws/{id}",
                "{id: string, name: string, category: string, modified: string, url: string, in_force: boolean,"
                " articles: integer, articles_href: string}"},
    AnswerShape{"get", "/api/v1/laws/{id}/articles",
                "{law_id: string, law_name: string,"
                " articles: [{id: string, number: string, title: string, chapter: string, href: string}]}"},
    AnswerShape{"get", "/api/v1/laws/{id}/articles/{no}", "(EntryWithText {previous: string?, next: string?})"},
    AnswerShape{"get", "/api/v1/health/live", "Live"},
    AnswerShape{"get", "/health/live", "Live"},
    AnswerShape{"get", "/healthz", "Live"},
    AnswerShape{"get", "/api/v1/health/ready", "Ready"},
    AnswerShape{"get", "/health/ready", "Ready"},
    AnswerShape{"get", "/readyz", "Ready"},
};

}  // namespace

std::span<const NamedShape> named_shapes() { return parts; }
std::span<const AnswerShape> answer_shapes() { return answers; }

std::string_view answer_shape(std::string_view method, std::string_view path) {
  const auto found = std::find_if(answers.begin(), answers.end(), [&](const AnswerShape& answer) {
    return answer.method == method && answer.path == path;
  });
  return found == answers.end() ? std::string_view() : found->shape;
}

}  // namespace opendata::api
