#pragma once
#include <array>
#include <filesystem>
#include <opendata/result.hpp>
#include <string>
#include <vector>

/// Where things are in an index directory:
///   current              Xapian stub file: one line a database of the live generation; replaced by one rename
///   lock                 held by the build or update that runs
///   gen-000007/texts     database of FAQ, datasets and other documents
///   gen-000007/articles  database of articles of laws
///                        each a directory, or with several shards a Xapian stub file that names them: texts-0, texts-1 …
///   gen-000007/texts-0.table, articles-0.table …   what is kept in memory of each shard's documents
///   gen-000007/laws.jsonl   names of laws
///   gen-000007/dictionaries/   what it was built with, see dictionaries.hpp
///   gen-000007/manifest     checksums of all these
///   gen-000008/…         a build under way, or what a killed one left; the next build removes it
namespace opendata::search::layout {

/// By number of the kind of database; 1 holds the articles.
inline constexpr std::array<const char*, 2> databases{"texts", "articles"};
inline constexpr const char* laws_file = "laws.jsonl";
inline constexpr const char* manifest_file = "manifest";
inline constexpr const char* dictionaries = "dictionaries";

inline constexpr Message cannot_write{"the index cannot be written; check free space and permissions",
                                      "無法寫入索引；請檢查磁碟空間與權限"};

/// "texts-1", the name of a shard in the manifest and of its directory where there are several.
[[nodiscard]] std::string shard_name(std::size_t kind, std::size_t shard);
/// The table of a shard's documents.
[[nodiscard]] std::filesystem::path table_file(const std::filesystem::path& generation, std::size_t kind,
                                               std::size_t shard);

/// The version of the segmenter, of this layout and of the stored fields.
[[nodiscard]] std::string version();

/// Name of the live generation. Errors: not_found (no index here), corrupt (the stub is not ours).
[[nodiscard]] Result<std::string> current_generation(const std::filesystem::path& directory);
/// A name that comes after all that are there.
[[nodiscard]] std::string next_generation(const std::filesystem::path& directory);
/// Makes the generation current, durably.
[[nodiscard]] Result<void> make_current(const std::filesystem::path& directory, const std::string& generation);
/// Removes what killed builds left: generations newer than the live one.
void remove_leftovers(const std::filesystem::path& directory);
/// Removes all generations but these two: readers may still be opening the one before the live one.
void keep_only(const std::filesystem::path& directory, const std::string& live, const std::string& previous);
/// Flushes every file below `path` and its directories to the disk.
[[nodiscard]] Result<void> sync_tree(const std::filesystem::path& path);
/// Bytes of all files below `path`.
[[nodiscard]] std::uint64_t bytes_below(const std::filesystem::path& path);

}  // namespace opendata::search::layout
