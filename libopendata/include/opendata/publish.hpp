#pragma once
#include <filesystem>
#include <opendata/pipeline.hpp>
#include <opendata/policy.hpp>
#include <opendata/result.hpp>
#include <opendata/table.hpp>
#include <optional>
#include <string>

namespace opendata {

/// The outcome of one publication, for the program's report.
struct Publication {
  std::string dataset_id;
  std::string release_id;
  bool unchanged = false;  ///< the very same release was already current
  deid::PipelineReport pipeline;
  ReadReport input;
};

/// Publishes one source file: reads it twice through the pipeline, writes every format, checks the output (privacy
/// model, residual scan of the bytes, quality), and makes the release current by one rename of catalog.json. Errors: as
/// the reader, policy and pipeline; refused when the gate finds anything. On any error the old release stays current
/// and whole. Guarantees: a crash at any moment leaves the old or the new catalogue, whole; leftovers of a crash are
/// removed by the next run.
[[nodiscard]] Result<Publication> publish(const Policy& policy, const std::string& input,
                                          const std::filesystem::path& catalog, std::optional<deid::PseudonymKey> key);

}  // namespace opendata
