#pragma once
#include <xapian.h>

#include <string_view>

#include "index/frequent_terms.hpp"

namespace opendata::search {

/// Matches the documents of a term that is held in memory, and weighs nothing. `held` must outlive the search.
class HeldSource final : public Xapian::PostingSource {
 public:
  /// `term`: FrequentTerms::find().
  HeldSource(const FrequentTerms& held, std::size_t term) : held_(held), term_(term) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return frequency_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return frequency_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return frequency_; }
  void next(double) override { skip_to(at_ + 1, 0); }
  void skip_to(Xapian::docid document, double) override {
    if (document > at_) at_ = document > last_ ? document : counts_->next(term_, document);
  }
  /// Behind the last document it says yes: Xapian looks for the end only then, and asks again after a no.
  bool check(Xapian::docid document, double) override {
    at_ = document;
    return document > last_ || counts_->count(term_, document) > 0;
  }
  [[nodiscard]] bool at_end() const override { return at_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  [[nodiscard]] HeldSource* clone() const override { return new HeldSource(held_, term_); }
  void init(const Xapian::Database& database) override;

 private:
  const FrequentTerms& held_;
  std::size_t term_;
  const TermCounts* counts_ = nullptr;
  Xapian::doccount frequency_ = 0;
  Xapian::docid at_ = 0, last_ = 0;
};

/// The documents of a term, from memory where it is held: to ask that of each candidate costs a fraction of a walk over
/// its posting list. Weightless; of a term that no text has, such as terms::abolished.
[[nodiscard]] Xapian::Query documents_with(std::string_view term, const FrequentTerms& held);

}  // namespace opendata::search
