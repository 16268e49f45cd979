#pragma once
#include <functional>
#include <memory>
#include <opendata/result.hpp>
#include <vector>

#include "push/links/examination.hpp"
#include "push/links/history.hpp"

namespace opendata::push::links {

struct CheckOptions {
  NetworkPolicy policy;
  Politeness politeness;
  Bounds bounds;
  ExaminationOptions examination;
  Patience patience;
  unsigned at_once = 8;  ///< hosts that are asked at the same time
};
/// Makes the fetcher of one thread.
using MakeFetcher = std::function<std::unique_ptr<Fetcher>()>;
/// Told after each look, by one thread at a time.
using Progress = std::function<void(const Judged& judged)>;

/// Looks at every link and judges it, in the order given. What could not be reached within the bounds comes first in the
/// next run: documents are asked for in the order of their last look. Each look is noted in `history` before it counts.
/// Errors: io_failure of the history; links that fail are no error.
[[nodiscard]] Result<std::vector<Judged>> check_links(const std::vector<Link>& links, const CheckOptions& options,
                                                      History& history, const MakeFetcher& make_fetcher,
                                                      const Progress& progress = {});

}  // namespace opendata::push::links
