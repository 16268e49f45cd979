#pragma once
#include <xapian.h>

#include <array>
#include <filesystem>
#include <map>
#include <opendata/result.hpp>
#include <string>
#include <vector>

#include "index/law_file.hpp"
#include "index/part.hpp"

namespace opendata::search {

/// What updates have changed since a generation was built: a small database of each kind beside the large ones, which
/// are never written again. It holds the new and changed documents and says which documents of the generation they, or
/// deletions, supersede.
namespace live {

/// Metadata of each: the superseded documents of the generation's databases of its kind, see format_places().
inline constexpr const char* superseded_key = "opendata.superseded";
/// Metadata of the texts: laws added since, a line of layout::laws_file under this and the law's id.
inline constexpr const char* law_key = "opendata.law/";
/// What stands there of a law that was removed.
inline constexpr const char* removed_law = "-";
/// Metadata of the texts: how far a source was read, under this and the source's name.
inline constexpr const char* position_key = "opendata.position/";

[[nodiscard]] std::filesystem::path path(const std::filesystem::path& generation, std::size_t kind);
/// Whether there is one: nothing was ever committed to a directory without its version file.
[[nodiscard]] bool exists(const std::filesystem::path& generation, std::size_t kind);

[[nodiscard]] std::string format_places(const std::vector<std::uint64_t>& places);
/// Errors: corrupt.
[[nodiscard]] Result<std::vector<std::uint64_t>> parse_places(std::string_view bytes);
/// A document of a generation as one number: the place of its database among those of its kind, and its own.
[[nodiscard]] inline std::uint64_t place_of(std::size_t shard, Xapian::docid document) {
  return std::uint64_t{shard} << 32U | document;
}

/// The revisions of the updates that there are, to see whether they have changed; 0 without.
[[nodiscard]] std::array<Xapian::rev, 2> revisions(const std::filesystem::path& generation);

/// How far each source was read. Throws what Xapian throws.
[[nodiscard]] std::map<std::string, std::string> positions(const std::filesystem::path& generation);
/// Begins the updates of a generation with these. Throws what Xapian throws.
void write_positions(const std::filesystem::path& generation, const std::map<std::string, std::string>& positions);

/// Takes what updates say of laws: new ones are appended, changed ones replaced, removed ones taken out. Errors: corrupt.
[[nodiscard]] Result<void> load_laws(const Xapian::Database& texts, std::vector<LawEntry>& laws);

/// Adds the updates of a generation to its parts and marks what they supersede, and load_laws(). Errors: corrupt. Throws what Xapian throws.
[[nodiscard]] Result<void> load(const std::filesystem::path& generation, std::vector<Part>& parts,
                                std::vector<LawEntry>& laws);

}  // namespace live
}  // namespace opendata::search
