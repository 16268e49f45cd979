#include <string>
#include <utility>
#include <vector>

#include "table/sheet_content.hpp"
#include "table/sheet_rows.hpp"

namespace opendata::table {
namespace {

constexpr std::size_t most_sheets = 1'000;

/// Looks which tables of the document have a cell that holds anything.
class FilledSheets final : public SheetContent {
 public:
  explicit FilledSheets(std::unique_ptr<ByteSource> bytes) : SheetContent(std::move(bytes)) {}
  [[nodiscard]] std::vector<std::string>& names() { return names_; }

 private:
  void begin_sheet(std::string_view name) override {
    filled_ = false;
    name_ = name;
  }
  void end_cell() override { filled_ = filled_ || has_content(); }
  void end_sheet() override {
    if (filled_) names_.push_back(std::move(name_));
    if (names_.size() > most_sheets)
      stop(Errc::limit_exceeded, {"has more than 1,000 sheets; split it", "超過 1,000 個工作表；請分割"});
  }

  std::vector<std::string> names_;
  std::string name_;
  bool filled_ = false;
};

}  // namespace

Result<std::vector<std::string>> filled_sheets(const std::filesystem::path& path) {
  auto bytes = SheetContent::open_bytes(path);
  if (!bytes) return failure(std::move(bytes.error()));
  FilledSheets sheets(std::move(*bytes));
  auto outcome = SheetContent::Outcome::more;
  while (outcome == SheetContent::Outcome::more) outcome = sheets.advance();
  if (outcome == SheetContent::Outcome::failed) return failure(Error(*sheets.error()).at({path.string(), 0, {}}));
  return std::move(sheets.names());
}

}  // namespace opendata::table
