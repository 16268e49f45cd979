#pragma once
#include <filesystem>
#include <opendata/release.hpp>
#include <opendata/result.hpp>
#include <set>
#include <string>
#include <vector>

namespace opendata::release {

/// Whether a file of a release holds its rows: one of the formats, or the row store.
[[nodiscard]] bool is_table(const ReleaseFile& file);

/// By how much of its SHA-256 a table is known for ever: 64 bits, so that catalog.json can say it of many.
inline constexpr std::size_t table_digits = 16;
[[nodiscard]] std::string table_digest(const std::string& sha256);

/// table_digest() of every table of a release, sorted. A release's id also hashes its time, policy and program, and says
/// nothing of whether the rows are those of another.
[[nodiscard]] std::vector<std::string> digests_of_tables(const Manifest& manifest);

/// The same of a release of the catalogue, by its manifest alone: other files of it may be damaged or gone. None when the
/// manifest cannot be read.
[[nodiscard]] std::vector<std::string> tables_of_release(const std::filesystem::path& catalog, const std::string& dataset_id,
                                                         const std::string& release_id);

/// Whether some table of a release is the very bytes of one of these. Both sorted.
[[nodiscard]] bool have_common_table(const std::vector<std::string>& tables, const std::vector<std::string>& others);

/// Ids of the withdrawn releases that show something else than what is made: each of their tables has other bytes.
[[nodiscard]] std::set<std::string> withdrawn_with_other_tables(const Withdrawal& withdrawal, const Manifest& made);

/// Whether what is made was taken back: the very release, or one with a table of the very same bytes, without resume()
/// having allowed it. Rows that the current release shows stay publishable in another release: the withdrawal left them
/// public. Errors: refused, naming those releases; corrupt, io_failure of catalog.json.
[[nodiscard]] Result<void> refuse_withdrawn_content(const std::filesystem::path& catalog, const Withdrawal& withdrawal,
                                                    const Manifest& made, const std::string& release_id);

}  // namespace opendata::release
