#pragma once
#include <cstdint>
#include <opendata/coded_table.hpp>
#include <optional>
#include <vector>

#include "privacy/local_recoding/classes.hpp"

namespace opendata::privacy::local {

/// Rows that stay together so far, in increasing order.
using Part = std::vector<std::uint32_t>;

/// Divides parts of a table along one attribute. Keeps scratch memory: one thread at a time.
class Splitter {
 public:
  Splitter(const CodedTable& table, const Space& space, Admission& admission);

  /// The rows by their label at a level, in the order in which the labels come.
  [[nodiscard]] std::vector<Part> by_label(const Part& part, std::size_t attribute, std::size_t level);

  /// Two or more parts, each of which may be a class, divided along the attribute that saves most; nullopt when there
  /// is none. Rows whose labels are too rare for a part of their own stay together as one part, which takes rows from
  /// the others until it may be a class. `part` is a part that may be a class, settled.
  [[nodiscard]] std::optional<std::vector<Part>> split(const Class& part);

 private:
  struct Candidate {
    std::int64_t gain = 0;
    std::size_t attribute = 0;
  };
  [[nodiscard]] std::vector<Candidate> candidates(const Class& part);
  [[nodiscard]] std::int64_t gain(const Class& part, std::size_t attribute);
  [[nodiscard]] std::optional<std::vector<Part>> split_along(const Class& part, std::size_t attribute);
  [[nodiscard]] bool complete(Part& rest, std::vector<Part>& parts);
  void borrow(Part& rest, std::vector<Part>& parts);
  /// A row of one of several parts.
  struct Place {
    std::size_t part = 0, place = 0;
  };
  [[nodiscard]] std::optional<Place> find_nearest(const Class& rest, const std::vector<Part>& parts,
                                                  std::size_t sample);
  [[nodiscard]] bool can_spare(const Part& part, std::size_t place);

  const CodedTable& table_;
  const Space& space_;
  Admission& admission_;
  std::vector<std::uint32_t> counts_;   ///< of each label; all 0 between calls
  std::vector<std::uint32_t> touched_;  ///< leaves whose labels are counted
};

}  // namespace opendata::privacy::local
