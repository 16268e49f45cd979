#pragma once
#include <functional>
#include <memory>
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
struct PlatformOptions : CommonOptions {
  std::string url, token_file, token_variable, ca_file;
  bool insecure_http = false;
  unsigned timeout = 60;  ///< seconds
};
/// Those of add_common_options() among them.
void add_platform_options(CLI::App& command, PlatformOptions& options);

/// What one kind of platform is to push_over_http().
struct Platform {
  std::vector<std::string> token_headers;
  std::function<std::string(const std::string& url)> name;  ///< of the far end, for the journal
  std::function<std::unique_ptr<Target>(HttpClient client)> make;
};
/// Makes the client, its token read, and pushes as push_all(). Gives the exit code.
[[nodiscard]] int push_over_http(const PlatformOptions& options, const Platform& platform);

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
