#pragma once
#include <opendata/api/server.hpp>
#include <string>
#include <string_view>

#include "problem.hpp"

/// Answers that all doors of the administration listener give.
namespace opendata::api::admin {

/// A form that was not sent from a page of this session.
[[nodiscard]] tl::unexpected<Problem> refuse_foreign_form();
/// 303: what was sent is done; this page shows it.
[[nodiscard]] Response see_other(std::string address);
/// `wanted` when it is an address of these pages ("/admin…"), else the first page: nobody is led to another site.
[[nodiscard]] std::string own_address(std::string_view wanted);
/// Whether caches may keep an answer.
enum class Caching { forbidden, as_set };
/// Nothing is framed, sniffed, or loaded from anywhere else; nor kept by caches unless the answer says how.
void add_guarding_headers(Response& response, Caching caching);

}  // namespace opendata::api::admin
