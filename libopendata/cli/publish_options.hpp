#pragma once
#include <opendata/pipeline.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <string>

namespace opendata::cli {

struct PublishOptions {
  std::string policy, input, all, catalog, key_file, key_environment;
  unsigned jobs = 0;
};
/// The pseudonym key from where the options say; nullopt when they name none.
[[nodiscard]] Result<std::optional<deid::PseudonymKey>> read_key(const PublishOptions& options);
/// Runs every policy of a folder and prints the summary.
[[nodiscard]] int publish_folder(const PublishOptions& options);

}  // namespace opendata::cli
