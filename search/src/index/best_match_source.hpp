#pragma once
#include <xapian.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "index/frequent_terms.hpp"

namespace opendata::search {

/// Matches the documents of a query's opening terms and weighs them by all of its terms, as BM25 weighs a query of
/// these terms. Xapian asks each of its posting lists for each document; here a window of documents is weighed term by
/// term, which costs a fraction, and once enough is found what cannot come among the best is left out unweighed.
/// `held` must outlive the search.
class BestMatchSource final : public Xapian::PostingSource {
 public:
  struct Wanted {
    std::string term;
    std::optional<std::size_t> held;  ///< FrequentTerms::find()
    double weight;                    ///< what BM25 gives it at most
    bool opens;                       ///< its documents match; any other term only weighs them
  };
  BestMatchSource(const FrequentTerms& held, std::vector<Wanted> wanted, double average_length)
      : held_(held), wanted_(std::move(wanted)), average_length_(average_length), length_factor_(1 / average_length) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return fewest_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return about_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return most_; }
  void next(double least) override { move_to(at_ + 1, least); }
  void skip_to(Xapian::docid document, double least) override {
    if (document > at_) move_to(document, least);
  }
  [[nodiscard]] bool at_end() const override { return at_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  [[nodiscard]] double get_weight() const override { return weight_; }
  [[nodiscard]] BestMatchSource* clone() const override { return new BestMatchSource(held_, wanted_, average_length_); }
  void init(const Xapian::Database& database) override;

 private:
  static constexpr Xapian::docid window = TermCounts::window;  ///< documents whose scores fit the first cache

  /// A term and how far its documents have been read.
  struct Reader {
    double weight;
    std::optional<std::size_t> held;
    Xapian::PostingIterator at, end;  ///< where it is not held
  };
  void open(const Xapian::Database& database);
  void estimate(const Xapian::Database& database);
  void move_to(Xapian::docid document, double least);
  [[nodiscard]] bool move_within_window(double least);
  void weigh_window(Xapian::docid first, double least);
  template <class F>
  void each(Reader& reader, F&& f) const;
  void find(Reader& reader);
  void list_found();
  void weigh_all(double least);
  void weigh(Reader& reader);
  void keep_from(double least);
  [[nodiscard]] double half_at(std::size_t place) const;

  const FrequentTerms& held_;
  std::vector<Wanted> wanted_;
  double average_length_, length_factor_;
  const TermCounts* counts_ = nullptr;
  std::vector<Reader> opening_;
  std::vector<Reader> weighing_;  ///< heaviest first
  Xapian::doccount fewest_ = 0, about_ = 0, most_ = 0;
  Xapian::docid at_ = 0, last_ = 0;
  double weight_ = 0;  ///< of the document at at_

  Xapian::docid first_ = 0, end_ = 0;               ///< of the window
  std::array<std::uint64_t, window / 64> marks_{};  ///< places of what opening terms found
  std::array<double, window> scores_{};             ///< by place, what opening terms gave
  // What was found, ascending, and what it weighs so far.
  std::vector<std::uint16_t> places_;
  std::vector<double> weights_;
  std::vector<double> halves_;  ///< half_count()
  std::vector<double> times_;   ///< how often one term stands in each, while it is weighed
  std::size_t next_ = 0;        ///< in places_
};

}  // namespace opendata::search
