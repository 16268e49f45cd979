#pragma once
#include <sqlite3.h>

#include <deque>
#include <filesystem>
#include <string>

namespace opendata::format {

/// A virtual file system of SQLite whose nameless scratch files, such as those of a large sort, lie in a directory of ours
/// and not in the system's one for temporary files: what a gate has yet to see stays beside what is being built. They are
/// readable by this account only and are unlinked as soon as they are open, so that none is left by a kill.
/// Must outlive the connections that were opened with name(); for one connection at a time.
class ScratchBeside {
 public:
  explicit ScratchBeside(std::filesystem::path directory);
  ScratchBeside(const ScratchBeside&) = delete;
  ScratchBeside& operator=(const ScratchBeside&) = delete;
  ~ScratchBeside();

  [[nodiscard]] const char* name() const { return name_.c_str(); }
  /// How many scratch files were opened.
  [[nodiscard]] std::size_t opened() const { return paths_.size(); }

 private:
  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* granted);
  const char* next_path() noexcept;

  std::filesystem::path directory_;
  std::string name_;
  std::deque<std::string> paths_;  // SQLite keeps pointers to them
  sqlite3_vfs* system_;
  sqlite3_vfs vfs_;
};

}  // namespace opendata::format
