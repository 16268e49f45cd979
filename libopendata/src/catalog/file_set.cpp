#include "catalog/file_set.hpp"

#include <opendata/files.hpp>
#include <system_error>

#include "release/sha256.hpp"

namespace opendata::catalog {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t name_digits = 16;
constexpr const char* building = ".building";

tl::unexpected<Error> cannot_write(const fs::path& path) {
  return failure(Errc::io_failure,
                 {"cannot be written; check free space and permissions", "無法寫入；請檢查磁碟空間與權限"},
                 {path.string(), 0, {}});
}

std::string name_of(const std::vector<NamedFile>& files) {
  std::string names;
  for (const NamedFile& file : files) names += file.name + ' ' + release::sha256_of(file.content) + '\n';
  return release::sha256_of(names).substr(0, name_digits);
}

Result<void> make_set(const fs::path& sets, const fs::path& target, const std::vector<NamedFile>& files) {
  std::error_code error;
  if (fs::exists(target, error)) return {};  // made whole by an earlier run, as the name says
  const fs::path temporary = sets / building;
  fs::remove_all(temporary, error);
  if (!error) fs::create_directories(temporary, error);
  if (error) return cannot_write(temporary);
  for (const NamedFile& file : files) {
    if (auto written = write_file_atomically(temporary / file.name, file.content); !written) return written;
  }
  if (auto synced = sync_path(temporary); !synced) return synced;
  return rename_durably(temporary, target);
}

Result<void> point_at(const fs::path& link, const fs::path& target) {
  const fs::path temporary = link.string() + ".tmp";
  std::error_code error;
  fs::remove(temporary, error);
  fs::create_directory_symlink(target, temporary, error);
  if (error) return cannot_write(link);
  return rename_durably(temporary, link);
}

/// What cannot be removed now is removed by the next run.
void remove_others(const fs::path& sets, const fs::path& current, const fs::path& previous) {
  std::error_code error, ignored;
  std::vector<fs::path> old;
  for (fs::directory_iterator entry(sets, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path name = entry->path().filename();
    if (name != current.filename() && name != previous.filename()) old.push_back(entry->path());
  }
  for (const fs::path& path : old) fs::remove_all(path, ignored);
}

}  // namespace

Result<void> replace_file_set(const fs::path& parent, std::string_view name, const std::vector<NamedFile>& files) {
  const fs::path link = parent / name, sets = parent / (std::string(name) + "-sets");
  std::error_code error;
  const fs::path previous = fs::read_symlink(link, error);
  const fs::path target = sets.filename() / name_of(files);
  if (previous == target && fs::exists(parent / target, error)) return {};
  fs::create_directories(sets, error);
  if (auto made = make_set(sets, parent / target, files); !made) return made;
  if (auto switched = point_at(link, target); !switched) return switched;
  remove_others(sets, target, previous);
  return {};
}

}  // namespace opendata::catalog
