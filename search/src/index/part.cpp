#include "index/part.hpp"

#include <charconv>
#include <opendata/files.hpp>
#include <sstream>

namespace opendata::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_stub = 64U << 10U;
constexpr unsigned answer_milliseconds = 10'000;
constexpr unsigned connect_milliseconds = 2'000;

Error bad_stub(const fs::path& path, std::size_t line) {
  return {Errc::corrupt,
          {"the list of shards is damaged: write a line \"auto DIRECTORY\" or \"remote HOST:PORT\" for each",
           "分片清單已損壞；每個分片請寫一行「auto 目錄」或「remote 主機:埠號」"},
          {path.string(), line, {}}};
}

bool read_remote(std::string_view text, ShardPlace& place) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  place.host = text.substr(0, colon);
  const std::string_view digits = text.substr(colon + 1);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), place.port);
  return read.ec == std::errc{} && read.ptr == digits.data() + digits.size() && place.port > 0 && place.port < 65'536;
}

bool read_place(const std::string& line, const fs::path& stub, ShardPlace& place) {
  std::istringstream words(line);
  std::string kind, where, more;
  if (!(words >> kind >> where) || words >> more) return false;
  if (kind == "remote") return read_remote(where, place);
  place.directory = stub.parent_path() / where;
  return kind == "auto";
}

}  // namespace

std::string ShardPlace::text() const {
  return is_remote() ? host + ":" + std::to_string(port) : directory.string();
}

Result<std::vector<ShardPlace>> parse_shards(const std::string& stub, const fs::path& path) {
  std::vector<ShardPlace> places;
  std::istringstream lines(stub);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (!read_place(line, path, places.emplace_back())) return failure(bad_stub(path, number));
  }
  if (places.empty()) return failure(bad_stub(path, 0));
  return places;
}

Result<std::vector<ShardPlace>> read_shards(const fs::path& path) {
  if (fs::is_directory(path)) return std::vector<ShardPlace>{{path}};
  const auto stub = read_file(path, largest_stub);
  return stub ? parse_shards(*stub, path) : failure(bad_stub(path, 0));
}

Xapian::Database open_shard(const ShardPlace& place) {
  if (place.is_remote()) return Xapian::Remote::open(place.host, place.port, answer_milliseconds, connect_milliseconds);
  return Xapian::Database(place.directory.string());
}

}  // namespace opendata::search
