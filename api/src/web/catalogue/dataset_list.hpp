#pragma once
#include "call.hpp"
#include "web/html.hpp"

namespace opendata::api::web {

/// One dataset of a list (`<ul class="hits">`): title, description, publisher, change, rows, frequency, formats.
void write_dataset_entry(Html& html, const Call& call, const ServedDataset& dataset);

}  // namespace opendata::api::web
