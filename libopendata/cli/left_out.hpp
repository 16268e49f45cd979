#pragma once
#include <opendata/catalog.hpp>
#include <vector>

namespace opendata::cli {

/// Says on stderr which vocabularies leave a dataset out and for want of what.
void print_left_out(const std::vector<catalog::LeftOut>& left_out);

}  // namespace opendata::cli
