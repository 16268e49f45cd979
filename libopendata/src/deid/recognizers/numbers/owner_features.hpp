#pragma once
#include <algorithm>
#include <array>
#include <bitset>
#include <span>

#include "deid/recognizers/numbers/number_features.hpp"

/// What the owner model looks at: the one description of its features, for the training program and for the recogniser.
namespace opendata::deid::owner_features {

inline constexpr unsigned bits = 16;  ///< features are numbers below 2^bits; two may share one

/// What is known of a number besides the text around.
struct Facts {
  unsigned type = 0;  ///< as number_model::number_of_type counts
  unsigned tier = 0;  ///< what its score says: 0 weak, 1 below score::context, 2 from there on
  int odds = 0;       ///< that it is somebody's, by the number model, in log odds
};

[[nodiscard]] constexpr std::uint32_t feature(unsigned form, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  return static_cast<std::uint32_t>(feature_hash(form, a, b, c) >> (64U - bits));
}

/// Visits each symbol, and each with the next, and with the next two. Forms are three, from `form` on.
template <class Visit>
void of_symbols(std::span<const char32_t> symbols, unsigned form, const Visit& visit) {
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    visit(feature(form, 0, symbols[i]));
    if (i + 1 < symbols.size()) visit(feature(form + 1, 0, symbols[i], symbols[i + 1]));
    if (i + 2 < symbols.size()) visit(feature(form + 2, symbols[i] & 0x7FFFU, symbols[i + 1], symbols[i + 2]));
  }
}

/// How far around a number the words of its text are looked at, in characters; and how many characters share one look.
inline constexpr std::size_t reach = 200, block = 64;
/// A part of the text whose words speak about all numbers that begin in one block of it.
struct Window {
  std::size_t first, last;
  [[nodiscard]] bool operator==(const Window&) const = default;
};
[[nodiscard]] constexpr Window window_of(std::size_t place, std::size_t text_size) {
  const std::size_t begin = place - place % block;
  return {begin - std::min(begin, reach), std::min(text_size, begin + block + reach)};
}

/// A window's symbols, a run of digits as one.
[[nodiscard]] inline std::size_t symbols_of(const Scan& scan, const Window& window, std::array<char32_t, 2 * reach + block>& symbols) {
  std::size_t size = 0;
  for (std::size_t i = window.first; i < window.last; ++i) {
    const char32_t c = number_features::symbol(scan, i);
    if (c != U'9' || size == 0 || symbols[size - 1] != U'9') symbols[size++] = c;
  }
  return size;
}

/// The words of a window, each feature once.
template <class Visit>
void of_window(const Scan& scan, const Window& window, const Visit& visit) {
  std::array<char32_t, 2 * reach + block> symbols;
  const std::size_t size = symbols_of(scan, window, symbols);
  std::bitset<std::size_t{1} << bits> seen;
  of_symbols({symbols.data(), size}, 1, [&](std::uint32_t feature) {
    if (!seen.test(feature)) seen.set(feature), visit(feature);
  });
}

/// The symbols on one side of the number, the nearest first. Forms are four, from `form` on.
template <class Visit>
void of_side(std::span<const char32_t> symbols, unsigned form, const Visit& visit) {
  of_symbols(symbols, form, visit);
  std::uint64_t nearest = 0;
  for (const std::size_t size : {2U, 3U, 4U, 6U}) {
    for (std::size_t i = 0; i < size; ++i) nearest = feature_hash(120, i, symbols[i], nearest);
    visit(feature(form + 3, size, 0, nearest));
  }
}

/// What it is, and what others think of it.
template <class Visit>
void of_facts(const Scan& scan, const LooseNumber& number, const Facts& facts, const Visit& visit) {
  const auto own = [&](std::size_t i) { return scan.at(number.first + i); };
  constexpr int most = 12;
  visit(feature(12, facts.type));
  visit(feature(13, facts.type, facts.tier));
  visit(feature(14, static_cast<unsigned>(std::clamp(facts.odds, -most, most) + most) / 2));
  visit(feature(15, facts.type, own(0), own(1)));
  visit(feature(16, own(2), own(0), own(1)));
}

/// The number's own features, besides those of its window.
template <class Visit>
void of_number(const Scan& scan, const LooseNumber& number, const Facts& facts, const Visit& visit) {
  constexpr std::size_t beside = 20;
  of_side(number_features::symbols_from<beside>(scan, number.first - 1, -1), 4, visit);
  of_side(number_features::symbols_from<beside>(scan, number.last, 1), 8, visit);
  of_facts(scan, number, facts, visit);
}

}  // namespace opendata::deid::owner_features
