#include "router.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace opendata::api {
namespace {

using Segments = std::vector<std::string_view>;

Segments split_path(std::string_view path) {
  Segments segments;
  while (path.starts_with('/')) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    segments.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  if (segments.size() == 1 && segments[0].empty()) segments.clear();
  return segments;
}

bool is_safe(std::string_view segment) {
  return !segment.empty() && segment != "." && segment != ".." && segment.find('\\') == std::string_view::npos;
}

bool is_name(std::string_view segment) { return segment.starts_with('{'); }
bool is_rest(std::string_view segment) { return segment.ends_with("*}"); }

std::string_view name_of(std::string_view segment) {
  segment = segment.substr(1, segment.size() - 2);
  return segment.ends_with('*') ? segment.substr(0, segment.size() - 1) : segment;
}

/// Of two templates that match, the one that is more literal from the left has the smaller rank.
char rank_of(std::string_view segment) {
  if (!is_name(segment)) return 'a';
  return is_rest(segment) ? 'c' : 'b';
}

struct Template {
  const Route* route;
  Segments segments;
  std::string rank;
};

std::vector<Template> make_templates() {
  std::vector<Template> templates;
  for (const Route& route : routes()) {
    Template entry{&route, split_path(route.path), {}};
    for (const auto segment : entry.segments) entry.rank += rank_of(segment);
    templates.push_back(std::move(entry));
  }
  std::stable_sort(templates.begin(), templates.end(), [](const auto& a, const auto& b) { return a.rank < b.rank; });
  return templates;
}

std::string join_rest(const Segments& path, std::size_t from) {
  std::string rest;
  for (std::size_t i = from; i < path.size(); ++i) rest.append(i == from ? "" : "/").append(path[i]);
  return rest;
}

std::optional<Match> match(const Template& candidate, const Segments& path) {
  Match found{candidate.route, {}};
  for (std::size_t i = 0; i < candidate.segments.size(); ++i) {
    const auto segment = candidate.segments[i];
    if (i >= path.size()) return std::nullopt;
    if (is_rest(segment)) {
      found.values.emplace(name_of(segment), join_rest(path, i));
      return found;
    }
    if (is_name(segment)) {
      found.values.emplace(name_of(segment), path[i]);
    } else if (segment != path[i]) {
      return std::nullopt;
    }
  }
  if (path.size() != candidate.segments.size()) return std::nullopt;
  return found;
}

}  // namespace

Outcome<Match> find_route(std::string_view path) {
  static const std::vector<Template> templates = make_templates();
  const auto segments = split_path(path);
  if (path.starts_with('/') && std::all_of(segments.begin(), segments.end(), is_safe)) {
    for (const Template& candidate : templates)
      if (auto found = match(candidate, segments)) return std::move(*found);
  }
  return refuse({ProblemKind::not_found,
                 {"there is nothing at this address; see /api/v1/openapi.json",
                  "此網址沒有資料；可用網址見 /api/v1/openapi.json"}});
}

}  // namespace opendata::api
