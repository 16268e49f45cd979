#pragma once
#include <xapian.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "index/handle_pool.hpp"

namespace opendata::search {

/// Which of the two databases of a generation is searched.
enum class Corpus { texts, articles, both };

[[nodiscard]] const Xapian::Database& database_of(const Handle& handle, Corpus corpus);

/// A place in one of the two databases.
struct Location {
  std::size_t database = 0;  ///< 0 texts, 1 articles
  Xapian::docid document = 0;
};
/// Xapian interleaves the numbers of databases that are searched together.
[[nodiscard]] inline Location locate(Corpus corpus, Xapian::docid id) {
  if (corpus != Corpus::both) return {corpus == Corpus::articles ? 1U : 0U, id};
  return {(id - 1) % 2, (id - 1) / 2 + 1};
}

}  // namespace opendata::search
