#pragma once
#include <filesystem>
#include <memory>

#include "push/target.hpp"

namespace opendata::push {

struct DirectoryOptions {
  std::filesystem::path catalog;      ///< from which releases come: tells which ones are still kept
  std::filesystem::path destination;  ///< becomes a catalogue of the same layout
};

/// A mirror in another directory: another disk, a share, what a web server or rsync hands out. Files are copied beside,
/// flushed and compared with the manifest; the directory takes its name by one rename; then the link `current` and,
/// last, catalog.json are switched. Releases that the source no longer lists are removed after that, and datasets that it
/// has taken back.
[[nodiscard]] std::unique_ptr<Target> make_directory_target(DirectoryOptions options);

}  // namespace opendata::push
