#pragma once
#include <xapian.h>

#include <algorithm>
#include <vector>

#include "index/frequent_terms.hpp"

namespace opendata::search {

/// Matches every document and weighs it by the frequent terms of a query, as BM25 weighs their terms; beneath
/// AND_MAYBE, for what other terms have found. `all` must outlive the search.
class FrequentSource final : public Xapian::PostingSource {
 public:
  struct Wanted {
    std::size_t term;  ///< FrequentTerms::find()
    double weight;     ///< what BM25 gives it at most
  };
  FrequentSource(const FrequentTerms& all, std::vector<Wanted> wanted, double average_length)
      : all_(all), wanted_(std::move(wanted)), average_length_(average_length) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return last_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return last_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return last_; }
  void next(double) override { ++at_; }
  void skip_to(Xapian::docid document, double) override { at_ = std::max(at_, document); }
  bool check(Xapian::docid document, double) override {
    at_ = document;
    return true;
  }
  [[nodiscard]] bool at_end() const override { return at_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  [[nodiscard]] double get_weight() const override;
  [[nodiscard]] FrequentSource* clone() const override { return new FrequentSource(all_, wanted_, average_length_); }
  void init(const Xapian::Database& database) override;

 private:
  const FrequentTerms& all_;
  std::vector<Wanted> wanted_;
  double average_length_;
  const TermCounts* counts_ = nullptr;
  Xapian::docid at_ = 0, last_ = 0;
};

}  // namespace opendata::search
