#include "index/best_match_source.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "index/term_weight.hpp"

namespace opendata::search {
namespace {

constexpr unsigned bits_of_a_mark = 64;

}  // namespace

void BestMatchSource::init(const Xapian::Database& database) {
  counts_ = held_.of(database.get_uuid());
  at_ = first_ = end_ = 0;
  last_ = counts_ == nullptr ? 0 : database.get_lastdocid();
  open(database);
  estimate(database);
  double sum = 0;
  for (const Wanted& each : wanted_) sum += each.weight;
  set_maxweight(sum);
}

void BestMatchSource::open(const Xapian::Database& database) {
  opening_.clear();
  weighing_.clear();
  for (const Wanted& each : wanted_) {
    Reader reader{each.weight, each.held, {}, {}};
    if (!each.held) {
      reader.at = database.postlist_begin(each.term);
      reader.end = database.postlist_end(each.term);
    }
    (each.opens ? opening_ : weighing_).push_back(std::move(reader));
  }
  std::stable_sort(weighing_.begin(), weighing_.end(),
                   [](const Reader& a, const Reader& b) { return a.weight > b.weight; });
}

/// As Xapian estimates an OR: as if the terms knew nothing of each other.
void BestMatchSource::estimate(const Xapian::Database& database) {
  const double documents = database.get_doccount();
  double none = 1, sum = 0;
  fewest_ = 0;
  for (const Wanted& each : wanted_) {
    if (!each.opens) continue;
    const Xapian::doccount frequency =
        each.held && counts_ != nullptr ? counts_->frequency(*each.held) : database.get_termfreq(each.term);
    fewest_ = std::max(fewest_, frequency);
    sum += frequency;
    if (documents > 0) none *= 1 - frequency / documents;
  }
  about_ = static_cast<Xapian::doccount>(std::lround(documents * (1 - none)));
  most_ = static_cast<Xapian::doccount>(std::min(sum, documents));
}

/// To the first match from `document` on.
void BestMatchSource::move_to(Xapian::docid document, double least) {
  for (at_ = document; at_ <= last_; at_ = end_) {
    if (at_ >= end_) weigh_window(at_ - at_ % window, least);
    if (move_within_window(least)) return;
  }
}

bool BestMatchSource::move_within_window(double least) {
  while (next_ < places_.size()) {
    const std::size_t here = next_++;
    if (first_ + places_[here] < at_ || weights_[here] < least) continue;
    at_ = first_ + places_[here];
    weight_ = weights_[here];
    return true;
  }
  return false;
}

/// Finds and weighs the matches of a window that can have the weight `least`.
void BestMatchSource::weigh_window(Xapian::docid first, double least) {
  first_ = first;
  end_ = first + window;
  scores_.fill(0);
  marks_.fill(0);
  for (Reader& reader : opening_) find(reader);
  list_found();
  weigh_all(least);
  next_ = 0;
}

/// Calls `f(place, count)` for the documents of a term in the window.
template <class F>
void BestMatchSource::each(Reader& reader, F&& f) const {
  const auto in_window = [&](Xapian::docid document, Xapian::termcount count) { f(document - first_, count); };
  if (reader.held) return counts_->each(*reader.held, first_, end_, in_window);
  if (reader.at != reader.end && *reader.at < first_) reader.at.skip_to(first_);
  for (; reader.at != reader.end && *reader.at < end_; ++reader.at)
    if (*reader.at >= first_) in_window(*reader.at, reader.at.get_wdf());  // a damaged list may go back
}

void BestMatchSource::find(Reader& reader) {
  each(reader, [&](std::size_t place, double count) {
    marks_[place / bits_of_a_mark] |= std::uint64_t{1} << place % bits_of_a_mark;
    scores_[place] += reader.weight * share_of_weight(count, half_at(place));
  });
}

void BestMatchSource::list_found() {
  places_.clear();
  for (std::size_t i = 0; i < marks_.size(); ++i)
    for (std::uint64_t rest = marks_[i]; rest != 0; rest &= rest - 1)
      places_.push_back(static_cast<std::uint16_t>(i * bits_of_a_mark + static_cast<unsigned>(std::countr_zero(rest))));
  weights_.resize(places_.size());
  halves_.resize(places_.size());
  for (std::size_t i = 0; i < places_.size(); ++i) {
    weights_[i] = scores_[places_[i]];
    halves_[i] = half_at(places_[i]);
  }
}

/// Adds what the other terms weigh, and leaves out what cannot reach `least` with those that are still to come.
void BestMatchSource::weigh_all(double least) {
  constexpr std::size_t terms_at_once = 4;  // to look for what can be left out costs half as much as a term
  double to_come = 0;
  for (const Reader& reader : weighing_) to_come += reader.weight;
  for (std::size_t i = 0; i < weighing_.size(); ++i) {
    if (i % terms_at_once == 0) keep_from(least - to_come);
    if (places_.empty()) return;
    weigh(weighing_[i]);
    to_come -= weighing_[i].weight;
  }
}

/// What is not held is read in order, because that costs less than to look for each document that was found.
void BestMatchSource::weigh(Reader& reader) {
  times_.assign(places_.size(), 0);
  if (reader.held) {
    counts_->read(*reader.held, first_, places_, times_);
  } else {
    std::size_t i = 0;
    each(reader, [&](std::size_t place, double count) {
      while (i < places_.size() && places_[i] < place) ++i;
      if (i < places_.size() && places_[i] == place) times_[i] = count;
    });
  }
  for (std::size_t i = 0; i < places_.size(); ++i)
    weights_[i] += reader.weight * share_of_weight(times_[i], halves_[i]);
}

void BestMatchSource::keep_from(double least) {
  constexpr double rounding = 1e-9;
  if (least < rounding) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    places_[kept] = places_[i];
    weights_[kept] = weights_[i];
    halves_[kept] = halves_[i];
    kept += weights_[i] >= least - rounding ? 1 : 0;
  }
  places_.resize(kept);
  weights_.resize(kept);
  halves_.resize(kept);
}

double BestMatchSource::half_at(std::size_t place) const {
  return half_count(counts_->length(first_ + static_cast<Xapian::docid>(place)) * length_factor_);
}

}  // namespace opendata::search
