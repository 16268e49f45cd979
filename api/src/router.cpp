#include "router.hpp"

#include <algorithm>
#include <vector>

namespace opendata::api {
namespace {

struct Candidate {
  const Route* route;
  PathTemplate path;
};

std::vector<Candidate> make_candidates() {
  std::vector<Candidate> candidates;
  for (const Route& route : routes()) candidates.push_back({&route, PathTemplate(route.path)});
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const auto& a, const auto& b) { return a.path.rank() < b.path.rank(); });
  return candidates;
}

}  // namespace

Outcome<Match> find_route(std::string_view path) {
  static const std::vector<Candidate> candidates = make_candidates();
  if (const auto segments = plain_segments(path)) {
    for (const Candidate& candidate : candidates)
      if (auto values = candidate.path.match(*segments)) return Match{candidate.route, std::move(*values)};
  }
  return refuse({ProblemKind::not_found,
                 {"there is nothing at this address; see /api/v1/openapi.json",
                  "此網址沒有資料；可用網址見 /api/v1/openapi.json"}});
}

}  // namespace opendata::api
