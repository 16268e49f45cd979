#pragma once
#include "call.hpp"

/// The pages for people, by room. They work without JavaScript; every text from data is escaped.
namespace opendata::api::web {

// search_page.cpp
[[nodiscard]] Answer search_page(const Call& call);
// document_page.cpp
[[nodiscard]] Answer faq_page(const Call& call);
[[nodiscard]] Answer document_page(const Call& call);
// law_page.cpp
[[nodiscard]] Answer law_page(const Call& call);
[[nodiscard]] Answer article_page(const Call& call);
// dataset_page.cpp
[[nodiscard]] Answer datasets_page(const Call& call);
[[nodiscard]] Answer dataset_page(const Call& call);
// docs_page.cpp
[[nodiscard]] Answer docs_page(const Call& call);
// about_page.cpp
[[nodiscard]] Answer problem_kind_page(const Call& call);
// assets.cpp
[[nodiscard]] Answer asset_file(const Call& call);

}  // namespace opendata::api::web
