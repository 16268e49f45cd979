#pragma once
#include "web/layout.hpp"

/// The parts of a page around its content; each stands in a file of its own.
namespace opendata::api::web {

/// What the parts are written from.
struct Frame {
  const PageInfo& info;
  const Request& request;
  const Appearance& appearance;
  std::string_view origin;  ///< "https://data.example.gov.tw", or empty
  std::string modified;     ///< day of the last change; may be empty
};

/// This page's own address in `language`.
[[nodiscard]] std::string address_in(const Request& request, Language language);
/// An address of the site as a link, with the reader's language.
void write_site_link(Html& html, const Request& request, std::string_view address, std::string_view label);

void write_head(Html& html, const Frame& frame);    // head.cpp
void write_header(Html& html, const Frame& frame);  // header.cpp
void write_footer(Html& html, const Frame& frame);  // footer.cpp

}  // namespace opendata::api::web
