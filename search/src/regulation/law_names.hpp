#pragma once
#include <cstdint>
#include <opendata/search/citation.hpp>
#include <unordered_map>

#include "folded_text.hpp"

namespace opendata::search {

struct KindOfLaw;

/// All names in one trie, written backwards, so that the longest name that ends at a place is found by walking left
/// from it.
struct LawNames::Impl {
  /// A name found in a text: characters [begin, end) of its folded form.
  struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
    const std::string* law = nullptr;
  };
  struct Law {
    std::string id;
    std::string full_name;
    const KindOfLaw* kind = nullptr;  ///< nullptr: its full name does not say
  };
  /// How a name came to stand at a node. `shared`: two cities' laws are called so once their cities are left out.
  enum class Kind : std::uint8_t { none, whole, without_city, shared };
  struct Node {
    const Law* law = nullptr;
    bool in_force = false;
    Kind kind = Kind::none;
  };

  void add(std::string_view name, std::string_view law_id, bool in_force);
  /// The longest name that ends before character `end`, begins at `floor` or later; `implied` stands for characters the
  /// text leaves out (民184: "法").
  [[nodiscard]] std::optional<Match> longest_ending(const FoldedText& text, std::size_t end, std::size_t floor,
                                                    std::u32string_view implied = {}) const;
  [[nodiscard]] const Law* find(std::string_view name) const;
  /// The law of an id, under the full name that was added first; nullptr for an unknown id.
  [[nodiscard]] const Law* law(const std::string& id) const;

 private:
  [[nodiscard]] std::uint32_t child(std::uint32_t node, char32_t c) const;
  [[nodiscard]] std::uint32_t grow(std::uint32_t node, char32_t c);
  [[nodiscard]] Node& node_of(const FoldedText& folded, std::size_t first);
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  ///< (node, character) → node
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::unordered_map<std::string, Law> laws_;
};

}  // namespace opendata::search
