#include "web/chart/described.hpp"

namespace opendata::api::web {

void write_described(Html& html, std::string_view id, std::string_view title, std::string_view description) {
  html.raw(" aria-labelledby=\"").text(id).raw("-title ").text(id).raw("-desc\">");
  html.raw("<title id=\"").text(id).raw("-title\">").text(title).raw("</title>");
  html.raw("<desc id=\"").text(id).raw("-desc\">").text(description).raw("</desc>\n");
}

}  // namespace opendata::api::web
