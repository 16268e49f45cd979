#pragma once
#include <opendata/json.hpp>

#include "call.hpp"
#include "web/dataset/field_summary.hpp"
#include "web/dataset/row_selection.hpp"
#include "web/html.hpp"

/// The parts of a dataset's page, each in a file of its own. A part without content writes nothing.
namespace opendata::api::web {

/// One view of a dataset by one reader.
struct DatasetView {
  const Call& call;
  const ServedDataset& dataset;
  const ServedRelease& served;
  RowSelection selection;
  FieldSummaries summaries;
  TimeLeft time;
  mutable bool lapsed = false;  ///< something could not be read in time: nobody may keep this page
  [[nodiscard]] const Release& release() const { return served.release; }
  [[nodiscard]] const Schema& schema() const { return served.release.schema; }
};

// particulars.cpp
void write_particulars(Html& html, const DatasetView& view);
// fields.cpp
void write_fields(Html& html, const DatasetView& view);
// downloads.cpp
void write_downloads(Html& html, const DatasetView& view);
// preview.cpp
void write_preview(Html& html, const DatasetView& view);
// charts.cpp
void write_charts(Html& html, const DatasetView& view);
// statistics.cpp: of a dataset of type "statistics", whose rows are counts already
void write_statistics(Html& html, const DatasetView& view);
// map.cpp
void write_map(Html& html, const DatasetView& view);
// risk.cpp
void write_risk(Html& html, const DatasetView& view);
// quality.cpp
void write_quality(Html& html, const DatasetView& view);
// snippets.cpp
void write_snippets(Html& html, const DatasetView& view);
// citation.cpp
void write_citation(Html& html, const DatasetView& view);
// releases.cpp
void write_releases(Html& html, const DatasetView& view);

/// A heading that links of the page lead to.
void write_heading(Html& html, std::string_view id, Message title);
/// A JSON file of the release; null where it has none, or one that cannot be read.
[[nodiscard]] json::Value read_release_json(const Release& release, std::string_view path);

}  // namespace opendata::api::web
