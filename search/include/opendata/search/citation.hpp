#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Citations of articles as people and laws write them.
namespace opendata::search {

/// The number of an article: 12, 12-1. 7-10 comes after 7-9.
struct ArticleNumber {
  std::uint32_t main = 0;
  std::uint32_t sub = 0;  ///< 之; 0 = none
  auto operator<=>(const ArticleNumber&) const = default;
};
/// Where the article stands in its law, as Document::article_order has it: N·1000 + M. No law has 之1000: such a number
/// counts as 之999, so that it is never taken for the next article.
[[nodiscard]] constexpr std::uint32_t article_order(ArticleNumber number) {
  return number.main * 1000 + (number.sub < 1000 ? number.sub : 999);
}
/// "12", "12-1".
[[nodiscard]] std::string format_article_number(ArticleNumber number);
/// From "第 12-1 條", "12-1", "第十二條之一", "十二之一", "七、" (numbered points); blanks and full-width digits do not
/// matter. nullopt when the whole of `text` is not one number, when it is 0 and above 99,999.
[[nodiscard]] std::optional<ArticleNumber> parse_article_number(std::string_view text);

/// One cited place, or a law named without an article. A list gives one each: 第6、8條 gives two; so do 項, 款 and 目
/// and ranges of them (第1項至第3項: three).
struct Citation {
  std::size_t begin = 0, end = 0;        ///< code points in the text; for the first of a list the law's name is inside
  std::string law;                       ///< the law's id as LawNames knows it; empty when the text names none
  std::optional<ArticleNumber> article;  ///< nullopt: the law as a whole
  std::optional<ArticleNumber> last;     ///< inclusive end of a range 第6條至第8條
  std::uint32_t paragraph = 0;           ///< 項
  std::uint32_t subparagraph = 0;        ///< 款
  std::uint32_t item = 0;                ///< 目
};

/// Names and short names of laws, for finding the longest one that ends at a place.
class LawNames {
 public:
  LawNames();
  ~LawNames();
  LawNames(LawNames&&) noexcept;
  LawNames& operator=(LawNames&&) noexcept;
  /// A name may be given twice; a law in force wins over an abolished one, otherwise the first stays. The first name of
  /// an id is its full name. A name that begins with a city or county (示範市動物保護自治條例) is found without it too, unless
  /// another city's law is called so or the text has another place before it (他山市動物保護自治條例); a law whose whole name it
  /// is comes first. What goes on with 市 or 場 (示範市市場管理規則, 零售市場管理條例) is found by its whole name only. Names of
  /// more than 200 characters are not kept.
  void add(std::string_view name, std::string_view law_id, bool in_force);
  /// The law whose name or alias is exactly `name` after folding (NFKC, 臺/台).
  [[nodiscard]] std::optional<std::string> find(std::string_view name) const;

  struct Impl;  ///< for the parser only
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// Whose text is read, for what it says of itself. Both may be empty.
struct CitationContext {
  std::string own_law;     ///< 第5條 without a name, 本細則, 本辦法
  std::string parent_law;  ///< 本法, 本條例 in a law that carries out another; own_law when empty
};

/// Every citation in `text`, in order, whichever way people and laws write it.
/// Input: UTF-8; blanks and newlines anywhere, full-width digits, 臺/台, ㄧ or — for 一 do not matter.
/// Result: all of these give the same target: 動物保護法第十二條第一項第三款, 動保法第12條第1項第3款, 動保法12 I ③,
/// 動保法§12Ⅰ③. Also 第12條之1, 第 12-1 條, 12條之1第2項, 民184, 民法一八四, 個資法第6條至第8條, 個資法6、8、11條,
/// 第三點第二款, 同法/該條例/本法第5條 (the law of that kind named last; of 法 any law where no 法 was named),
/// 同法施行細則第3條, 同條第2項. The longest law name that ends at the number counts: 行政法院組織法第1條 is not
/// 法院組織法. A law named without an article is a citation without article. What is none: 第三次, 公民184人,
/// 民法113年修正, 國民法官, 民法第3點. Guarantees: linear time; thread safe as long as nobody adds names.
[[nodiscard]] std::vector<Citation> parse_citations(std::string_view text, const LawNames& names,
                                                    const CitationContext& context = {});

/// What a text cites, as far as the laws at hand have it.
struct TextCitations {
  std::vector<std::string> ids;         ///< articles "M0060027/12-1"; laws named without any article "M0060027"; each once
  std::vector<std::string> unresolved;  ///< as the text writes them: articles that these laws do not have; each once
};

}  // namespace opendata::search
