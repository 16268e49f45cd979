#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "push/links/finding.hpp"

namespace opendata::push::links {

/// Where a link stands.
struct Origin {
  std::string kind;   ///< "faq", "dataset", "sitemap", "list"
  std::string id;     ///< of the entry or dataset; of a sitemap or list its file or its shown() address
  std::string field;  ///< "answer", "landing_page"; may be empty
  bool operator==(const Origin&) const = default;
};

/// An address and all places where it stands.
struct Link {
  std::string address;  ///< as written
  std::vector<Origin> found_in;
};

/// What one look at a link showed. Addresses are as shown(): without secrets.
struct Look {
  std::vector<Finding> findings;  ///< heaviest first; never empty
  int status = 0;                 ///< of the last answer; 0 = none
  std::string final_address = {};  ///< where redirects led, shortened to 2,000 bytes; empty when there were none
  std::string replacement = {};    ///< of a permanent move; empty when it is longer than 2,000 bytes
  std::optional<std::int64_t> certificate_days = {};  ///< until the first certificate on the way ends
};

/// What is known of a link from all looks so far. Times are seconds since 1970, 0 = never.
struct Memory {
  Look last;
  std::int64_t checked = 0;
  std::int64_t first_failure = 0;  ///< since when it has failed without pause
  std::int64_t last_good = 0;
  unsigned failures = 0;  ///< looks in a row that failed
};

/// A link with its standing, as reports have it.
struct Judged {
  Link link;
  Memory memory;
  Standing standing = Standing::good;
};

/// When a failing link is called dead.
struct Patience {
  unsigned days = 3;  ///< it must have failed so long, at two looks at least; 0 = at once
};

/// The memory after a new look. A look that could not judge leaves failures as they are.
[[nodiscard]] Memory remember(Memory before, Look look, std::int64_t now);
[[nodiscard]] Standing standing_of(const Memory& memory, Patience patience, std::int64_t now);

}  // namespace opendata::push::links
