#pragma once
#include <opendata/risk.hpp>
#include <vector>

#include "risk/page.hpp"

namespace opendata::privacy {

/// Classes of `from` to `to` rows, both included.
struct SizeBand {
  std::uint64_t from = 1, to = 1;
  std::uint64_t classes = 0, rows = 0;
  [[nodiscard]] std::string label() const;
};
/// 1, 2, 3, 4, 5–9, 10–19, 20–49, 50–99, 100–199, … up to the largest class; empty bands between others included.
[[nodiscard]] std::vector<SizeBand> size_bands(const ClassSizes& classes);

/// A bar chart of rows by size of their class, as inline SVG with a title for those who cannot see it. Bands whose
/// classes are smaller than `k` have another colour.
void write_class_chart(Page& out, const std::vector<SizeBand>& bands, std::uint64_t rows, std::uint64_t k);
/// The same figures as a table.
void write_class_table(Page& out, const std::vector<SizeBand>& bands, std::uint64_t rows);

}  // namespace opendata::privacy
