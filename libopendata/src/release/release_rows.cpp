#include <opendata/release_rows.hpp>

#include "formats/rows_sqlite.hpp"

namespace opendata {

Result<std::unique_ptr<RecordReader>> open_release_rows(const Release& release) {
  return format::open_rows_sqlite_reader(release.directory / "rows.sqlite", release.schema);
}

}  // namespace opendata
