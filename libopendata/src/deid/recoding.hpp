#pragma once
#include <opendata/coded_table.hpp>
#include <opendata/pipeline.hpp>

#include "deid/leaf_column.hpp"
#include "deid/steps.hpp"
#include "privacy/tuple_hash.hpp"

namespace opendata::deid {

/// Finds out how coarse the quasi-identifiers of a table must be for its privacy model, and makes them so: what a
/// policy with a search, or with l or t, needs beyond the size of classes. Memory: 4 bytes a record and
/// quasi-identifier, each distinct text once, and what the search takes.
class RecodingSearch {
 public:
  /// Errors: as reading the hierarchies, with the place in the policy; bad_value without a quasi-identifier.
  [[nodiscard]] static Result<RecodingSearch> create(const Policy& policy, const std::vector<Step>& steps);

  /// Takes note of a record: its quasi-identifiers as the steps leave them, and the sensitive field as it is published.
  /// Errors: bad_value with row and field.
  [[nodiscard]] Result<void> learn(const std::vector<Cell>& tuple, const Cell& sensitive, std::uint64_t row);
  /// Errors: refused when the model cannot hold; as the hierarchies and the search.
  [[nodiscard]] Result<void> settle();

  // After settle(). Records are counted from 0 in the order in which they were learnt.
  [[nodiscard]] std::size_t records() const { return rows_.size(); }
  [[nodiscard]] bool is_suppressed(std::size_t record) const { return suppressed_[record]; }
  /// Stands for the class of a record that is not suppressed: its labels and their levels.
  [[nodiscard]] TupleHash class_of(std::size_t record) const;
  /// The record of a row of the source, if it has these quasi-identifiers. Errors: conflict when none was learnt.
  [[nodiscard]] Result<std::size_t> find(const std::vector<Cell>& tuple, std::uint64_t row) const;
  /// What is published of its quasi-identifiers.
  [[nodiscard]] std::vector<Cell> recode(const std::vector<Cell>& tuple, std::size_t record) const;
  /// Fills what was found and, for the fields that a search generalised, level, height and loss.
  void describe(PipelineReport& report) const;
  /// The sensitive values of all records; empty without l and t.
  [[nodiscard]] const privacy::CodedTable& table() const { return table_; }

 private:
  struct Column {
    std::size_t field;  ///< in the policy
    bool searched;
    LeafColumn leaves;
    /// texts[level][label] of local recoding. Empty where one level holds for all: which labels need a mark depends on
    /// the values of the table, and a class of a series must be called the same in every release.
    std::vector<std::vector<std::string>> marked;
    [[nodiscard]] const std::string& text(std::size_t level, std::uint32_t label) const;
    [[nodiscard]] bool is_missing(std::size_t level, std::uint32_t label, const Cell& value) const;
  };
  [[nodiscard]] static Result<Column> create_column(const Policy& policy, std::size_t field);
  [[nodiscard]] Result<void> settle_columns();
  [[nodiscard]] Result<void> search_full_domain(const privacy::PrivacyModel& model);
  [[nodiscard]] Result<void> search_locally(const privacy::PrivacyModel& model);
  [[nodiscard]] std::size_t level(std::size_t column, std::size_t record) const {
    return levels_[column][levels_[column].size() == 1 ? 0 : record];
  }
  [[nodiscard]] std::uint32_t label(std::size_t column, std::size_t record) const {
    return columns_[column].leaves.hierarchy().label(level(column, record), table_.columns[column][record]);
  }
  [[nodiscard]] Cell published(std::size_t column, std::size_t record, const Cell& value) const;
  [[nodiscard]] double loss_of(std::size_t column) const;

  std::string file_;  ///< of the policy
  PrivacyModel model_;
  std::vector<double> weights_;
  std::vector<Column> columns_;
  privacy::CodedTable table_;
  std::unordered_map<std::string, std::uint32_t> sensitive_codes_;
  std::vector<std::uint64_t> rows_;  ///< of the source, ascending
  std::vector<bool> suppressed_;
  std::vector<std::vector<std::uint8_t>> levels_;  ///< [column][record], or [column][0] when one level holds for all
  PipelineReport::Search found_;
};

/// The policy's model with the hierarchy of its sensitive field; the one that is made from values takes them from
/// `table`. Errors: as reading or making the hierarchy.
[[nodiscard]] Result<privacy::PrivacyModel> bind_model(const std::string& policy_file, const PrivacyModel& model,
                                                       const privacy::CodedTable& table);

}  // namespace opendata::deid
