#include <cstdio>

#include "catalog/graph.hpp"

namespace opendata::catalog {
namespace {

/// Within quotes: Turtle 1.1, section 6.4, ECHAR and UCHAR.
void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          char escaped[8];
          std::snprintf(escaped, sizeof escaped, "\\u%04X", static_cast<unsigned>(static_cast<unsigned char>(c)));
          out += escaped;
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void append_term(std::string& out, const Term& term) {
  if (term.kind == Term::Kind::iri) {
    out += '<' + term.value + '>';
    return;
  }
  append_text(out, term.value);
  if (term.kind == Term::Kind::in_language) out += '@' + term.qualifier;
  if (term.kind == Term::Kind::typed) out += "^^" + term.qualifier;
}

void append_node(std::string& out, const Graph::Node& node) {
  out += "\n<" + node.iri + ">";
  std::string_view separator = "\n    ";
  for (const std::string& type : node.types) {
    out.append(separator).append("a ").append(type);
    separator = " ;\n    ";
  }
  for (const Graph::Triple& triple : node.triples) {
    out.append(separator).append(triple.predicate).append(" ");
    append_term(out, triple.object);
    separator = " ;\n    ";
  }
  out += " .\n";
}

}  // namespace

std::string format_turtle(const Graph& graph) {
  std::string out;
  for (const Prefix& prefix : prefixes())
    out.append("@prefix ").append(prefix.name).append(": <").append(prefix.iri).append("> .\n");
  for (const Graph::Node& node : graph.nodes()) {
    if (!node.types.empty() || !node.triples.empty()) append_node(out, node);
  }
  return out;
}

}  // namespace opendata::catalog
