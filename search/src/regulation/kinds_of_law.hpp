#pragma once
#include "folded_text.hpp"

namespace opendata::search {

/// Whether rules of a kind may be divided into 點: never; they are, but the word stands before points of anything too
/// (收費標準第3點); they are.
enum class Points { none, some, always };

/// What laws, treaties and administrative rules call themselves: the end of their names.
struct KindOfLaw {
  std::u32string name;           ///< as FoldedCharacter::name
  bool may_be_parent = false;    ///< rules are made under it
  Points points = Points::none;
  bool is_everyday = false;      ///< a word of any sentence: only behind a longer name it is a kind
};

/// 法: what every law may be called, and the end of other words (辦法, 方法).
[[nodiscard]] bool means_any_law(const KindOfLaw& kind);

/// Whether a law of a kind is meant by a word: 該條例 is a 條例 or a 自治條例, 該法 no 辦法.
[[nodiscard]] bool answers_to(const KindOfLaw& word, const KindOfLaw& kind);

/// The kind that begins at `i`; nullptr when none does.
[[nodiscard]] const KindOfLaw* kind_of_law_at(const FoldedText& text, std::size_t i);

/// The kind at the end of a name that leads to the number at `number`: 虛構辦法（112年修正）第5條; nullptr when none
/// does. The name begins at `floor` or later. Before a 點 only kinds that have some count, and those of Points::some only
/// behind a longer name. `least_name`: how many characters of a name must stand before the kind at least.
/// Looks at a bounded number of characters.
[[nodiscard]] const KindOfLaw* kind_of_law_before(const FoldedText& text, std::size_t floor, std::size_t number,
                                                  std::size_t least_name = 0);

/// The kind at the end of the name of a law, a remark in brackets left aside; nullptr when none is there.
[[nodiscard]] const KindOfLaw* kind_of_name(const FoldedText& name);

}  // namespace opendata::search
