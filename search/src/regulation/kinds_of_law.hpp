#pragma once
#include "folded_text.hpp"

namespace opendata::search {

/// What laws, treaties and administrative rules call themselves: the end of their names.
struct KindOfLaw {
  std::u32string name;         ///< as FoldedCharacter::name
  bool may_be_parent = false;  ///< rules are made under it
  bool has_points = false;     ///< may be divided into 點
  bool is_everyday = false;    ///< a word of any sentence: only behind a longer name it is a kind
};

/// The kind that begins at `i`; nullptr when none does.
[[nodiscard]] const KindOfLaw* kind_of_law_at(const FoldedText& text, std::size_t i);

/// The kind at the end of a name that leads to the number at `number`: 虛構辦法（112年修正）第5條; nullptr when none
/// does. The name begins at `floor` or later. Looks at a bounded number of characters.
[[nodiscard]] const KindOfLaw* kind_of_law_before(const FoldedText& text, std::size_t floor, std::size_t number);

}  // namespace opendata::search
