#include "training/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <opendata/text.hpp>

#include "deid/recognizers/support/name_candidates.hpp"
#include "deid/recognizers/support/name_features.hpp"

namespace opendata::training {
namespace {

constexpr std::size_t size = std::size_t{1} << deid::name_features::bits;
constexpr float rate = 0.08F;
constexpr float decay = 2e-6F;
constexpr float dropout = 0.1F;  // of the features of a step, so that none is relied upon alone

bool is_person(const std::vector<Span>& persons, std::size_t first, std::size_t last) {
  return std::any_of(persons.begin(), persons.end(), [&](const Span& s) { return s.first == first && s.last == last; });
}

}  // namespace

Trainer::Trainer() : weights_(size, 0.0F), squares_(size, 1e-2F) {}

bool Trainer::is_left_out() { return static_cast<float>(random_() >> 40U) * 0x1p-24F < dropout; }

void Trainer::step(const std::vector<std::uint32_t>& features, bool is_name) {
  float sum = 0;
  for (const auto f : features) sum += weights_[f];
  const float probability = 1.0F / (1.0F + std::exp(-sum));
  const float gradient = probability - (is_name ? 1.0F : 0.0F);
  loss_ -= std::log(std::max(1e-9F, is_name ? probability : 1.0F - probability));
  ++steps_;
  for (const auto f : features) {
    const float g = gradient + decay * weights_[f];
    squares_[f] += g * g;
    weights_[f] -= rate * g / std::sqrt(squares_[f]);
  }
}

void Trainer::learn(const Labelled& text) {
  const text::Folded folded = text::fold(text.text, text::Folding::identifiers);
  const deid::Scan scan(folded.text);
  std::vector<std::uint32_t> features;
  const auto keep = [&](std::uint32_t f) { features.push_back(f); };
  deid::for_each_name_site(scan, [&](const deid::name_features::Site& site) {
    std::vector<std::uint32_t> of_site;
    deid::name_features::of_place(scan, site.first, site.given, [&](std::uint32_t f) { of_site.push_back(f); });
    deid::name_features::of_site(scan, site, [&](std::uint32_t f) { of_site.push_back(f); });
    deid::for_each_name_end(scan, site, [&](std::size_t last) {
      features = of_site;
      deid::name_features::of_name(scan, site, last, keep);
      features.erase(std::remove_if(features.begin(), features.end(), [&](auto) { return is_left_out(); }), features.end());
      const auto extent = deid::extent_of(scan, site, last);
      const auto [first, end] = folded.original(extent.first, extent.last);
      step(features, is_person(text.persons, first, end));
    });
  });
}

std::vector<std::int8_t> Trainer::weights() const {
  std::vector<std::int8_t> rounded(size);
  for (std::size_t i = 0; i < size; ++i) rounded[i] = static_cast<std::int8_t>(std::clamp(std::lround(weights_[i] * 24), -127L, 127L));
  return rounded;
}

void Trainer::average() {
  if (sum_.empty()) sum_.assign(size, 0.0F);
  for (std::size_t i = 0; i < size; ++i) sum_[i] += weights_[i];
  ++averaged_;
}

void Trainer::settle() {
  for (std::size_t i = 0; i < size && averaged_ > 0; ++i) weights_[i] = sum_[i] / static_cast<float>(averaged_);
}

double Trainer::take_loss() {
  const double mean = steps_ == 0 ? 0 : loss_ / static_cast<double>(steps_);
  loss_ = 0;
  steps_ = 0;
  return mean;
}

}  // namespace opendata::training
