#pragma once
#include <map>
#include <opendata/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

/// Readers of the Turtle and JSON-LD that we write, made apart from the writers: a triple becomes one line of full IRIs.
namespace test {

using Triples = std::set<std::string>;

class TurtleReader {
 public:
  explicit TurtleReader(std::string_view text) : rest_(text) {}
  Triples read() {
    while (skip_blanks()) {
      if (rest_.starts_with("@prefix ")) {
        read_prefix();
      } else {
        read_statement();
      }
    }
    return triples_;
  }

 private:
  bool skip_blanks() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\n')) rest_.remove_prefix(1);
    return !rest_.empty();
  }
  std::string take_until(std::string_view ends) {
    const auto at = rest_.find_first_of(ends);
    if (at == std::string_view::npos) throw std::runtime_error("Turtle ends within a token");
    std::string out(rest_.substr(0, at));
    rest_.remove_prefix(at);
    return out;
  }
  void expect(char c) {
    skip_blanks();
    if (rest_.empty() || rest_[0] != c) throw std::runtime_error(std::string("expected ") + c);
    rest_.remove_prefix(1);
  }
  void read_prefix() {
    rest_.remove_prefix(8);
    const std::string name = take_until(":");
    expect(':');
    prefixes_[name] = read_iri();
    expect('.');
  }
  std::string read_iri() {
    expect('<');
    std::string iri = take_until(">");
    expect('>');
    return iri;
  }
  std::string read_name() {
    skip_blanks();
    if (rest_[0] == '<') return read_iri();
    const std::string name = take_until(" \n");
    if (name == "a") return "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    const auto colon = name.find(':');
    return prefixes_.at(name.substr(0, colon)) + name.substr(colon + 1);
  }
  std::string read_text() {
    std::string out;
    expect('"');
    while (rest_.at(0) != '"') {
      char c = rest_[0];
      rest_.remove_prefix(1);
      if (c == '\\') {
        const char escaped = rest_[0];
        rest_.remove_prefix(1);
        if (escaped == 'u') {
          c = static_cast<char>(std::stoi(std::string(rest_.substr(0, 4)), nullptr, 16));
          rest_.remove_prefix(4);
        } else {
          c = escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped == 't' ? '\t' : escaped;
        }
      }
      out += c;
    }
    rest_.remove_prefix(1);
    return out;
  }
  std::string read_object() {
    skip_blanks();
    if (rest_[0] != '"') return "<" + read_name() + ">";
    const std::string text = read_text();
    if (rest_[0] == '@') return "\"" + text + "\"" + take_until(" \n");
    if (!rest_.starts_with("^^")) return "\"" + text + "\"";
    rest_.remove_prefix(2);
    return "\"" + text + "\"^^" + read_name();
  }
  void read_statement() {
    const std::string subject = read_name();
    for (;;) {
      const std::string predicate = read_name();
      triples_.insert(subject + " " + predicate + " " + read_object());
      skip_blanks();
      const char end = rest_.at(0);
      rest_.remove_prefix(1);
      if (end == '.') return;
      if (end != ';') throw std::runtime_error("expected ; or .");
    }
  }
  std::string_view rest_;
  std::map<std::string, std::string> prefixes_;
  Triples triples_;
};

class JsonLdReader {
 public:
  explicit JsonLdReader(const opendata::json::Value& document) : document_(document) {}
  Triples read() {
    for (const auto& node : document_.find("@graph")->items()) read_node(node);
    return triples_;
  }

 private:
  using Value = opendata::json::Value;
  std::string full(const std::string& name) const {
    const auto colon = name.find(':');
    const auto prefix = document_.find("@context")->text_of(name.substr(0, colon));
    return prefix.empty() ? name : prefix + name.substr(colon + 1);
  }
  std::string object(const Value& value) const {
    if (value.is(opendata::json::Kind::string)) return "\"" + value.text() + "\"";
    if (value.find("@id") != nullptr) return "<" + value.text_of("@id") + ">";
    std::string out = "\"" + value.text_of("@value") + "\"";
    if (value.find("@language") != nullptr) return out + "@" + value.text_of("@language");
    return value.find("@type") == nullptr ? out : out + "^^" + full(value.text_of("@type"));
  }
  void add(const std::string& subject, const std::string& key, const Value& value) {
    if (value.is(opendata::json::Kind::array)) {
      for (const Value& item : value.items()) add(subject, key, item);
    } else if (key == "@type") {
      triples_.insert(subject + " http://www.w3.org/1999/02/22-rdf-syntax-ns#type <" + full(value.text()) + ">");
    } else {
      triples_.insert(subject + " " + full(key) + " " + object(value));
    }
  }
  void read_node(const Value& node) {
    for (std::size_t i = 0; i < node.keys().size(); ++i) {
      if (node.keys()[i] != "@id") add(node.text_of("@id"), node.keys()[i], node.items()[i]);
    }
  }
  const Value& document_;
  Triples triples_;
};

inline Triples triples_of_turtle(std::string_view text) { return TurtleReader(text).read(); }
inline Triples triples_of_json_ld(std::string_view text) {
  const auto document = opendata::json::parse(text, opendata::json::Dialect::strict).value();
  return JsonLdReader(document).read();
}

}  // namespace test
