#include <filesystem>
#include <opendata/files.hpp>

namespace opendata {
namespace {

constexpr Message unopened{"cannot be opened for reading; check the path and the permissions",
                           "無法開啟；請檢查路徑與權限"};
constexpr Message unread{"cannot be read to the end; check the disk", "無法讀完；請檢查磁碟"};
constexpr Message too_long{"a line is longer than 16 MiB (line bytes); split the text",
                           "單行超過 16 MiB（行長上限）；請分割文字"};

}  // namespace

void LineReader::Close::operator()(std::FILE* file) const { std::fclose(file); }

Result<LineReader> LineReader::open(const std::string& path) {
  std::error_code ignored;
  const bool directory = std::filesystem::is_directory(path, ignored);
  std::FILE* file = directory ? nullptr : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return failure(Errc::not_found, unopened, {path, 0, {}});
  return LineReader(file, path);
}

Result<bool> LineReader::read(std::string& line) {
  line.clear();
  ++number_;
  auto more = collect(line);
  if (line.ends_with('\r')) line.pop_back();
  return more;
}

Result<bool> LineReader::collect(std::string& line) {
  for (int c = getc_unlocked(file_.get());; c = getc_unlocked(file_.get())) {
    if (c == '\n') return true;
    if (c == EOF) break;
    if (line.size() == longest_line) return failure(Errc::limit_exceeded, too_long, place());
    line.push_back(static_cast<char>(c));
  }
  if (std::ferror(file_.get()) != 0) return failure(Errc::io_failure, unread, place());
  return !line.empty();
}

Result<void> for_each_line(const std::string& path,
                           const std::function<Result<void>(const std::string& line, const Where& place)>& visit) {
  auto lines = LineReader::open(path);
  if (!lines) return failure(std::move(lines.error()));
  for (std::string line;;) {
    const auto more = lines->read(line);
    if (!more) return failure(more.error());
    if (!*more) return {};
    if (line.empty()) continue;
    if (auto visited = visit(line, lines->place()); !visited) return failure(std::move(visited.error()).at(lines->place()));
  }
}

}  // namespace opendata
