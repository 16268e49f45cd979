#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Texts as weighted words, for telling which are alike.
namespace opendata::search::faq {

struct Weight {
  std::uint32_t word = 0;
  float weight = 0;
};
/// Of length 1, in order of word.
using Vector = std::vector<Weight>;

/// The vectors of texts, and their words.
struct TextVectors {
  std::vector<Vector> vectors;
  std::vector<std::string> words;  ///< by Weight::word, as first written (not folded)
};

/// What a text's length of 1 is made of: only words that other texts have too, so that what is peculiar to a case keeps it
/// from no group; or all of its words, so that two entries are alike only when most of what they say is the same.
enum class Length { shared_words, all_words };

/// The text without what says where or who, but not what is asked: masks 〔…〕, names of counties and towns, and words of
/// place (前面, 交叉口). What was around it is parted by one blank.
[[nodiscard]] std::string without_places(std::string_view text);

/// Words of two characters and more and pairs of characters count; what without_places() leaves out, numbers and codes
/// (TB-2016) do not, nor what stands in only one text, or in most of many. A text keeps its `most_words` weightiest
/// (frequency × inverse document frequency).
[[nodiscard]] TextVectors make_vectors(const std::vector<std::string_view>& texts, std::size_t most_words,
                                       Length length);

}  // namespace opendata::search::faq
