#include <opendata/search/faq.hpp>

#include "web/html.hpp"

// Apart from html.cpp, which programs without the search library use too.
namespace opendata::api::web {

Html& Html::markdown(std::string_view text) {
  out_ += search::faq::render_answer(text);
  return *this;
}

}  // namespace opendata::api::web
