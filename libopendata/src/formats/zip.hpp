#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <opendata/result.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "formats/output_file.hpp"
#include "table/byte_source.hpp"

namespace opendata::format {

/// One file of an archive, as its headers describe it.
struct ZipEntry {
  std::string name;
  std::uint16_t method = 0;  ///< 0 stored, 8 deflated
  std::uint32_t crc = 0;
  std::uint64_t compressed = 0, size = 0;
  std::uint64_t offset = 0;  ///< of its local header
  bool encrypted = false;
};

/// Writes a ZIP archive entry by entry, with memory that does not grow with it. Sizes stand in the local headers, so no
/// data descriptors are needed; the 64-bit fields of ZIP64 are used only by what is larger than 4 GiB, because older
/// readers lack them. Times are constant: equal contents make equal bytes. Not to be moved while an entry is open.
class ZipWriter {
 public:
  /// Errors: io_failure.
  [[nodiscard]] static Result<ZipWriter> create(const std::filesystem::path& path);
  ZipWriter(ZipWriter&& other) noexcept;
  ~ZipWriter();

  void add_stored(std::string name, std::string_view content);
  void add_deflated(std::string name, std::string_view content);
  /// Begins a deflated entry of unknown size; what is appended to the sink goes there until end().
  TextSink& begin(std::string name);
  void end();
  [[nodiscard]] Result<void> status() const { return out_.status(); }
  /// Writes the directory of the archive and flushes it to the disk.
  [[nodiscard]] Result<void> finish();

 private:
  class Deflater;
  explicit ZipWriter(OutputFile out);
  OutputFile out_;
  std::vector<ZipEntry> entries_;
  std::unique_ptr<Deflater> deflater_;  // of the entry that is being written
};

/// Reads the directory of an archive that ZipWriter made. Errors: not_found, io_failure; corrupt.
[[nodiscard]] Result<std::vector<ZipEntry>> read_zip_directory(const std::filesystem::path& path);
/// The content of an entry; its end proves the size and the checksum. Errors: not_found, io_failure; those of read(): also corrupt.
[[nodiscard]] Result<std::unique_ptr<table::ByteSource>> open_zip_entry(const std::filesystem::path& path,
                                                                        const ZipEntry& entry);

/// Whether the sizes of all entries, packed or unpacked, come to no more than `most`.
[[nodiscard]] bool have_room(const std::vector<ZipEntry>& entries, std::uint64_t ZipEntry::*size, std::uint64_t most);

// The same of archives that other programs made, whose local headers may say less than their directories.
/// Limits: a directory of 64 MiB, about 600,000 files; memory: three times the directory. Entries that together are
/// larger than the archive share their bytes and are corrupt: unpacking a small file would take hours. Errors: also limit_exceeded.
[[nodiscard]] Result<std::vector<ZipEntry>> read_foreign_zip_directory(const std::filesystem::path& path);
/// Errors: also not_supported (encrypted, or packed in another way than deflate).
[[nodiscard]] Result<std::unique_ptr<table::ByteSource>> open_foreign_zip_entry(const std::filesystem::path& path,
                                                                                const ZipEntry& entry);

// The headers, shared by writer and reader (PKWARE APPNOTE 6.3.9, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.5.3).
namespace zip {
/// Whole local header. The extra field of a streamed entry has room for 64-bit sizes; with smaller ones it is padding.
[[nodiscard]] std::string local_header(const ZipEntry& entry, bool streamed);
[[nodiscard]] std::string directory_entry(const ZipEntry& entry);
[[nodiscard]] std::string end_of_directory(std::uint64_t entries, std::uint64_t offset, std::uint64_t size);
}  // namespace zip

}  // namespace opendata::format
