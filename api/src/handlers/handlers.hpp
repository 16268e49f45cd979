#pragma once
#include "call.hpp"

/// The handlers of routes.cpp, by room. Problems are those that the route table's checks and the readers give.
namespace opendata::api {

// datasets.cpp
[[nodiscard]] Answer list_datasets(const Call& call);
[[nodiscard]] Answer show_dataset(const Call& call);
// rows.cpp
[[nodiscard]] Answer list_rows(const Call& call);
[[nodiscard]] Answer show_row(const Call& call);
/// What "filter", "q", "fields" and "sort" ask of a schema. Problems: those of the readers.
[[nodiscard]] Outcome<RowsQuery> parse_rows_query(const Arguments& arguments, const Schema& schema);
// downloads.cpp
[[nodiscard]] Answer download(const Call& call);
/// How long an answer may be kept: what is current for a minute, what never changes for ever.
enum class Lasting { a_minute, for_ever };
/// A file of a release, whole or a range of it, or 304.
[[nodiscard]] Answer send_file(const Call& call, const ServedRelease& served, const ReleaseFile& file, Lasting lasting);
// export_rows.cpp
[[nodiscard]] Answer export_rows(const Call& call);
// search.cpp
[[nodiscard]] Answer search(const Call& call);
[[nodiscard]] Answer suggest(const Call& call);
[[nodiscard]] Answer related_documents(const Call& call);
[[nodiscard]] Answer citations(const Call& call);
// faq.cpp
[[nodiscard]] Answer list_faq(const Call& call);
[[nodiscard]] Answer faq_categories(const Call& call);
[[nodiscard]] Answer show_faq(const Call& call);
// documents.cpp
[[nodiscard]] Answer show_document(const Call& call);
// feedback.cpp
[[nodiscard]] Answer judge_faq(const Call& call);
// popular.cpp
[[nodiscard]] Answer popular(const Call& call);
// laws.cpp
[[nodiscard]] Answer show_law(const Call& call);
[[nodiscard]] Answer list_articles(const Call& call);
[[nodiscard]] Answer show_article(const Call& call);
// health.cpp
[[nodiscard]] Answer live(const Call& call);
[[nodiscard]] Answer ready(const Call& call);
// openapi.cpp
[[nodiscard]] Answer openapi(const Call& call);

}  // namespace opendata::api
