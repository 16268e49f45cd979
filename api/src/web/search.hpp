#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "call.hpp"
#include "handlers/run_search.hpp"
#include "web/html.hpp"

/// The parts of the pages that search: each stands in a file of its own.
namespace opendata::api::web {

/// Whether the request asks for something, rather than for the home page.
[[nodiscard]] bool is_asked(const Call& call);
/// This search with some parameters changed; an empty value takes one away. A changed filter begins at the first page
/// again.
[[nodiscard]] std::string search_address(const Call& call,
                                         std::initializer_list<std::pair<std::string_view, std::string_view>> changes);
/// A search of these words alone, in the reader's language.
[[nodiscard]] std::string question_address(const Request& request, std::string_view words, std::string_view mode = {});

/// What narrows a search besides its words, shown closed unless one of it is used.
enum class FormSize { large, compact };
void write_search_form(Html& html, const Call& call, FormSize size);           // search_form.cpp
void write_facets(Html& html, const Call& call, const SearchAnswer& answer);   // facets.cpp
void write_hints(Html& html, const Call& call, const SearchAnswer& answer);    // hints.cpp
void write_no_results(Html& html, const Call& call, const SearchAnswer& answer);
void write_hit(Html& html, const Call& call, const search::Hit& hit);          // hits.cpp
void write_cited(Html& html, const Call& call, const search::Document& document);
void write_named_law(Html& html, const Call& call, const search::NamedLaw& law);

[[nodiscard]] Answer home_page(const Call& call);     // home_page.cpp
[[nodiscard]] Answer results_page(const Call& call);  // results_page.cpp

}  // namespace opendata::api::web
