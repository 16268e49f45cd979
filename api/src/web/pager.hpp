#pragma once
#include <optional>
#include <string>

#include "web/html.hpp"

/// The way from one page of a list to the next.
namespace opendata::api::web {

struct Pager {
  std::string previous = {}, next = {};  ///< addresses; empty = there is none
  std::string place = {};                ///< where the reader is: page_place(), or "21 – 40"
  Message name{"Pages", "分頁"};         ///< of the landmark
  /// In place: site.js exchanges the list without a new page.
  enum class Turning { new_page, in_place } turning = Turning::new_page;
};
/// Nothing when there is only one page.
void write_pager(Html& html, const Pager& pager);

/// "Page 2 of 3", "第 2／3 頁"; without a total "Page 2". `limit` is how many a page has.
[[nodiscard]] std::string page_place(Language language, std::size_t offset, std::size_t limit,
                                     std::optional<std::uint64_t> total = std::nullopt);
/// Where the page before this one begins, as a parameter: empty for the first one.
[[nodiscard]] std::string offset_before(std::size_t offset, std::size_t limit);

}  // namespace opendata::api::web
