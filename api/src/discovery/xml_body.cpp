#include "discovery/xml_body.hpp"

#include "export/cell_text.hpp"

namespace opendata::api {

XmlBody& XmlBody::text(std::string_view text) {
  append_xml_text(out_, text);
  return *this;
}

XmlBody& XmlBody::element(std::string_view name, std::string_view content) {
  return raw("<").raw(name).raw(">").text(content).raw("</").raw(name).raw(">\n");
}

}  // namespace opendata::api
