#pragma once
#include <memory>
#include <opendata/release.hpp>
#include <opendata/table.hpp>

namespace opendata {

/// The published rows of a release in the order of its files, one after the other: cells in canonical form, in the
/// order of the schema's fields, as rows.sqlite holds them. Errors: io_failure; corrupt when the columns are not those
/// of the schema. Guarantees: memory bounded by one row. Example: see api/push/ckan/datastore.cpp.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_release_rows(const Release& release);

}  // namespace opendata
