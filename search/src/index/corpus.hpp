#pragma once
#include <xapian.h>

#include <array>
#include <cstdint>

namespace opendata::search {

/// Which of the databases of a generation are searched; numbers of texts and articles as in layout::databases.
enum class Corpus : std::uint8_t { texts, articles, both };

/// A document by the number of its part in Generation::parts and its number there.
struct Location {
  std::size_t part = 0;
  Xapian::docid document = 0;
};

}  // namespace opendata::search
