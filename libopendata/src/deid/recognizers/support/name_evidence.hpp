#pragma once
#include <compare>
#include <cstddef>
#include <memory_resource>
#include <opendata/recognizer.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "deid/recognizers/support/name_rules.hpp"

namespace opendata::deid {

/// A name that the model weighed and doubts.
struct WeighedName {
  Name name;
  int score = 0;             ///< log odds, times name_model::unit
  bool is_ordinary = false;  ///< its family name is a word of every sentence
};

/// What the rest of a text says for a name that the model doubts: who files a complaint leaves a number and names other people; a text that
/// tells nothing of anybody seldom names one. It looks no further than a few hundred characters. Thread safe once made.
class NameEvidence {
 public:
  /// `findings`: of the other recognisers. `names`: those found in the text, `weighed`: those doubted. None is needed once this is made.
  NameEvidence(const RecognizerInput& input, std::span<const Finding> findings, std::span<const Name> names, std::span<const WeighedName> weighed,
               std::pmr::memory_resource* memory);
  /// Whether one of those doubted is a name after all.
  [[nodiscard]] bool speaks_for(const WeighedName& weighed) const;

  struct Range {
    std::size_t start, end;  ///< in the original text
  };

 private:
  struct Written {
    std::u32string_view text;
    std::size_t start;
    [[nodiscard]] auto operator<=>(const Written&) const = default;
  };

  [[nodiscard]] Range range_of(const Name& name) const;
  [[nodiscard]] Written written(const Name& name) const;
  [[nodiscard]] int least(const Name& name) const;
  [[nodiscard]] int least_in_company(Range name) const;
  [[nodiscard]] bool stands_again(const Name& name) const;

  const RecognizerInput& input_;
  std::pmr::vector<Range> found_, names_;  // in order of the text
  std::pmr::vector<Written> written_;      // names found and doubted, in order of what is written
};

}  // namespace opendata::deid
