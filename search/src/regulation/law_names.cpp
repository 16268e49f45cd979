#include "law_names.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t max_name_length = 200;
constexpr std::uint32_t root = 0;

std::uint64_t edge(std::uint32_t node, char32_t c) { return (std::uint64_t{node} << 32U) | c; }

// 示範市動物保護自治條例 is 動物保護自治條例 to the people of 示範市.
constexpr std::size_t size_of_city = 3, shortest_rest = 5;
bool begins_with_city(const FoldedText& name) {
  return name.size() >= size_of_city + shortest_rest && (name[2].name == U'市' || name[2].name == U'縣' || name[2].name == U'县');
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
  const Law& law = laws_.try_emplace(std::string(law_id), Law{std::string(law_id), std::string(name)}).first->second;
  Node& whole = node_of(folded, 0);
  if (whole.kind != Kind::whole || (in_force && !whole.in_force)) whole = {&law, in_force, Kind::whole};
  if (!begins_with_city(folded)) return;
  Node& rest = node_of(folded, size_of_city);
  if (rest.kind == Kind::none) rest = {&law, in_force, Kind::without_city};
  if (rest.kind == Kind::without_city && rest.law != &law) rest = {nullptr, false, Kind::shared};
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
    if (nodes_[node].law != nullptr) best = Match{i, end, &nodes_[node].law->id};
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

std::string_view LawNames::Impl::full_name(std::string_view law_id) const {
  const auto found = laws_.find(std::string(law_id));
  return found == laws_.end() ? std::string_view() : std::string_view(found->second.full_name);
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
