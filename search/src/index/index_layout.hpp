#pragma once
#include <filesystem>
#include <opendata/result.hpp>
#include <string>
#include <vector>

/// Where things are in an index directory:
///   current              Xapian stub file: one line a database of the live generation; replaced by one rename
///   lock                 held by the build that runs
///   gen-000007/texts     database of FAQ, datasets and other documents
///   gen-000007/articles  database of articles of laws
///   gen-000007/laws.jsonl, titles.txt   names of laws; titles for suggestions
///   gen-000007/authority.f32            how often laws and articles are cited, see authority.hpp
///   gen-000007/dictionaries/            what it was built with, see dictionaries.hpp
///   gen-000008/…         a build under way, or what a killed one left; the next build removes it
namespace opendata::search::layout {

inline constexpr const char* texts = "texts";
inline constexpr const char* articles = "articles";
inline constexpr const char* laws_file = "laws.jsonl";
inline constexpr const char* titles_file = "titles.txt";
inline constexpr const char* authority_file = "authority.f32";
inline constexpr const char* dictionaries = "dictionaries";

/// Metadata of the texts database: the segmenter's version and the version of this layout and the stored fields.
inline constexpr const char* version_key = "opendata.version";
[[nodiscard]] std::string version();
/// The same database's fingerprint of the dictionaries.
inline constexpr const char* dictionaries_key = "opendata.dictionaries";

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
