#include "catalog/graph.hpp"

#include <utility>

namespace opendata::catalog {
namespace {

std::string key_of(std::string_view subject, std::string_view predicate, const Term& object) {
  std::string key(subject);
  for (const std::string_view part : {predicate, std::string_view(object.value), std::string_view(object.qualifier)}) {
    key += '\n';
    key += part;
  }
  return key + static_cast<char>('0' + static_cast<int>(object.kind));
}

}  // namespace

Term iri(std::string_view address) { return {Term::Kind::iri, iri_text(address), {}}; }
Term plain(std::string_view text) { return {Term::Kind::plain, std::string(text), {}}; }
Term in_language(std::string_view text, std::string_view language) {
  return {Term::Kind::in_language, std::string(text), std::string(language)};
}
Term typed(std::string_view text, std::string_view datatype) {
  return {Term::Kind::typed, std::string(text), std::string(datatype)};
}

Graph::Node& Graph::node(std::string_view subject) {
  const std::string name = iri_text(subject);
  const auto [place, added] = places_.emplace(name, nodes_.size());
  if (added) nodes_.push_back({name, {}, {}});
  return nodes_[place->second];
}

void Graph::add(std::string_view subject, std::string_view predicate, Term object) {
  if (!known_.insert(key_of(subject, predicate, object)).second) return;
  node(subject).triples.push_back({std::string(predicate), std::move(object)});
}

void Graph::add_type(std::string_view subject, std::string_view type) {
  if (known_.insert(key_of(subject, "a", plain(type))).second) node(subject).types.emplace_back(type);
}

void Graph::add_node(std::string_view subject, std::string_view predicate, std::string_view object,
                     std::string_view type) {
  add(subject, predicate, iri(object));
  add_type(object, type);
}

const std::vector<Prefix>& prefixes() {
  static const std::vector<Prefix> all{{"dcat", "http://www.w3.org/ns/dcat#"},
                                       {"dct", "http://purl.org/dc/terms/"},
                                       {"foaf", "http://xmlns.com/foaf/0.1/"},
                                       {"vcard", "http://www.w3.org/2006/vcard/ns#"},
                                       {"spdx", "http://spdx.org/rdf/terms#"},
                                       {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                                       {"skos", "http://www.w3.org/2004/02/skos/core#"},
                                       {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"}};
  return all;
}

std::string iri_text(std::string_view address) {
  constexpr std::string_view digits = "0123456789ABCDEF", forbidden = "<>\"{}|\\^`";
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7F && forbidden.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return out;
}

}  // namespace opendata::catalog
