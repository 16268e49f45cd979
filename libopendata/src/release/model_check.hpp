#pragma once
#include <filesystem>
#include <opendata/pipeline.hpp>
#include <opendata/policy.hpp>
#include <unordered_map>

namespace opendata::release {

/// Judges l-diversity and t-closeness on written records, apart from the search that made them.
class ModelCheck {
 public:
  /// `source` holds the sensitive values of the whole source: t compares with them.
  /// Errors: as binding the model.
  [[nodiscard]] static Result<ModelCheck> create(const Policy& policy, const Schema& schema,
                                                 const privacy::CodedTable& source);
  void look_at(const RawRecord& record);
  /// Classes in which the model does not hold.
  [[nodiscard]] std::uint64_t failing_classes() const;

 private:
  ModelCheck() = default;
  std::vector<std::size_t> columns_;  ///< of the quasi-identifiers
  std::size_t sensitive_ = 0;
  std::optional<privacy::ClassRule> rule_;
  std::unordered_map<std::string, std::uint32_t> codes_;  ///< of sensitive values; others get new ones
  struct Class {
    std::uint64_t records = 0;
    std::unordered_map<std::uint32_t, std::uint32_t> values;
    bool has_unknown_value = false;
  };
  std::unordered_map<std::string, Class> classes_;
};

/// Reads the written rows and refuses them when l or t does not hold in a class. Nothing to do without l and t.
/// Errors: refused; io_failure, corrupt (rows.sqlite cannot be read).
[[nodiscard]] Result<void> check_model(const Policy& policy, const deid::Pipeline& pipeline,
                                       const std::filesystem::path& directory);

}  // namespace opendata::release
