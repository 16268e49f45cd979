#include "dictionary/best_path.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace opendata::search {
namespace {

constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max();
/// ICU gives a character that begins no word of its own the highest cost that a word can have.
constexpr std::uint32_t unknown_character = 255;

bool is_katakana(char32_t c) { return (c >= 0x30A1 && c <= 0x30FE && c != 0x30FB) || (c >= 0xFF66 && c <= 0xFF9F); }

/// What an unknown run of so many katakana costs as one word; the same figures as ICU's.
constexpr std::array<std::uint32_t, 9> katakana_costs{8192, 984, 408, 240, 204, 252, 300, 372, 480};
constexpr std::size_t longest_katakana = 20;

std::size_t katakana_length(std::u32string_view run, std::size_t from) {
  std::size_t end = from;
  while (end < run.size() && end - from < longest_katakana && is_katakana(run[end])) ++end;
  return end - from;
}

}  // namespace

void BestPath::relax(std::size_t from, std::size_t to, std::uint32_t cost, bool user) {
  const std::uint32_t sum = steps_[from].cost + cost;
  if (sum < steps_[to].cost) steps_[to] = {sum, static_cast<std::uint32_t>(from), user};
}

void BestPath::relax_katakana(std::u32string_view run, std::size_t from) {
  if (!is_katakana(run[from]) || (from > 0 && is_katakana(run[from - 1]))) return;
  const std::size_t length = katakana_length(run, from);
  relax(from, from + length, length < katakana_costs.size() ? katakana_costs[length] : katakana_costs[0], false);
}

void BestPath::walk(std::u32string_view run, const WordTrie* user) {
  steps_.assign(run.size() + 1, {unreached, 0, false});
  steps_[0].cost = 0;
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (steps_[i].cost == unreached) continue;
    bool alone = false;
    if (general_ != nullptr) {
      general_->match(run.substr(i), [&](std::size_t length, std::uint32_t cost) {
        alone = alone || length == 1;
        relax(i, i + length, cost, false);
      });
    }
    if (!alone) relax(i, i + 1, unknown_character, false);
    relax_katakana(run, i);
    if (user == nullptr) continue;
    user->match(run.substr(i), [&](std::size_t length, std::uint32_t cost) { relax(i, i + length, cost, true); });
  }
}

void BestPath::cut(std::u32string_view run, std::uint32_t offset, std::vector<Piece>& out) {
  if (run.empty()) return;
  walk(run, user_);
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  for (std::size_t at = run.size(); at > 0; at = steps_[at].from)
    out.push_back({offset + steps_[at].from, offset + static_cast<std::uint32_t>(at), steps_[at].user});
  std::reverse(out.begin() + first, out.end());
}

std::uint32_t BestPath::general_cost(std::u32string_view run) {
  walk(run, nullptr);
  return steps_.back().cost;
}

}  // namespace opendata::search
