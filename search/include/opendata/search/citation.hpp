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
/// "12", "12-1".
[[nodiscard]] std::string format_article_number(ArticleNumber number);
/// From "第 12-1 條", "12-1", "第十二條之一", "十二之一".
[[nodiscard]] std::optional<ArticleNumber> parse_article_number(std::string_view text);

/// One cited place. A range or list gives several.
struct Citation {
  std::size_t begin = 0, end = 0;   ///< code points in the text
  std::string law;                  ///< the name or alias as the resolver knows it (canonical law id); empty when the text names none
  std::optional<ArticleNumber> article;
  std::optional<ArticleNumber> last;  ///< inclusive end of a range 第6條至第8條
  std::uint32_t paragraph = 0;      ///< 項
  std::uint32_t subparagraph = 0;   ///< 款
  std::uint32_t item = 0;           ///< 目
};

/// Names and short names of laws, for finding the longest one that ends at a place.
class LawNames {
 public:
  LawNames();
  ~LawNames();
  LawNames(LawNames&&) noexcept;
  LawNames& operator=(LawNames&&) noexcept;
  /// A name may be given twice; a law in force wins over an abolished one.
  void add(std::string_view name, std::string_view law_id, bool in_force);
  /// The law whose name or alias is exactly `name` after folding (NFKC, 臺/台).
  [[nodiscard]] std::optional<std::string> find(std::string_view name) const;

 private:
  friend std::vector<Citation> parse_citations(std::string_view, const LawNames&);
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Every citation in `text`, in order: 動保法第12條第1項第3款, 動物保護法第十二條, 第12條之1, §12-1, 動保法12, 民184, 個資法第6條至第8條, 個資法6、8、11條,
/// 同法第5條 (the law named before), full-width digits, blanks or newlines inside, ㄧ or — for 一. Linear time.
[[nodiscard]] std::vector<Citation> parse_citations(std::string_view text, const LawNames& names);

}  // namespace opendata::search
