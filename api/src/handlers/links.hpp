#pragma once
#include <opendata/search/document.hpp>
#include <string>
#include <string_view>

/// Addresses of what the server shows, made from parts.
namespace opendata::api {

/// Below the site ("") or the API ("/api/v1").
[[nodiscard]] std::string dataset_path(std::string_view base, std::string_view id);
[[nodiscard]] std::string file_path(std::string_view base, std::string_view id, std::string_view release,
                                    std::string_view file);
[[nodiscard]] std::string law_path(std::string_view base, std::string_view id);
[[nodiscard]] std::string article_path(std::string_view base, std::string_view law_id, std::string_view number);
[[nodiscard]] std::string faq_path(std::string_view base, std::string_view id);
/// Where a search hit leads: its article, FAQ entry, dataset or document.
[[nodiscard]] std::string document_path(std::string_view base, const search::Document& document);

constexpr std::string_view api_base = "/api/v1";

}  // namespace opendata::api
