#pragma once
#include <opendata/search/index_builder.hpp>
#include <opendata/search/searcher.hpp>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

namespace test {

using opendata::search::Document;

inline Document faq(std::string id, std::string question, std::string answer) {
  Document document;
  document.id = std::move(id);
  document.kind = "faq";
  document.title = std::move(question);
  document.body = std::move(answer);
  return document;
}

inline Document article(const std::string& law_id, const std::string& law_name, std::uint32_t main, std::uint32_t sub,
                        std::string body) {
  Document document;
  document.kind = "article";
  document.law_id = law_id;
  document.law_name = law_name;
  document.article_number = std::to_string(main) + (sub == 0 ? "" : "-" + std::to_string(sub));
  document.id = law_id + "/" + document.article_number;
  document.title = law_name + " 第 " + document.article_number + " 條";
  document.body = std::move(body);
  document.article_order = main * 1000 + sub;
  return document;
}

/// An index in a directory of its own.
class SampleIndex {
 public:
  /// Builds from the documents, with the laws of the sample.
  explicit SampleIndex(const std::vector<Document>& documents, const opendata::search::Dictionaries& dictionaries = {}) {
    build(documents, dictionaries);
  }

  void build(const std::vector<Document>& documents, const opendata::search::Dictionaries& dictionaries = {}) const {
    auto builder = opendata::search::IndexBuilder::create(path(), dictionaries);
    REQUIRE(builder);
    REQUIRE(builder->add_law("T0000001", "動物保護法", {"動保法"}, true));
    REQUIRE(builder->add_law("T0000002", "舊動物登記辦法", {}, false));
    for (const Document& document : documents) REQUIRE(builder->add(document));
    REQUIRE(builder->finish());
  }
  [[nodiscard]] std::filesystem::path path() const { return directory_.path() / "index"; }
  [[nodiscard]] opendata::search::Searcher open() const {
    auto searcher = opendata::search::Searcher::open(path());
    REQUIRE(searcher);
    return std::move(*searcher);
  }

 private:
  TemporaryDirectory directory_;
};

inline std::vector<std::string> ids(const opendata::search::SearchResult& result) {
  std::vector<std::string> out;
  for (const auto& hit : result.hits) out.push_back(hit.document.id);
  return out;
}

}  // namespace test
