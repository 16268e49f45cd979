#include "law_names.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t max_name_length = 200;
constexpr std::uint32_t root = 0;

std::uint64_t edge(std::uint32_t node, char32_t c) { return (std::uint64_t{node} << 32U) | c; }

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
  std::uint32_t node = root;
  for (std::size_t i = folded.size(); i-- > 0;) node = grow(node, folded[i].name);
  if (nodes_[node].law == nullptr || (in_force && !nodes_[node].in_force)) nodes_[node] = {&law, in_force};
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
