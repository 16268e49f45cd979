#include "deid/recognizers/names/name_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "deid/recognizers/names/name_model.hpp"
#include "deid/recognizers/names/surnames.hpp"
#include "deid/recognizers/names/word_kinds.hpp"

namespace opendata::deid::name_reader {
namespace {

constexpr std::size_t width = 32;  // of every layer
constexpr std::size_t of_character = 16, of_rank = 4, of_kind = 4;
constexpr int activation_unit = 64, weight_unit = 256;  // what numbers are times
constexpr std::int32_t most_active = 64 * activation_unit;  // so that no sum of products leaves 32 bits

using Vector = std::array<std::int16_t, width>;

struct Layer {
  std::array<std::array<Vector, 3>, width> weights;  // of each output: for the places before, here and behind
  std::array<std::int32_t, width> biases;            // times both units
};

// How far apart the places are that each layer looks at.
constexpr std::array<std::size_t, 3> distances = {1, 1, 2};
constexpr std::size_t reach = 4;

// In order; one that is not among them is read as the first vector says.
constexpr auto characters = std::to_array<char32_t>({
#include "name_reader_characters.inc"
});
constexpr std::array<std::array<std::int16_t, of_character>, characters.size() + 1> character_vectors = {{
#include "name_reader_vectors.inc"
}};
using RankVector = std::array<std::int16_t, of_rank>;
using KindVector = std::array<std::int16_t, of_kind>;
constexpr std::size_t kinds = word_kinds::kinds * (word_kinds::longest + 1);
struct Places {
  std::array<RankVector, 4> surnames;
  std::array<RankVector, 3> given_names;
  std::array<KindVector, kinds> beginning, ending;
};
constexpr Places places =
#include "name_reader_places.inc"
    ;
constexpr std::array<Layer, distances.size()> layers = {{
#include "name_reader_layers.inc"
}};

enum Label : std::size_t { outside, beginning, inside, labels };
struct Outputs {
  std::array<Vector, labels> weights;
  std::array<std::int32_t, labels> biases;
};
constexpr Outputs outputs =
#include "name_reader_outputs.inc"
    ;
using LabelOdds = std::array<std::int32_t, labels>;  // times both units

constexpr std::size_t longest = 8;
using Rows = std::array<Vector, reach + longest + 1 + reach>;

std::int32_t product(const Vector& a, const Vector& b) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < width; ++i) sum += std::int32_t{a[i]} * b[i];
  return sum;
}

const auto& character_vector(char32_t c) {
  const char32_t shown = c == U'\n' || c == U'\r' || c == U'\t' ? U'\u2424' : c;
  const auto found = std::lower_bound(characters.begin(), characters.end(), shown);
  return character_vectors[found != characters.end() && *found == shown ? static_cast<std::size_t>(found - characters.begin()) + 1 : 0];
}

Vector vector_at(const Scan& scan, std::size_t i) {
  const char32_t c = scan.at(i);
  const auto begins = word_kinds::at(scan, i), ends = word_kinds::before(scan, i + 1);
  const auto place = [](const word_kinds::Word& word) { return word.kind * (word_kinds::longest + 1) + word.size; };
  Vector out;
  auto end = std::copy_n(character_vector(c).begin(), of_character, out.begin());
  end = std::copy_n(places.surnames[static_cast<std::size_t>(surname_rank(c))].begin(), of_rank, end);
  end = std::copy_n(places.given_names[static_cast<std::size_t>(given_name_weight(c))].begin(), of_rank, end);
  end = std::copy_n(places.beginning[place(begins)].begin(), of_kind, end);
  std::copy_n(places.ending[place(ends)].begin(), of_kind, end);
  return out;
}

// The rows of places around a name. Those outside the text are nought on every layer.
class Window {
 public:
  Window(const Scan& scan, std::size_t first, std::size_t last) : scan_(scan), first_(first), count_(std::min(last - first, longest) + 1 + 2 * reach) {
    for (std::size_t row = 0; row < count_; ++row) {
      if (is_in_text(row)) rows_[row] = vector_at(scan, place_of(row));
    }
    std::size_t margin = 0;
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
      margin += distances[layer];
      apply(layers[layer], distances[layer], margin, layer > 0);
    }
  }
  /// Of a place that is not before the name, or further behind it than one character.
  [[nodiscard]] LabelOdds odds(std::size_t place) const {
    LabelOdds odds = outputs.biases;
    for (std::size_t label = 0; label < labels; ++label) odds[label] += product(outputs.weights[label], rows_[place - first_ + reach]);
    return odds;
  }

 private:
  [[nodiscard]] std::size_t place_of(std::size_t row) const { return first_ + row - reach; }
  [[nodiscard]] bool is_in_text(std::size_t row) const { return first_ + row >= reach && place_of(row) < scan_.size(); }

  // Leaves out `margin` rows at either end, around which a row is missing. `adds`: what the layer says is added to what was there.
  void apply(const Layer& layer, std::size_t distance, std::size_t margin, bool adds) {
    const Rows before = rows_;
    for (std::size_t row = margin; row + margin < count_; ++row) {
      if (is_in_text(row)) apply(layer, before[row - distance], before[row], before[row + distance], adds, rows_[row]);
    }
  }
  static void apply(const Layer& layer, const Vector& before, const Vector& here, const Vector& behind, bool adds, Vector& out) {
    for (std::size_t i = 0; i < width; ++i) {
      const auto& weights = layer.weights[i];
      const std::int32_t sum = layer.biases[i] + product(weights[0], before) + product(weights[1], here) + product(weights[2], behind);
      const std::int32_t says = std::max(sum, 0) / weight_unit + (adds ? here[i] : 0);
      out[i] = static_cast<std::int16_t>(std::min(says, most_active));
    }
  }

  const Scan& scan_;
  std::size_t first_, count_;
  Rows rows_{};
};

int log_odds(std::int32_t difference) {
  constexpr int bound = most * name_model::unit;
  return std::clamp(difference / (activation_unit * weight_unit / name_model::unit), -bound, bound);
}

int inside_odds(const LabelOdds& odds) { return log_odds(std::max(odds[inside], odds[beginning]) - odds[outside]); }

}  // namespace

Reading read(const Scan& scan, std::size_t first, std::size_t last) {
  const std::size_t end = std::min(last, first + longest);
  const Window window(scan, first, end);
  const LabelOdds begins = window.odds(first);
  int sum = 0;
  for (std::size_t i = first + 1; i < end; ++i) sum += inside_odds(window.odds(i));
  const LabelOdds ends = window.odds(end);
  const int goes_on = end < scan.size() ? log_odds(ends[inside] - std::max(ends[outside], ends[beginning])) : -most * name_model::unit;
  return {log_odds(begins[beginning] - begins[outside]), sum / std::max(1, static_cast<int>(end - first) - 1), goes_on};
}

}  // namespace opendata::deid::name_reader
