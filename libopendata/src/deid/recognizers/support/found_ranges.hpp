#pragma once
#include <algorithm>
#include <cstddef>
#include <memory_resource>
#include <opendata/recognizer.hpp>
#include <string_view>
#include <vector>

namespace opendata::deid {

/// How far from a name or number what else is found is company for it, in characters.
inline constexpr std::size_t company_reach = 200;

/// Where something has been found, in the original text.
struct FoundRange {
  std::size_t start, end;
  std::string_view type;
};

/// What recognisers have found, in order of the text, to be asked what stands near a place. Ranges may overlap. Answers look back no further than
/// two hundred characters, so that each takes as long as few findings are near. Not thread safe while it is filled.
class FoundRanges {
 public:
  explicit FoundRanges(std::pmr::memory_resource* memory) : ranges_(memory) {}
  void reserve(std::size_t size) { ranges_.reserve(size); }
  void add(const FoundRange& range) { ranges_.push_back(range); }
  [[nodiscard]] bool empty() const { return ranges_.empty(); }
  /// Call before any other question.
  void settle();
  /// How many have less than `reach` characters between them and `range`, up to `most`. One that overlaps it is another reading of it.
  [[nodiscard]] std::size_t count_near(const FoundRange& range, std::size_t reach, std::size_t most) const;
  [[nodiscard]] bool overlaps(const FoundRange& range) const;
  /// Whether one covers the character at `place`. For places in order of the text, each from where the last question ended.
  class Cover {
   public:
    explicit Cover(const FoundRanges& ranges) : next_(ranges.ranges_.begin()), last_(ranges.ranges_.end()) {}
    [[nodiscard]] bool operator()(std::size_t place) {
      for (; next_ != last_ && next_->start <= place; ++next_) end_ = std::max(end_, next_->end);
      return place < end_;
    }

   private:
    std::pmr::vector<FoundRange>::const_iterator next_, last_;
    std::size_t end_ = 0;
  };
  /// Whether one begins at `end` or up to `reach` characters behind it.
  [[nodiscard]] bool begins_behind(std::size_t end, std::size_t reach) const { return type_behind(end, reach) != nullptr; }
  /// The type of the first one that begins at `end` or up to `reach` characters behind it; null when there is none.
  [[nodiscard]] const std::string_view* type_behind(std::size_t end, std::size_t reach) const;
  /// The type of the last one that ends at `start` or up to `reach` characters before it; null when there is none.
  [[nodiscard]] const std::string_view* type_before(std::size_t start, std::size_t reach) const;

 private:
  template <class Visit>
  void for_each_before(std::size_t start, std::size_t reach, const Visit& visit) const;
  std::pmr::vector<FoundRange> ranges_;
};

}  // namespace opendata::deid
