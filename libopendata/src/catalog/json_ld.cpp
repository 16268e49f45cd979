#include <algorithm>

#include "catalog/graph.hpp"
#include "release/json_writer.hpp"

namespace opendata::catalog {
namespace {

using release::JsonWriter;

void write_context(JsonWriter& out) {
  out.key("@context");
  out.begin_object();
  for (const Prefix& prefix : prefixes()) out.text(prefix.name, prefix.iri);
  out.end_object();
}

void write_term(JsonWriter& out, const Term& term) {
  if (term.kind == Term::Kind::plain) return out.text(term.value);
  out.begin_object();
  out.text(term.kind == Term::Kind::iri ? "@id" : "@value", term.value);
  if (term.kind == Term::Kind::in_language) out.text("@language", term.qualifier);
  if (term.kind == Term::Kind::typed) out.text("@type", term.qualifier);
  out.end_object();
}

/// One value stands by itself, several in a list, as JSON-LD's compact form has it.
template <class Values, class Write>
void write_values(JsonWriter& out, std::string_view key, const Values& values, Write write) {
  out.key(key);
  if (values.size() > 1) out.begin_array();
  for (const auto& value : values) write(value);
  if (values.size() > 1) out.end_array();
}

/// Predicates in the order of their first triple. Nodes of a catalogue have few predicates and many values.
void write_triples(JsonWriter& out, const std::vector<Graph::Triple>& triples) {
  std::vector<std::pair<std::string_view, std::vector<const Term*>>> groups;
  for (const Graph::Triple& triple : triples) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == triple.predicate; });
    if (group == groups.end()) group = groups.insert(groups.end(), {triple.predicate, {}});
    group->second.push_back(&triple.object);
  }
  for (const auto& [predicate, terms] : groups)
    write_values(out, predicate, terms, [&](const Term* term) { write_term(out, *term); });
}

}  // namespace

std::string format_json_ld(const Graph& graph) {
  JsonWriter out;
  out.begin_object();
  write_context(out);
  out.key("@graph");
  out.begin_array();
  for (const Graph::Node& node : graph.nodes()) {
    out.begin_object();
    out.text("@id", node.iri);
    if (!node.types.empty())
      write_values(out, "@type", node.types, [&](const std::string& type) { out.text(type); });
    write_triples(out, node.triples);
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return out.take();
}

}  // namespace opendata::catalog
