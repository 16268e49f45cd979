#include "catalog/file_set.hpp"

#include <opendata/files.hpp>
#include <system_error>

#include "release/modified.hpp"
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

fs::path sets_of(const fs::path& parent, std::string_view name) { return parent / (std::string(name) + "-sets"); }

/// Gives the last error; what could be removed is gone all the same.
std::error_code remove_others(const fs::path& sets, const fs::path& current, const fs::path& previous) {
  std::error_code error, last;
  std::vector<fs::path> old;
  for (fs::directory_iterator entry(sets, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path name = entry->path().filename();
    if (name != current.filename() && name != previous.filename()) old.push_back(entry->path());
  }
  for (const fs::path& path : old)
    if (fs::remove_all(path, error); error) last = error;
  return last;
}

}  // namespace

Result<void> replace_file_set(const fs::path& parent, std::string_view name, const std::vector<NamedFile>& files) {
  const fs::path link = parent / name, sets = sets_of(parent, name);
  std::error_code error;
  const fs::path previous = fs::read_symlink(link, error);
  const fs::path target = sets.filename() / name_of(files);
  if (previous == target && fs::exists(parent / target, error)) return {};
  fs::create_directories(sets, error);
  if (auto made = make_set(sets, parent / target, files); !made) return made;
  if (auto switched = point_at(link, target); !switched) return switched;
  remove_others(sets, target, previous);  // what cannot be removed now is removed by the next run
  return {};
}

bool has_file_set(const fs::path& parent, std::string_view name) {
  std::error_code absent;
  return fs::is_symlink(parent / name, absent) || fs::exists(sets_of(parent, name), absent);
}

bool has_set_from(const fs::path& parent, std::string_view name, const std::string& latest) {
  std::error_code error;
  for (fs::directory_iterator set(sets_of(parent, name), error), end; !error && set != end; set.increment(error)) {
    const auto made = release::modified_time(set->path().string());
    if (made && *made <= latest) return true;
  }
  return false;
}

Result<void> remove_former_sets(const fs::path& parent, std::string_view name) {
  std::error_code absent;
  const fs::path current = fs::read_symlink(parent / name, absent);
  if (remove_others(sets_of(parent, name), current, current)) return cannot_write(sets_of(parent, name));
  return sync_path(sets_of(parent, name));
}

Result<void> remove_file_sets(const fs::path& parent, std::string_view name) {
  std::error_code link_stays, sets_stay;
  fs::remove(parent / name, link_stays);
  fs::remove_all(sets_of(parent, name), sets_stay);
  if (sets_stay) return cannot_write(sets_of(parent, name));
  return link_stays ? cannot_write(parent / name) : sync_path(parent);
}

}  // namespace opendata::catalog
