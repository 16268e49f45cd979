#pragma once
#include <filesystem>
#include <functional>
#include <opendata/publish.hpp>
#include <opendata/release.hpp>
#include <optional>

#include "release/source.hpp"

namespace opendata::release {

/// Looks at an earlier release of the dataset before a new one may follow it. An error refuses the new one.
using CompareWithEarlier = std::function<Result<void>(const Release& earlier)>;

/// publish() of records from anywhere. `compare` gets each release that the catalogue lists of the dataset, unless the
/// new one is among them; nobody else publishes the dataset meanwhile. Errors: as publish(), the source and `compare`.
[[nodiscard]] Result<Publication> publish_source(const Policy& policy, const Source& source,
                                                 const std::filesystem::path& catalog,
                                                 std::optional<deid::PseudonymKey> key,
                                                 const CompareWithEarlier& compare = {});

}  // namespace opendata::release
