#include "formats/scratch_beside.hpp"

#include <atomic>
#include <new>
#include <utility>

namespace opendata::format {
namespace {

/// Two of one name would stand for one another.
std::string next_name() {
  static std::atomic<unsigned> next{0};
  return "opendata-scratch-" + std::to_string(++next);
}

}  // namespace

ScratchBeside::ScratchBeside(std::filesystem::path directory)
    : directory_(std::move(directory)), name_(next_name()), system_(sqlite3_vfs_find(nullptr)), vfs_(*system_) {
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.pNext = nullptr;
  vfs_.xOpen = open;
  sqlite3_vfs_register(&vfs_, 0);
}

ScratchBeside::~ScratchBeside() { sqlite3_vfs_unregister(&vfs_); }

int ScratchBeside::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* granted) {
  auto& self = *static_cast<ScratchBeside*>(vfs->pAppData);
  if (path == nullptr) path = self.next_path();
  if (path == nullptr) return SQLITE_NOMEM;
  return self.system_->xOpen(self.system_, path, file, flags, granted);
}

const char* ScratchBeside::next_path() noexcept try {
  const std::string leaf = "." + name_ + "-" + std::to_string(paths_.size());
  return paths_.emplace_back((directory_ / leaf).string()).c_str();
} catch (const std::bad_alloc&) {
  return nullptr;  // SQLite is written in C: nothing may be thrown through it
}

}  // namespace opendata::format
