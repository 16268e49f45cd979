#pragma once
#include <opendata/built_in_hierarchy.hpp>
#include <opendata/hierarchy.hpp>
#include <optional>

#include "deid/transform.hpp"

namespace opendata::deid {

/// One quasi-identifier of all records as leaves of its hierarchy: learnt record by record, settled once.
/// A missing and an empty cell are the same leaf. Memory: 4 bytes a record, and each distinct text once.
class LeafColumn {
 public:
  /// A column that a fixed transform has generalised already: its texts are leaves, and there is no coarser level.
  explicit LeafColumn(std::string field) : field_(std::move(field)) {}
  /// A column of a hierarchy file.
  LeafColumn(std::string field, privacy::Hierarchy hierarchy) : field_(std::move(field)), file_(std::move(hierarchy)) {}
  /// A column whose hierarchy is made from its values.
  LeafColumn(std::string field, privacy::BuiltInHierarchy hierarchy)
      : field_(std::move(field)), built_in_(std::move(hierarchy)) {}

  /// The next record's cell. Errors: bad_value with row and field when the hierarchy has no place for it.
  [[nodiscard]] Result<void> add(const Cell& cell, std::uint64_t row);
  /// Every record's leaf, once all have been added; add() must not follow. Errors: as making the hierarchy.
  [[nodiscard]] Result<std::vector<std::uint32_t>> settle();

  // After settle().
  [[nodiscard]] const privacy::Hierarchy& hierarchy() const { return *settled_; }
  /// Whether a label is what a hierarchy that is made from values calls the missing ones, above them.
  [[nodiscard]] bool is_unknown(std::size_t level, std::uint32_t label) const;
  /// nullopt when the cell is none that was added.
  [[nodiscard]] std::optional<std::uint32_t> leaf(const Cell& cell) const;

 private:
  [[nodiscard]] Result<void> check_new(const Cell& cell, std::uint64_t row);
  [[nodiscard]] Result<privacy::Hierarchy> make_hierarchy();
  std::string field_;
  std::optional<privacy::Hierarchy> file_, settled_;
  std::optional<privacy::BuiltInHierarchy> built_in_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  ///< text → in order of appearance; after settle() its leaf
  std::vector<std::uint32_t> records_;
};

}  // namespace opendata::deid
