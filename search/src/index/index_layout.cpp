#include "index/index_layout.hpp"

#include <algorithm>
#include <opendata/files.hpp>
#include <opendata/search/segmenter.hpp>
#include <system_error>

namespace opendata::search::layout {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view generation_prefix = "gen-";
constexpr std::size_t number_digits = 6;
constexpr std::string_view stub_word = "auto ";

std::vector<std::string> generations(const fs::path& directory) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with(generation_prefix)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool is_generation_name(std::string_view name) {
  return name.starts_with(generation_prefix) && name.size() == generation_prefix.size() + number_digits &&
         name.find_first_not_of("0123456789", generation_prefix.size()) == std::string_view::npos;
}

void remove_tree(const fs::path& path) {
  std::error_code ignored;
  fs::remove_all(path, ignored);
}

}  // namespace

std::string version() { return "9/" + std::string(Segmenter::version()); }

std::string shard_name(std::size_t kind, std::size_t shard) {
  return std::string(databases[kind]) + "-" + std::to_string(shard);
}

fs::path table_file(const fs::path& generation, std::size_t kind, std::size_t shard) {
  return generation / (shard_name(kind, shard) + ".table");
}

Result<std::string> current_generation(const fs::path& directory) {
  const auto stub = read_file(directory / "current", 4096);
  if (!stub) {
    return failure(Error(
        stub.error().code(),
        {"there is no index here; build one with opendata-index build", "此處沒有索引；請以 opendata-index build 建立"},
        {directory.string(), 0, {}}));
  }
  const std::size_t slash = stub->find('/');
  const std::string name = stub->starts_with(stub_word) && slash != std::string::npos
                               ? stub->substr(stub_word.size(), slash - stub_word.size())
                               : "";
  if (is_generation_name(name)) return name;
  return failure(Errc::corrupt,
                 {"the file \"current\" is damaged; build the index again", "檔案 current 已損壞；請重新建立索引"},
                 {directory.string(), 0, {}});
}

std::string next_generation(const fs::path& directory) {
  unsigned long last = 0;
  for (const std::string& name : generations(directory)) {
    if (is_generation_name(name)) last = std::max(last, std::stoul(name.substr(generation_prefix.size())));
  }
  const std::string digits = std::to_string(last + 1);
  return std::string(generation_prefix) + std::string(number_digits - std::min(number_digits, digits.size()), '0') +
         digits;
}

Result<void> make_current(const fs::path& directory, const std::string& generation) {
  std::string stub;
  for (const char* database : databases) stub += std::string(stub_word) + generation + "/" + database + "\n";
  return write_file_atomically(directory / "current", stub);
}

void remove_leftovers(const fs::path& directory) {
  const auto live = current_generation(directory);
  for (const std::string& name : generations(directory)) {
    if (!live || name > *live) remove_tree(directory / name);
  }
}

void keep_only(const fs::path& directory, const std::string& live, const std::string& previous) {
  for (const std::string& name : generations(directory)) {
    if (name != live && name != previous) remove_tree(directory / name);
  }
}

Result<void> sync_tree(const fs::path& path) {
  std::error_code error;
  for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    if (auto synced = sync_path(it->path()); !synced) return synced;
  }
  return sync_path(path);
}

std::uint64_t bytes_below(const fs::path& path) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error)) bytes += it->file_size(error);
  }
  return bytes;
}

}  // namespace opendata::search::layout
