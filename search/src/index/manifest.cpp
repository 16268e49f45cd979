#include "index/manifest.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <opendata/files.hpp>
#include <sstream>

#include "index/index_layout.hpp"

namespace opendata::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_manifest = 1U << 20U;
constexpr std::string_view program = "opendata-index";

/// The last line: the checksum of all that stands before it.
std::string last_line(std::string_view content) {
  std::ostringstream out;
  out << "end " << std::hex << XXH3_64bits(content.data(), content.size()) << '\n';
  return out.str();
}

Error damaged(const fs::path& file) {
  return {Errc::corrupt,
          {"a file of the index is missing or damaged; build the index again, or copy it again from where it was built",
           "索引的檔案遺失或已損壞；請重新建立索引，或從原處重新複製"},
          {file.string(), 0, {}}};
}

/// Size and checksum of a file; false when it cannot be read whole.
bool read_sum(const fs::path& path, Manifest::File& file) {
  std::ifstream in(path, std::ios::binary);
  std::vector<char> block(1U << 20U);
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  file.bytes = 0;
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    const auto count = static_cast<std::size_t>(in.gcount());
    XXH3_64bits_update(&state, block.data(), count);
    file.bytes += count;
  }
  file.checksum = XXH3_64bits_digest(&state);
  return in.eof();
}

/// One line of the file; false when it is none of ours.
bool read_line(const std::string& line, Manifest& manifest) {
  std::istringstream words(line);
  std::string kind;
  words >> kind;
  if (kind == program) return static_cast<bool>(words >> manifest.version);
  if (kind == "end") return true;
  if (kind == "database") {
    auto& database = manifest.databases.emplace_back();
    return static_cast<bool>(words >> database.name >> database.documents >> database.uuid);
  }
  if (kind != "file") return false;
  auto& file = manifest.files.emplace_back();
  return static_cast<bool>(words >> file.bytes >> std::hex >> file.checksum >> file.path);
}

}  // namespace

Result<void> Manifest::sum_up(const fs::path& generation) {
  std::error_code error;
  for (fs::recursive_directory_iterator it(generation, error), end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file() || it->path().filename() == "flintlock") continue;
    const std::string path = it->path().lexically_relative(generation).generic_string();
    if (path == layout::databases[0] || path == layout::databases[1]) continue;  // stubs are edited when shards move
    File& file = files.emplace_back();
    file.path = path;
    if (!read_sum(it->path(), file)) return failure(Errc::io_failure, layout::cannot_write, {it->path().string(), 0, {}});
  }
  if (error) return failure(Errc::io_failure, layout::cannot_write, {generation.string(), 0, {}});
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return {};
}

Result<void> Manifest::write(const fs::path& generation) const {
  std::ostringstream out;
  out << program << ' ' << version << '\n';
  for (const Database& database : databases)
    out << "database " << database.name << ' ' << database.documents << ' ' << database.uuid << '\n';
  for (const File& file : files)
    out << "file " << std::dec << file.bytes << ' ' << std::hex << file.checksum << ' ' << file.path << '\n';
  return write_file_atomically(generation / layout::manifest_file, out.str() + last_line(out.str()));
}

std::optional<Manifest> Manifest::parse(const std::string& content) {
  Manifest manifest;
  // Of another version nothing further is understood, not even how it sums itself up.
  if (read_line(content.substr(0, content.find('\n')), manifest) && manifest.version != layout::version()) return manifest;
  manifest = {};
  const std::size_t end = content.rfind("end ");
  if (end == std::string::npos || content.substr(end) != last_line(std::string_view(content).substr(0, end)))
    return std::nullopt;
  std::istringstream lines(content);
  for (std::string line; std::getline(lines, line);)
    if (!read_line(line, manifest)) return std::nullopt;
  return manifest.version.empty() ? std::nullopt : std::optional(std::move(manifest));
}

Result<Manifest> Manifest::read(const fs::path& generation) {
  const fs::path path = generation / layout::manifest_file;
  const auto content = read_file(path, largest_manifest);
  if (content)
    if (auto manifest = parse(*content)) return std::move(*manifest);
  return failure(damaged(path));
}

Result<void> Manifest::verify(const fs::path& generation) const {
  for (const File& file : files) {
    const fs::path path = generation / file.path;
    if (!fs::is_directory(path.parent_path())) continue;
    File found;
    std::error_code error;
    if (fs::file_size(path, error) != file.bytes || error || !read_sum(path, found) || found.checksum != file.checksum)
      return failure(damaged(path));
  }
  return {};
}

const Manifest::Database* Manifest::find(const std::string& name) const {
  const auto found =
      std::find_if(databases.begin(), databases.end(), [&](const Database& each) { return each.name == name; });
  return found == databases.end() ? nullptr : &*found;
}

}  // namespace opendata::search
