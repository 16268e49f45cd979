#pragma once
#include <opendata/catalog.hpp>

#include "release/json_writer.hpp"

namespace opendata::catalog {

/// What CKAN's package_create takes, with the extras of ckanext-dcat. owner_org is the organisation code in small
/// letters; who sends it may put another in its place.
/// Source: CKAN 2.13 API guide; ckanext-dcat, docs/mapping.md.
void write_ckan(release::JsonWriter& out, const Record& record);

}  // namespace opendata::catalog
