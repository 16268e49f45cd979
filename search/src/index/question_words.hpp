#pragma once
#include <opendata/search/segmenter.hpp>
#include <vector>

namespace opendata::search {

/// Which of the terms only make a question of the text (怎麼辦, 請問, 如何, 多少錢): such a word or, overlapping one, a
/// pair or character; and what leads to one (了怎麼辦, 該如何). They say how somebody asks, not what about, and stand in the titles of most FAQ.
[[nodiscard]] std::vector<bool> find_question_terms(const std::vector<Term>& terms);

}  // namespace opendata::search
