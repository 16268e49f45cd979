#pragma once
#include <memory_resource>
#include <vector>

#include "deid/recognizers/names/name_model.hpp"
#include "deid/recognizers/names/name_rules.hpp"

namespace opendata::deid {

[[nodiscard]] constexpr int log_odds(double value) { return static_cast<int>(value * name_model::unit); }

/// A name that the model weighed and doubts.
struct WeighedName {
  Name name;
  int score = 0;             ///< log odds, times name_model::unit
  bool is_ordinary = false;  ///< its family name is a word of every sentence
  bool is_labelled = false;  ///< a label for people stands before it, or in brackets behind: 鄰居林雅路過
};

/// What one walk through a text finds, each in order.
struct WeighedNames {
  std::pmr::vector<Name> sure;            ///< rules or the model are sure of it
  std::pmr::vector<WeighedName> doubted;  ///< a name only if the rest of the text says so
};

/// The walk: at each place where a family name may begin, what rules find there, or the likeliest of the names that the model weighs.
[[nodiscard]] WeighedNames weigh_names(const Scan& scan, std::pmr::memory_resource* memory);

/// Whether what is shaped like a name may be a private person's: no official's in office, no animal's, nobody's known to all, no road's.
[[nodiscard]] bool is_private_name(const Scan& scan, const Name& name);

/// Most texts name nobody and make no room; those that do make it for a usual number at once, and the heap is not asked for memory.
template <class T>
void add_to(std::pmr::vector<T>& all, const T& one) {
  constexpr std::size_t usual = 16;
  if (all.capacity() == 0) all.reserve(usual);
  all.push_back(one);
}

}  // namespace opendata::deid
