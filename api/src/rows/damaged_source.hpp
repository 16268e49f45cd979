#pragma once
#include "rows/row_problems.hpp"
#include "rows/row_source.hpp"

namespace opendata::api {

/// The rows of a release whose row store is damaged: every question is refused with damaged_problem().
class DamagedSource : public RowSource {
 public:
  [[nodiscard]] const SqlDialect& dialect() const override { return dialect_; }
  [[nodiscard]] Outcome<std::unique_ptr<RowCursor>> run(const Sql& /*sql*/, std::chrono::milliseconds /*limit*/,
                                                        Extent /*extent*/) override {
    return refuse(damaged_problem());
  }

 private:
  SqlDialect dialect_;
};

}  // namespace opendata::api
