#pragma once
#include <opendata/pipeline.hpp>
#include <span>
#include <string>
#include <vector>

#include "release/series_ledger.hpp"
#include "release/written_profile.hpp"

namespace opendata::release {

/// How a release made its quasi-identifiers, as the ledger knows it: the order in which the policy names them says
/// nothing, so they are put in one order, and the signatures of classes are made in it.
class SeriesLevels {
 public:
  SeriesLevels(const Policy& policy, const Schema& schema, const WrittenProfile& written);
  /// Of a class; `tuple` is in the order of the schema.
  [[nodiscard]] std::uint64_t signature(std::span<const Cell> tuple) const;
  /// JSON, an array with an object for each quasi-identifier. What a search chose is part of it: the level of a
  /// full-domain search; of local recoding, whose levels are those of its classes, the classes themselves.
  [[nodiscard]] std::string json(const deid::PipelineReport& report, const Classes& classes) const;

 private:
  struct Level {
    const PolicyField* field;
    std::size_t place;  ///< in the tuple
    std::string made;   ///< source, type and transform
  };
  std::vector<Level> levels_;
};

/// A policy that makes these levels again, with the quasi-identifiers in the order of the signatures. What cannot be
/// made again is found when a pipeline is created. Errors: as json::parse().
[[nodiscard]] Result<Policy> policy_of(const std::string& levels, const Policy& current);

}  // namespace opendata::release
