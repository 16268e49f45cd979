#pragma once
#include <xapian.h>

#include <chrono>

namespace opendata::search {

/// Thrown out of a match that has taken too long; guarded() makes an error of it.
struct TimeLimitReached {};

/// Matches every document, weighs nothing, and ends the match with TimeLimitReached when its time is up:
/// Enquire::set_time_limit() does not, in Xapian 1.4. As a filter it is asked once a candidate. Not for databases on
/// other machines, which do not know it.
class TimeLimitSource final : public Xapian::PostingSource {
 public:
  using Clock = std::chrono::steady_clock;
  explicit TimeLimitSource(Clock::time_point end) : end_(end) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return last_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return last_; }
  void next(double) override {
    ++at_;
    look();
  }
  void skip_to(Xapian::docid document, double) override {
    if (document > at_) at_ = document;
    look();
  }
  [[nodiscard]] bool at_end() const override { return at_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  [[nodiscard]] TimeLimitSource* clone() const override { return new TimeLimitSource(end_); }
  void init(const Xapian::Database& database) override {
    at_ = 0;
    last_ = database.get_lastdocid();
  }

 private:
  void look() {
    constexpr unsigned steps_per_look = 1'024;  // looking at the clock costs more than a step
    if (++steps_ % steps_per_look == 0 && Clock::now() > end_) throw TimeLimitReached();
  }

  Clock::time_point end_;
  Xapian::docid at_ = 0, last_ = 0;
  unsigned steps_ = 0;
};

}  // namespace opendata::search
