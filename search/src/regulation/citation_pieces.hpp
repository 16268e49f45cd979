#pragma once
#include <opendata/search/citation.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "numbers.hpp"

namespace opendata::search {

/// The parts of an article, coarse to fine: 項, 款, 目.
enum class Level { paragraph, subparagraph, item };

/// How a number follows the one before it: 、 and 及, or 至 and ~.
enum class Joint { list, range };

/// Articles before one unit: 第6、8條, 第6至8條, §12, 184.
struct ArticleGroup {
  struct Entry {
    ArticleNumber first;
    std::optional<ArticleNumber> last;
    std::size_t begin = 0, end = 0;
  };
  std::vector<Entry> entries;  ///< never empty
  std::size_t next = 0;        ///< the character behind it
  bool has_unit = false;       ///< 條 or 點 stands at its end
  bool is_point = false;       ///< 點
};

/// 第1項, 第1、2款, Ⅰ, ③.
struct ArticlePart {
  Level level = Level::paragraph;
  std::vector<std::uint32_t> values;
  std::size_t next = 0;
};

/// Reads the pieces of a citation at a place of a text; keeps no state. Every function looks at a bounded number of
/// characters.
class CitationPieces {
 public:
  explicit CitationPieces(const FoldedText& text) : text_(text) {}

  [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i].plain : U'\0'; }
  [[nodiscard]] bool in(std::size_t i, std::u32string_view set) const {
    return i < text_.size() && set.find(at(i)) != std::u32string_view::npos;
  }
  [[nodiscard]] bool gap_before(std::size_t i) const { return i < text_.size() && text_[i].after_gap; }
  [[nodiscard]] bool spells(std::size_t i, std::u32string_view word) const;

  /// A list without 條 at its end gives only what surely is an article: 民184、1000元 gives 184.
  [[nodiscard]] std::optional<ArticleGroup> group(std::size_t i) const;
  [[nodiscard]] std::optional<ArticlePart> part(std::size_t i) const;
  /// Whether the character counts something that is no article: 人, 年, 元, a decimal point.
  [[nodiscard]] bool is_measure(std::size_t i) const;

  /// Behind 規定, 前段, 但書 and the like.
  [[nodiscard]] std::size_t skip_fillers(std::size_t i) const;
  /// Behind 、 及 or 以及 between two places; `i` itself when there is none.
  [[nodiscard]] std::size_t skip_list_marks(std::size_t i) const;
  [[nodiscard]] bool is_range_mark(std::size_t i) const;
  /// Behind what may stand between a law's name and the number: 》, （以下稱本法）, 之, 的, 中, and
  /// the parts of the law that hold it: 親屬編, 第二章, 本文.
  [[nodiscard]] std::size_t skip_link(std::size_t i) const;

  /// Behind a part of a law above its articles: 本文, 第四編, 親屬編; `i` itself when there is none.
  [[nodiscard]] std::size_t skip_division(std::size_t i) const;

 private:
  [[nodiscard]] bool begins_ordinal(std::size_t i) const { return at(i) == U'第' || at(i) == U'§'; }
  [[nodiscard]] std::size_t skip_divisions(std::size_t begin) const;
  [[nodiscard]] std::size_t skip_closing(std::size_t i) const;
  [[nodiscard]] std::size_t skip_remark(std::size_t i) const;
  [[nodiscard]] bool close(ArticleGroup& group) const;
  [[nodiscard]] std::optional<ArticleGroup> without_doubtful(ArticleGroup group) const;
  [[nodiscard]] std::optional<Level> level(std::size_t i) const;
  [[nodiscard]] std::optional<Joint> joint(std::size_t i) const;
  [[nodiscard]] std::optional<std::uint32_t> circled_number(std::size_t i) const;
  [[nodiscard]] std::optional<ReadNumber> numbered(std::size_t i) const;
  const FoldedText& text_;
};

/// Appends a number; behind a range mark also the numbers between, unless they are more than fifty.
void append_value(std::vector<std::uint32_t>& values, std::uint32_t value, Joint joint);

}  // namespace opendata::search
