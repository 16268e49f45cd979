#include "training/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <opendata/text.hpp>

#include "deid/recognizers/names/name_candidates.hpp"
#include "deid/recognizers/names/name_model.hpp"
#include "deid/recognizers/names/name_unit_features.hpp"

namespace opendata::training {
namespace {

constexpr std::size_t size = std::size_t{1} << deid::name_features::bits;
constexpr float rate = 0.08F, unit_rate = 0.02F;
constexpr float decay = 2e-6F, unit_decay = 1e-5F;
constexpr std::size_t units = deid::name_model::units, unit_features = std::size_t{1} << deid::name_features::unit_bits;
constexpr float dropout = 0.45F, unit_dropout = 0.2F;  // of the features of a step, so that none is relied upon alone

struct Seen {
  std::vector<std::uint32_t> features, by_units;
};

Seen seen_at(const deid::Scan& scan, const deid::name_features::Site& site) {
  Seen seen;
  const auto keep = [&](std::uint32_t f) { seen.features.push_back(f); };
  deid::name_features::of_place(scan, site, keep);
  deid::name_features::of_site(scan, site, keep);
  deid::name_features::units_of_site(scan, site, [&](std::uint32_t f) { seen.by_units.push_back(f); });
  return seen;
}

bool is_person(const std::vector<Span>& persons, std::size_t first, std::size_t last) {
  return std::any_of(persons.begin(), persons.end(), [&](const Span& s) { return s.first == first && s.last == last; });
}

constexpr float first_squares = 1e-2F;  // the largest first step

std::vector<std::int8_t> rounded(const std::vector<float>& weights, int unit) {
  std::vector<std::int8_t> all(weights.size());
  std::transform(weights.begin(), weights.end(), all.begin(),
                 [&](float weight) { return static_cast<std::int8_t>(std::clamp(std::lround(weight * static_cast<float>(unit)), -127L, 127L)); });
  return all;
}

}  // namespace

Trainer::Trainer()
    : weights_(size, 0.0F), squares_(size, first_squares), unit_weights_(unit_features * units), unit_squares_(unit_features * units, first_squares) {
  for (float& weight : unit_weights_) weight = 0.2F * (chance() - 0.5F);
  for (std::size_t i = 0; i < units; ++i) outputs_[i] = i % 2 == 0 ? 0.3F : -0.3F;
  thresholds_.fill(0.1F);
  output_squares_.fill(first_squares);
  threshold_squares_.fill(first_squares);
}

float Trainer::chance() { return static_cast<float>(random_() >> 40U) * 0x1p-24F; }

Trainer::Hidden Trainer::hidden_of(const std::vector<std::uint32_t>& seen) const {
  Hidden hidden = thresholds_;
  for (const auto f : seen)
    for (std::size_t i = 0; i < units; ++i) hidden[i] += unit_weights_[f * units + i];
  return hidden;
}

void Trainer::step(const std::vector<std::uint32_t>& features, const std::vector<std::uint32_t>& seen, bool is_name) {
  const Hidden hidden = hidden_of(seen);
  float sum = 0;
  for (const auto f : features) sum += weights_[f];
  for (std::size_t i = 0; i < units; ++i) sum += std::max(0.0F, hidden[i]) * outputs_[i];
  const float probability = 1.0F / (1.0F + std::exp(-sum));
  loss_ -= std::log(std::max(1e-9F, is_name ? probability : 1.0F - probability));
  ++steps_;
  const float gradient = probability - (is_name ? 1.0F : 0.0F);
  for (const auto f : features) move(weights_[f], squares_[f], gradient, rate, decay);
  move_units(seen, hidden, gradient);
}

void Trainer::move_units(const std::vector<std::uint32_t>& seen, const Hidden& hidden, float gradient) {
  for (std::size_t i = 0; i < units; ++i) {
    if (hidden[i] <= 0) continue;
    const float of_unit = gradient * outputs_[i];
    move(outputs_[i], output_squares_[i], gradient * hidden[i], unit_rate, unit_decay);
    move(thresholds_[i], threshold_squares_[i], of_unit, unit_rate, unit_decay);
    for (const auto f : seen) move(unit_weights_[f * units + i], unit_squares_[f * units + i], of_unit, unit_rate, unit_decay);
  }
}

void Trainer::move(float& weight, float& squares, float gradient, float by, float decayed) {
  const float g = gradient + decayed * weight;
  squares += g * g;
  weight -= by * g / std::sqrt(squares);
}

std::vector<std::uint32_t> Trainer::without_some(std::vector<std::uint32_t> features, float share) {
  features.erase(std::remove_if(features.begin(), features.end(), [&](auto) { return chance() < share; }), features.end());
  return features;
}

void Trainer::learn(const Labelled& text) {
  const text::Folded folded = text::fold(text.text, text::Folding::identifiers);
  const deid::Scan scan(folded.text);
  deid::for_each_name_site(scan, [&](const deid::name_features::Site& site) {
    const Seen of_site = seen_at(scan, site);
    const auto ends = deid::name_ends(scan, site);
    for (std::size_t last = ends.first; last <= ends.last; ++last) {
      Seen all = of_site;
      auto name = deid::name_features::end_at(scan, site, last);
      deid::name_features::look_up_words(scan, site, name);
      deid::name_features::look_up_kinds(scan, site, name);
      deid::name_features::of_name(scan, site, name, [&](std::uint32_t f) { all.features.push_back(f); });
      deid::name_features::units_of_neighbours(name.size, name.met, [&](std::uint32_t f) { all.by_units.push_back(f); });
      deid::name_features::units_of_name(scan, site, name, [&](std::uint32_t f) { all.by_units.push_back(f); });
      const auto extent = deid::extent_of(scan, site, last);
      const auto [first, end] = folded.original(extent.first, extent.last);
      step(without_some(std::move(all.features), dropout), without_some(std::move(all.by_units), unit_dropout), is_person(text.persons, first, end));
    }
  });
}

std::vector<std::int8_t> Trainer::weights() const { return rounded(weights_, deid::name_model::unit); }

void Trainer::average() {
  if (sum_.empty()) sum_.assign(size + unit_weights_.size() + 2 * units, 0.0F);
  auto sum = sum_.begin();
  for_each_weight([&](float& weight) { *sum++ += weight; });
  ++averaged_;
}

void Trainer::settle() {
  auto sum = sum_.begin();
  if (averaged_ > 0) for_each_weight([&](float& weight) { weight = *sum++ / static_cast<float>(averaged_); });
}

template <class Visit>
void Trainer::for_each_weight(const Visit& visit) {
  std::for_each(weights_.begin(), weights_.end(), visit);
  std::for_each(unit_weights_.begin(), unit_weights_.end(), visit);
  std::for_each(outputs_.begin(), outputs_.end(), visit);
  std::for_each(thresholds_.begin(), thresholds_.end(), visit);
}

std::vector<std::int8_t> Trainer::unit_weights() const { return rounded(unit_weights_, deid::name_model::sum_unit); }

std::vector<std::int16_t> Trainer::outputs() const {
  std::vector<std::int16_t> rounded;
  for (std::size_t i = 0; i < units; ++i) {
    rounded.push_back(static_cast<std::int16_t>(std::lround(thresholds_[i] * deid::name_model::sum_unit)));
    rounded.push_back(static_cast<std::int16_t>(std::lround(outputs_[i] * deid::name_model::output_unit)));
  }
  return rounded;
}

double Trainer::take_loss() {
  const double mean = steps_ == 0 ? 0 : loss_ / static_cast<double>(steps_);
  loss_ = 0;
  steps_ = 0;
  return mean;
}

}  // namespace opendata::training
