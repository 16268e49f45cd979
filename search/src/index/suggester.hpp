#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary/readings.hpp"

namespace opendata::search {

/// Completes what somebody types from titles, names of laws and categories held in memory.
/// Thread safety: const after build().
class Suggester {
 public:
  /// Order of preference among entries that match alike.
  enum class Source : std::uint8_t { law, alias, category, title, abolished_law };
  void add(std::string text, Source source);
  /// Call once, after the last add(). `readings` is used during the call only.
  void build(const Readings& readings);
  /// Entries that begin with `prefix`, then those whose sound begins so (ㄉㄨㄥˋㄨ, dongwu, dwbhf), then those that
  /// contain it; folded comparison. Linear in the entries' bytes at worst.
  [[nodiscard]] std::vector<std::string> complete(std::string_view prefix, std::size_t limit) const;

 private:
  struct Entry {
    std::string folded;
    std::string text;
    Source source;
  };
  void index_sounds(const Readings& readings);
  [[nodiscard]] std::vector<const Entry*> beginning_with(const std::string& folded) const;
  [[nodiscard]] std::vector<const Entry*> containing(const std::string& folded) const;
  [[nodiscard]] std::vector<const Entry*> sounding(std::string_view typed) const;
  using Sound = std::pair<std::string, std::uint32_t>;  ///< Pinyin or initials without blanks, place of the entry
  std::vector<Entry> entries_;                          ///< by folded text
  std::vector<Sound> sounds_;                           ///< by sound
};

}  // namespace opendata::search
