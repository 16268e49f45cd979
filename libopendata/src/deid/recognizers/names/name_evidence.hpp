#pragma once
#include <compare>
#include <cstddef>
#include <memory_resource>
#include <opendata/recognizer.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "deid/recognizers/names/name_reader.hpp"
#include "deid/recognizers/names/weighed_names.hpp"
#include "deid/recognizers/support/found_ranges.hpp"

namespace opendata::deid {

/// What is known of a doubted name besides its score.
struct NameFacts {
  bool is_alone = false;         ///< nothing personal is found in the two hundred characters on either side
  int names_around = 0;          ///< names that are sure, within a hundred characters: none, one, or two for more
  bool is_before_finding = false;  ///< a number or an address follows: 祝福0912-345-678
  bool is_again = false;         ///< written once more not far away, where a name may stand
  bool is_short = false;         ///< of two characters
};

/// What the rest of a text says for a name that the model doubts: who files a complaint leaves a number and names other people; a text that
/// tells nothing of anybody seldom names one. It looks no further than a few hundred characters. Not thread safe.
class NameEvidence {
 public:
  /// `findings`: of the other recognisers, persons among them. Of the arguments `input` and `memory` are needed as long as this is.
  NameEvidence(const RecognizerInput& input, std::span<const Finding> findings, const WeighedNames& names, std::pmr::memory_resource* memory);
  /// Whether one of those doubted is a name after all. What stands around it is read (name_reader) as long as there are not too many to read.
  [[nodiscard]] bool speaks_for(const WeighedName& weighed);
  [[nodiscard]] NameFacts facts(const Name& name) const;

 private:
  struct Written {
    std::u32string_view text;
    std::size_t start;
    [[nodiscard]] auto operator<=>(const Written&) const = default;
  };

  void add_findings(std::span<const Finding> findings);
  [[nodiscard]] int read(const Name& name);
  [[nodiscard]] bool speaks_for_lonely(const WeighedName& weighed) const;
  [[nodiscard]] FoundRange range_of(const Name& name) const;
  [[nodiscard]] Written written(const Name& name) const;
  [[nodiscard]] bool stands_again(const Name& name) const;

  const RecognizerInput& input_;
  std::size_t readings_left_;
  FoundRanges found_, names_;
  std::pmr::vector<Written> written_;      // names sure and doubted, in order of what is written
};

}  // namespace opendata::deid
