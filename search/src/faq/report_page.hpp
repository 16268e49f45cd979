#pragma once
#include <opendata/search/faq_law_impacts.hpp>
#include <string>

namespace opendata::search::faq {

/// The report as one page of HTML, every text escaped.
[[nodiscard]] std::string report_page(const DecayReport& report);

}  // namespace opendata::search::faq
