#pragma once
#include "call.hpp"

/// The pages for people, by room. They work without JavaScript; every text from data is escaped.
namespace opendata::api::web {

// search_address.cpp: the home page, or results when something is asked
[[nodiscard]] Answer search_page(const Call& call);
// help_page.cpp
[[nodiscard]] Answer help_page(const Call& call);
// faq_list_page.cpp
[[nodiscard]] Answer faq_list_page(const Call& call);
// document_page.cpp
[[nodiscard]] Answer faq_page(const Call& call);
[[nodiscard]] Answer document_page(const Call& call);
// feedback.cpp
[[nodiscard]] Answer feedback_page(const Call& call);
// law_page.cpp
[[nodiscard]] Answer law_page(const Call& call);
// article_page.cpp
[[nodiscard]] Answer article_page(const Call& call);
// dataset_page.cpp
[[nodiscard]] Answer dataset_page(const Call& call);
// catalogue/
[[nodiscard]] Answer datasets_page(const Call& call);
[[nodiscard]] Answer disclosure_page(const Call& call);
[[nodiscard]] Answer services_page(const Call& call);
[[nodiscard]] Answer statistics_page(const Call& call);
// docs_page.cpp
[[nodiscard]] Answer docs_page(const Call& call);
// about_page.cpp
[[nodiscard]] Answer problem_kind_page(const Call& call);
// statement_pages.cpp
[[nodiscard]] Answer about_page(const Call& call);
[[nodiscard]] Answer accessibility_page(const Call& call);
[[nodiscard]] Answer privacy_page(const Call& call);
// site_map_page.cpp
[[nodiscard]] Answer site_map_page(const Call& call);
// qr_page.cpp
[[nodiscard]] Answer qr_code(const Call& call);
// assets.cpp
[[nodiscard]] Answer asset_file(const Call& call);

}  // namespace opendata::api::web
