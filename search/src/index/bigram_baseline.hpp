#pragma once
#include <cstdint>
#include <opendata/search/index_builder.hpp>
#include <opendata/search/searcher.hpp>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace opendata::search {

/// What a plain full-text index of pairs of characters finds: the peer that a ranking is measured against.
/// Only the pairs of the queries that are given first are counted.
class BigramBaseline final : public DocumentSink {
 public:
  /// `filter`: its kinds, agency, category and include_abolished decide which documents count.
  BigramBaseline(const std::vector<std::string>& queries, Query filter);
  [[nodiscard]] Result<void> add(const Document& document) override;
  [[nodiscard]] Result<void> add_law(const LawInfo&) override { return {}; }
  /// Ids of the best documents, ties in the order of adding.
  [[nodiscard]] std::vector<std::string> search(const std::string& text, const std::set<std::string>& excluded,
                                                std::size_t limit) const;

 private:
  struct Posting {
    std::uint32_t document;
    std::uint32_t count;
  };
  [[nodiscard]] bool takes(const Document& document) const;
  void score(const std::u32string& pair, std::unordered_map<std::uint32_t, double>& scores) const;

  Query filter_;
  std::unordered_map<std::u32string, std::vector<Posting>> postings_;
  std::vector<std::string> ids_;
  std::vector<std::uint32_t> lengths_;
  std::uint64_t total_length_ = 0;
};

}  // namespace opendata::search
