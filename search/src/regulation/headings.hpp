#pragma once
#include <array>
#include <string>
#include <string_view>

namespace opendata::search {

/// The headings above the articles of a law: 編, 章, 節, 款, 目, coarse to fine.
class Headings {
 public:
  /// Takes a heading as the law API writes it ("   第 一 章 總則"): the unit word gives the level, leading blanks only
  /// where there is none.
  void add(std::string_view line);
  /// "第一編 總則 / 第二章 人". Empty before the first heading.
  [[nodiscard]] std::string path() const;

 private:
  std::array<std::string, 5> levels_;
};

/// The level of a heading, 0 (編) to 4 (目).
[[nodiscard]] std::size_t heading_level(std::string_view line);
/// One line without padding: "第一章 總則".
[[nodiscard]] std::string tidy_heading(std::string_view line);

}  // namespace opendata::search
