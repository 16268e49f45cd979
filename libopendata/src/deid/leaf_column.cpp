#include "deid/leaf_column.hpp"

namespace opendata::deid {

Result<void> LeafColumn::check_new(const Cell& cell, std::uint64_t row) {
  if (built_in_) return built_in_->add(cell, row);
  if (!file_ || file_->leaf(cell.value_or(""))) return {};
  return failure(Errc::bad_value,
                 {"the hierarchy has no such value; add a line for it to the hierarchy's file",
                  "階層中沒有此值；請於階層檔加入一列"},
                 {{}, row, field_});
}

Result<void> LeafColumn::add(const Cell& cell, std::uint64_t row) {
  const auto next = static_cast<std::uint32_t>(numbers_.size());
  const auto [known, added] = numbers_.emplace(cell.value_or(""), next);
  if (added) {
    if (auto fits = check_new(cell, row); !fits) return fits;
  }
  records_.push_back(known->second);
  return {};
}

/// Without a coarser level the texts of a hierarchy mean nothing: numbers stand for them, which can have no blanks.
Result<privacy::Hierarchy> LeafColumn::make_hierarchy() {
  if (file_) return std::move(*file_);
  if (built_in_) return built_in_->finish();
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < numbers_.size(); ++i) rows.push_back({std::to_string(i)});
  return privacy::Hierarchy::create(field_, rows);
}

Result<std::vector<std::uint32_t>> LeafColumn::settle() {
  const bool named = file_ || built_in_;
  auto made = make_hierarchy();
  if (!made) return failure(std::move(made.error()));
  settled_ = std::move(*made);
  std::vector<std::uint32_t> leaves(numbers_.size());
  for (auto& [text, number] : numbers_) {
    const std::uint32_t leaf = named ? settled_->leaf(text).value() : number;
    leaves[number] = leaf;
    number = leaf;
  }
  for (std::uint32_t& record : records_) record = leaves[record];
  return std::move(records_);
}

bool LeafColumn::is_unknown(std::size_t level, std::uint32_t label) const {
  const bool between = level > 0 && level < settled_->height();
  return built_in_ && between && settled_->text(level, label) == privacy::BuiltInHierarchy::unknown;
}

std::optional<std::uint32_t> LeafColumn::leaf(const Cell& cell) const {
  const auto found = numbers_.find(cell.value_or(""));
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

}  // namespace opendata::deid
