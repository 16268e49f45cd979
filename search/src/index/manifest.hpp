#pragma once
#include <cstdint>
#include <filesystem>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <vector>

namespace opendata::search {

/// The file "manifest" of a generation: which version of the program wrote it, the identity of every database, and size
/// and checksum (XXH3, 64 bits) of every file, by which damage is found before anything is answered.
struct Manifest {
  struct Database {
    std::string name;  ///< "texts-0"
    std::string uuid;
    std::uint32_t documents = 0;
  };
  struct File {
    std::string path;  ///< below the generation
    std::uint64_t bytes = 0;
    std::uint64_t checksum = 0;
  };
  std::string version;
  std::vector<Database> databases;
  std::vector<File> files;

  /// Sums up every file below the generation.
  /// Errors: io_failure.
  [[nodiscard]] Result<void> sum_up(const std::filesystem::path& generation);
  /// Errors: io_failure.
  [[nodiscard]] Result<void> write(const std::filesystem::path& generation) const;
  /// nullopt: it is no manifest.
  [[nodiscard]] static std::optional<Manifest> parse(const std::string& content);
  /// Errors: corrupt.
  [[nodiscard]] static Result<Manifest> read(const std::filesystem::path& generation);
  /// Compares the files with their sums; databases that were moved to other machines are passed over.
  /// Errors: corrupt, with the file.
  [[nodiscard]] Result<void> verify(const std::filesystem::path& generation) const;
  [[nodiscard]] const Database* find(const std::string& name) const;
};

}  // namespace opendata::search
