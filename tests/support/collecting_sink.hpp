#pragma once
#include <map>
#include <opendata/search/index_builder.hpp>
#include <set>
#include <string>
#include <vector>

namespace test {

/// Keeps what a source gives; refuses an id that it has seen, as the index does.
class CollectingSink final : public opendata::search::DocumentSink {
 public:
  std::vector<opendata::search::Document> documents;
  std::vector<opendata::search::LawInfo> laws;

  opendata::Result<void> add(const opendata::search::Document& document) override {
    if (!ids_.insert(document.id).second)
      return opendata::failure(opendata::Errc::bad_value, {"seen before", "重複"}, {{}, 0, "id"});
    documents.push_back(document);
    return {};
  }
  opendata::Result<void> add_law(const opendata::search::LawInfo& law) override {
    laws.push_back(law);
    return {};
  }
  [[nodiscard]] const opendata::search::Document* find(const std::string& id) const {
    for (const auto& document : documents)
      if (document.id == id) return &document;
    return nullptr;
  }

 private:
  std::set<std::string> ids_;
};

}  // namespace test
