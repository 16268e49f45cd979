#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include "formats/little_endian.hpp"
#include "formats/zip.hpp"

namespace opendata::format {
namespace {

constexpr Message not_an_archive{"is not an archive as a release holds; publish the dataset again",
                                 "不是發布版本的壓縮檔；請重新發布資料集"};
constexpr Message damaged{
    "is damaged, cut off or no archive at all: it cannot be unpacked to its end; get it again, or save it again",
    "檔案損壞、不完整或並非壓縮檔，無法解壓縮到結尾；請重新取得，或重新另存"};
constexpr Message too_many_files{"the archive's list of files is larger than 64 MiB; split it", "壓縮檔的檔案目錄超過 64 MiB；請分割"};
constexpr Message unusual{"is encrypted or packed in an unusual way; save it again without a password",
                          "已加密或壓縮方式不支援；請另存為不加密的檔案"};
constexpr std::size_t most_own_directory_bytes = std::size_t{1} << 20U, most_directory_bytes = std::size_t{64} << 20U;
constexpr std::size_t end_record = 22, end_record_64 = 56 + 20;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Reads parts of a file by their place.
class Archive {
 public:
  /// `broken`: what to say when it is no sound archive.
  static Result<Archive> open(const std::filesystem::path& path, Message broken) {
    std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
    if (!file) return failure(Errc::not_found, {"cannot be opened for reading", "無法開啟檔案"}, {path.string(), 0, {}});
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error) return failure(Errc::io_failure, {"cannot be read", "無法讀取"}, {path.string(), 0, {}});
    return Archive(std::move(file), path.string(), size, broken);
  }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] tl::unexpected<Error> corrupt() const { return failed(Errc::corrupt, broken_); }
  [[nodiscard]] tl::unexpected<Error> failed(Errc code, Message why) const { return failure(code, why, {path_, 0, {}}); }
  /// Exactly these bytes; empty when the file does not have them.
  std::string bytes(std::uint64_t offset, std::size_t n) {
    std::string out(n, '\0');
    const bool read = offset <= size_ && n <= size_ - offset &&
                      ::fseeko(file_.get(), static_cast<off_t>(offset), SEEK_SET) == 0 &&
                      std::fread(out.data(), 1, n, file_.get()) == n;
    return read ? out : std::string();
  }

 private:
  Archive(std::unique_ptr<std::FILE, CloseFile> file, std::string path, std::uint64_t size, Message broken)
      : file_(std::move(file)), path_(std::move(path)), size_(size), broken_(broken) {}
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::string path_;
  std::uint64_t size_;
  Message broken_;
};

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t n) { return read_le(bytes.substr(at, n)); }

struct Directory {
  std::uint64_t entries = 0, offset = 0, size = 0;
};

/// Where the record that ends the archive begins. A comment may follow it, as long as the record says.
std::optional<std::uint64_t> find_end(Archive& archive) {
  constexpr std::string_view mark = "PK\x05\x06";
  constexpr std::size_t longest_comment = 0xFFFF, place_of_length = 20;
  const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(archive.size(), end_record + longest_comment));
  const std::string tail = archive.bytes(archive.size() - n, n);
  for (auto at = tail.rfind(mark); at != std::string::npos; at = at == 0 ? std::string::npos : tail.rfind(mark, at - 1))
    if (at + end_record <= n && number_at(tail, at + place_of_length, 2) == n - at - end_record) return archive.size() - n + at;
  return std::nullopt;
}

std::optional<Directory> find_directory(Archive& archive) {
  const auto place = find_end(archive);
  if (!place) return std::nullopt;
  const std::string end = archive.bytes(*place, end_record);
  Directory out{number_at(end, 10, 2), number_at(end, 16, 4), number_at(end, 12, 4)};
  const bool has_64 = out.offset == 0xFFFF'FFFF || out.size == 0xFFFF'FFFF || out.entries == 0xFFFF;
  if (!has_64) return out;
  if (*place < end_record_64) return std::nullopt;
  const std::string large = archive.bytes(*place - end_record_64, end_record_64);
  if (!large.starts_with("PK\x06\x06")) return std::nullopt;
  return Directory{number_at(large, 32, 8), number_at(large, 48, 8), number_at(large, 40, 8)};
}

constexpr std::size_t directory_entry_bytes = 46;  ///< without name, extra fields and comment

/// Takes one entry off the front of the directory's bytes.
std::optional<ZipEntry> take_entry(std::string_view& bytes) {
  if (bytes.size() < directory_entry_bytes || !bytes.starts_with("PK\x01\x02")) return std::nullopt;
  const std::size_t name = number_at(bytes, 28, 2), extra = number_at(bytes, 30, 2);
  const std::size_t whole = directory_entry_bytes + name + extra + number_at(bytes, 32, 2);
  if (bytes.size() < whole) return std::nullopt;
  ZipEntry out{std::string(bytes.substr(directory_entry_bytes, name)),
               static_cast<std::uint16_t>(number_at(bytes, 10, 2)),
               static_cast<std::uint32_t>(number_at(bytes, 16, 4)),
               number_at(bytes, 20, 4),
               number_at(bytes, 24, 4),
               number_at(bytes, 42, 4),
               (number_at(bytes, 8, 2) & 1U) != 0};
  std::string_view field = bytes.substr(directory_entry_bytes + name, extra);
  if (!field.empty()) field.remove_prefix(std::min<std::size_t>(4, field.size()));
  for (std::uint64_t* number : {&out.size, &out.compressed, &out.offset}) {
    if (*number != 0xFFFF'FFFF) continue;
    if (field.size() < 8) return std::nullopt;
    *number = read_le(field.substr(0, 8));
    field.remove_prefix(8);
  }
  bytes.remove_prefix(whole);
  return out;
}

Result<std::vector<ZipEntry>> read_directory(Archive& archive, const Directory& place) {
  const std::string directory = archive.bytes(place.offset, static_cast<std::size_t>(place.size));
  std::vector<ZipEntry> out;
  out.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(place.entries, directory.size() / directory_entry_bytes)));
  for (std::string_view rest = directory; !rest.empty();) {
    auto entry = take_entry(rest);
    if (!entry) return archive.corrupt();
    out.push_back(std::move(*entry));
  }
  if (out.size() != place.entries) return archive.corrupt();
  return out;
}

/// Inflates an entry, or hands it on as it is stored.
class EntrySource final : public table::ByteSource {
 public:
  EntrySource(Archive archive, ZipEntry entry, std::uint64_t begin)
      : archive_(std::move(archive)), entry_(std::move(entry)), next_(begin), left_(entry_.compressed) {
    if (::inflateInit2(&stream_, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  }
  EntrySource(const EntrySource&) = delete;
  EntrySource& operator=(const EntrySource&) = delete;
  ~EntrySource() override { ::inflateEnd(&stream_); }

  Result<bool> read(std::size_t most, std::string& out) override {
    const std::size_t before = out.size();
    const bool good = entry_.method == 0 ? copy(most, out) : inflate(most, out);
    const std::string_view made = std::string_view(out).substr(before);
    crc_ = ::crc32_z(crc_, reinterpret_cast<const Bytef*>(made.data()), made.size());
    size_ += made.size();
    const bool ended = made.empty();
    if (!good || size_ > entry_.size || (ended && (size_ != entry_.size || crc_ != entry_.crc)))
      return archive_.corrupt();
    return !ended;
  }

 private:
  bool copy(std::size_t most, std::string& out) {
    const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(most, left_));
    if (n == 0) return true;
    out += take(n);
    return true;
  }
  bool inflate(std::size_t most, std::string& out) {
    const std::size_t before = out.size();
    out.resize(before + most);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream_.avail_out = static_cast<uInt>(most);
    int outcome = ended_ ? Z_STREAM_END : Z_OK;
    while (outcome == Z_OK && stream_.avail_out > 0) {
      if (stream_.avail_in == 0 && !refill()) break;
      outcome = ::inflate(&stream_, Z_NO_FLUSH);
    }
    out.resize(before + most - stream_.avail_out);
    ended_ = outcome == Z_STREAM_END;
    return outcome == Z_OK ? out.size() > before : ended_ && left_ == 0 && stream_.avail_in == 0;
  }
  bool refill() {
    input_ = take(static_cast<std::size_t>(std::min<std::uint64_t>(left_, std::size_t{1} << 16U)));
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(input_.size());
    return !input_.empty();
  }
  std::string take(std::size_t n) {
    std::string out = archive_.bytes(next_, n);
    next_ += out.size();
    left_ -= out.size();
    return out;
  }
  Archive archive_;
  ZipEntry entry_;
  std::uint64_t next_, left_;
  z_stream stream_{};
  std::string input_;
  bool ended_ = false;
  std::uint64_t size_ = 0;
  unsigned long crc_ = 0;
};

}  // namespace

Result<std::vector<ZipEntry>> read_zip_directory(const std::filesystem::path& path) {
  auto archive = Archive::open(path, not_an_archive);
  if (!archive) return failure(std::move(archive.error()));
  const auto place = find_directory(*archive);
  return place && place->size <= most_own_directory_bytes ? read_directory(*archive, *place) : archive->corrupt();
}

bool have_room(const std::vector<ZipEntry>& entries, std::uint64_t ZipEntry::*size, std::uint64_t most) {
  std::uint64_t left = most;
  return std::all_of(entries.begin(), entries.end(), [&](const ZipEntry& entry) {
    const bool has_room = entry.*size <= left;
    left -= has_room ? entry.*size : 0;
    return has_room;
  });
}

Result<std::vector<ZipEntry>> read_foreign_zip_directory(const std::filesystem::path& path) {
  auto archive = Archive::open(path, damaged);
  if (!archive) return failure(std::move(archive.error()));
  const auto place = find_directory(*archive);
  if (!place || place->size > archive->size()) return archive->corrupt();
  if (place->size > most_directory_bytes) return archive->failed(Errc::limit_exceeded, too_many_files);
  auto entries = read_directory(*archive, *place);
  const bool overlap = entries && !have_room(*entries, &ZipEntry::compressed, archive->size());
  return overlap ? archive->corrupt() : std::move(entries);
}

Result<std::unique_ptr<table::ByteSource>> open_zip_entry(const std::filesystem::path& path, const ZipEntry& entry) {
  auto archive = Archive::open(path, not_an_archive);
  if (!archive) return failure(std::move(archive.error()));
  const bool streamed = entry.method != 0;
  const std::string expected = zip::local_header(entry, streamed);
  if (archive->bytes(entry.offset, expected.size()) != expected) return archive->corrupt();
  return std::make_unique<EntrySource>(std::move(*archive), entry, entry.offset + expected.size());
}

Result<std::unique_ptr<table::ByteSource>> open_foreign_zip_entry(const std::filesystem::path& path, const ZipEntry& entry) {
  constexpr std::size_t local_header = 30;
  auto archive = Archive::open(path, damaged);
  if (!archive) return failure(std::move(archive.error()));
  if (entry.encrypted || (entry.method != 0 && entry.method != 8)) return archive->failed(Errc::not_supported, unusual);
  const std::string header = archive->bytes(entry.offset, local_header);
  if (!header.starts_with("PK\x03\x04")) return archive->corrupt();
  const std::uint64_t begin = entry.offset + local_header + number_at(header, 26, 2) + number_at(header, 28, 2);
  return std::make_unique<EntrySource>(std::move(*archive), entry, begin);
}

}  // namespace opendata::format
