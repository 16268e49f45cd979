#pragma once
#include <string>
#include <vector>

#include "cli/support.hpp"
#include "push/engine.hpp"
#include "push/http/client.hpp"

/// What the subcommands of opendata-push share.
namespace opendata::push {

struct CommonOptions {
  std::string catalog, state;
  std::vector<std::string> datasets;  ///< empty = all
  bool dry_run = false;
  Pace pace;
};
void add_common_options(CLI::App& command, CommonOptions& options);

/// Of a platform that is asked over HTTP.
struct PlatformOptions {
  std::string url, token_file, token_variable, ca_file;
  bool insecure_http = false;
  unsigned timeout = 60;  ///< seconds
};
void add_platform_options(CLI::App& command, PlatformOptions& options);
/// The client, its token read. Errors: as parse_base_address() and Token.
[[nodiscard]] Result<HttpClient> make_client(const PlatformOptions& options, const Pace& pace,
                                             std::vector<std::string> token_headers);

/// Pushes the current release of every chosen dataset, one after the other; one that fails does not stop the others.
/// Prints the dry run's differences or a summary. `name` is the far end's, for the journal. Gives the exit code.
[[nodiscard]] int push_all(const CommonOptions& options, Target& target, const std::string& name);

// The subcommands.
void add_ckan(CLI::App& app, std::function<int()>& run);
void add_dgtw(CLI::App& app, std::function<int()>& run);
void add_directory(CLI::App& app, std::function<int()>& run);
void add_postgresql(CLI::App& app, std::function<int()>& run);
void add_links(CLI::App& app, std::function<int()>& run);

}  // namespace opendata::push
