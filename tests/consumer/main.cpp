// A program outside the project: uses one thing of each of the three libraries.
#include <iostream>
#include <opendata/api/server.hpp>
#include <opendata/recognizer.hpp>
#include <opendata/search/segmenter.hpp>

int main() {
  const opendata::deid::Analyzer analyzer;
  const auto findings = analyzer.find("身分證字號A123456789");
  const auto terms = opendata::search::Segmenter().segment("寵物登記");
  const auto server = opendata::api::Server::create({.catalog = "/nonexistent/catalog", .index = ""});
  std::cout << findings.size() << ' ' << terms.empty() << ' ' << server.has_value() << '\n';
  return findings.size() == 1 && !terms.empty() && !server ? 0 : 1;
}
