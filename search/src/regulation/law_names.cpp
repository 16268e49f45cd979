#include "law_names.hpp"

#include "kinds_of_law.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t max_name_length = 200;
constexpr std::uint32_t root = 0;

std::uint64_t edge(std::uint32_t node, char32_t c) { return (std::uint64_t{node} << 32U) | c; }

// 示範市動物保護自治條例 is 動物保護自治條例 to the people of 示範市.
constexpr std::size_t size_of_city = 3, shortest_rest = 5;
bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool begins_with_city(const FoldedText& name) {
  if (name.size() < size_of_city + shortest_rest || !is_one_of(name[2].name, U"市县")) return false;
  // 直轄市, 鄉鎮市 and 零售市場 are no names of cities.
  return !is_one_of(name[1].name, U"省县镇辖都(") && !is_one_of(name[3].name, U"市场");
}

/// Whether a place other than ours stands before `at`: 他山市 is none of ours, 本市 is.
bool is_elsewhere(const FoldedText& text, std::size_t at) {
  return at >= 2 && is_one_of(text[at - 1].name, U"省市县乡镇") && !is_one_of(text[at - 2].name, U"本该贵我全");
}

}  // namespace

std::uint32_t LawNames::Impl::child(std::uint32_t node, char32_t c) const {
  const auto found = edges_.find(edge(node, c));
  return found == edges_.end() ? root : found->second;
}

std::uint32_t LawNames::Impl::grow(std::uint32_t node, char32_t c) {
  const auto [at, is_new] = edges_.try_emplace(edge(node, c), static_cast<std::uint32_t>(nodes_.size()));
  if (is_new) nodes_.emplace_back();
  return at->second;
}

void LawNames::Impl::add(std::string_view name, std::string_view law_id, bool in_force) {
  const FoldedText folded = fold_for_citations(text::to_utf32(name));
  if (folded.empty() || folded.size() > max_name_length || law_id.empty()) return;
  const auto [at, is_new] = laws_.try_emplace(std::string(law_id), Law{std::string(law_id), std::string(name)});
  if (is_new) at->second.kind = kind_of_name(folded);
  const Law& law = at->second;
  Node& whole = node_of(folded, 0);
  const bool known = whole.kind == Kind::whole;
  if (!known || (in_force && !whole.in_force)) whole = {&law, in_force, Kind::whole};
  if (!begins_with_city(folded)) return;
  const Node winner = whole;  // a copy: node_of() may move the nodes
  Node& rest = node_of(folded, size_of_city);
  if (rest.kind == Kind::none || (rest.kind == Kind::without_city && known))
    rest = {winner.law, winner.in_force, Kind::without_city};
  else if (rest.kind == Kind::without_city && rest.law != &law)
    rest = {nullptr, false, Kind::shared};
}

LawNames::Impl::Node& LawNames::Impl::node_of(const FoldedText& folded, std::size_t first) {
  std::uint32_t node = root;
  for (std::size_t i = folded.size(); i-- > first;) node = grow(node, folded[i].name);
  return nodes_[node];
}

std::optional<LawNames::Impl::Match> LawNames::Impl::longest_ending(const FoldedText& text, std::size_t end,
                                                                    std::size_t floor,
                                                                    std::u32string_view implied) const {
  std::uint32_t node = root;
  for (std::size_t i = implied.size(); i-- > 0;) {
    node = child(node, implied[i]);
    if (node == root) return std::nullopt;
  }
  std::optional<Match> best;
  for (std::size_t i = end; i-- > floor;) {
    node = child(node, text[i].name);
    if (node == root) break;
    const Node& here = nodes_[node];
    if (here.law == nullptr || (here.kind == Kind::without_city && is_elsewhere(text, i))) continue;
    best = Match{i, end, &here.law->id};
  }
  return best;
}

const LawNames::Impl::Law* LawNames::Impl::find(std::string_view name) const {
  const FoldedText folded = fold_for_citations(text::to_utf32(name));
  std::uint32_t node = root;
  for (std::size_t i = folded.size(); i-- > 0;) {
    node = child(node, folded[i].name);
    if (node == root) return nullptr;
  }
  return nodes_[node].law;
}

const LawNames::Impl::Law* LawNames::Impl::law(const std::string& id) const {
  const auto found = laws_.find(id);
  return found == laws_.end() ? nullptr : &found->second;
}

LawNames::LawNames() : impl_(std::make_unique<Impl>()) {}
LawNames::~LawNames() = default;
LawNames::LawNames(LawNames&&) noexcept = default;
LawNames& LawNames::operator=(LawNames&&) noexcept = default;

void LawNames::add(std::string_view name, std::string_view law_id, bool in_force) {
  impl_->add(name, law_id, in_force);
}

std::optional<std::string> LawNames::find(std::string_view name) const {
  const Impl::Law* law = impl_->find(name);
  return law == nullptr ? std::nullopt : std::optional(law->id);
}

}  // namespace opendata::search
