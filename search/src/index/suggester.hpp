#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::search {

/// Completes what somebody types from titles, names of laws and categories held in memory.
/// Thread safety: const after build().
class Suggester {
 public:
  /// Order of preference among entries that match alike.
  enum class Source : std::uint8_t { law, alias, category, title, abolished_law };
  void add(std::string text, Source source);
  /// Call once, after the last add().
  void build();
  /// Entries that begin with `prefix`, then those that contain it; folded comparison. Linear in the entries' bytes at
  /// worst.
  [[nodiscard]] std::vector<std::string> complete(std::string_view prefix, std::size_t limit) const;

 private:
  struct Entry {
    std::string folded;
    std::string text;
    Source source;
  };
  [[nodiscard]] std::vector<const Entry*> beginning_with(const std::string& folded) const;
  [[nodiscard]] std::vector<const Entry*> containing(const std::string& folded) const;
  std::vector<Entry> entries_;  ///< by folded text
};

}  // namespace opendata::search
