#include "rows/row_problems.hpp"

namespace opendata::api {

Problem deadline_problem() {
  return {ProblemKind::query_deadline,
          {"the query took too long; filter by a field with short values, sort by fewer fields, or add "
           "include_total=false",
           "查詢逾時；請增加篩選條件、減少排序欄位，或加上 include_total=false"}};
}

Problem damaged_problem() {
  Problem problem{ProblemKind::not_available,
                  {"the rows of this dataset are damaged on this server and come back when they are restored; try later",
                   "此資料集的資料列在本服務上損毀，修復後即恢復提供；請稍後再試"}};
  problem.headers.emplace_back("Retry-After", "60");
  return problem;
}

Problem unreadable_problem() {
  return {ProblemKind::internal,
          {"the rows of this dataset cannot be read at the moment", "目前無法讀取此資料集的資料列"}};
}

}  // namespace opendata::api
