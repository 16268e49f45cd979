#pragma once
#include <filesystem>
#include <functional>
#include <opendata/publish.hpp>
#include <opendata/release.hpp>
#include <optional>
#include <string>
#include <vector>

#include "release/source.hpp"

namespace opendata::release {

/// Looks at earlier releases of the dataset before a new one may follow them. An error refuses the new one.
struct CompareWithEarlier {
  std::function<Result<void>(const Release& earlier)> listed = {};
  /// Gets what was `kept` of a release when it was published; empty when nothing was, as before there was `kept`.
  std::function<Result<void>(const std::vector<std::string>& kept)> withdrawn = {};
  std::vector<std::string> kept = {};  ///< of the new one, for later ones; in CATALOG/ledger, without labels
};

/// publish() of records from anywhere. `compare` gets each release of the dataset that the catalogue lists, unless the
/// new one is among them, and each that was taken back, unless a table of it is the very same bytes; nobody else
/// publishes the dataset meanwhile. Errors: as publish(), the source and `compare`.
[[nodiscard]] Result<Publication> publish_source(const Policy& policy, const Source& source,
                                                 const std::filesystem::path& catalog,
                                                 std::optional<deid::PseudonymKey> key,
                                                 const CompareWithEarlier& compare = {});

}  // namespace opendata::release
