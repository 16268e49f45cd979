#include "path_template.hpp"

#include <algorithm>

namespace opendata::api {
namespace {

PathSegments split_path(std::string_view path) {
  PathSegments segments;
  while (path.starts_with('/')) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    segments.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  if (segments.size() == 1 && segments[0].empty()) segments.clear();
  return segments;
}

bool is_plain(std::string_view segment) {
  return !segment.empty() && segment != "." && segment != ".." && segment.find('\\') == std::string_view::npos;
}

bool is_name(std::string_view segment) { return segment.starts_with('{'); }
bool is_rest(std::string_view segment) { return segment.ends_with("*}"); }

std::string_view name_of(std::string_view segment) {
  segment = segment.substr(1, segment.size() - 2);
  return segment.ends_with('*') ? segment.substr(0, segment.size() - 1) : segment;
}

char rank_of(std::string_view segment) {
  if (!is_name(segment)) return 'a';
  return is_rest(segment) ? 'c' : 'b';
}

std::string join_rest(const PathSegments& path, std::size_t from) {
  std::string rest;
  for (std::size_t i = from; i < path.size(); ++i) rest.append(i == from ? "" : "/").append(path[i]);
  return rest;
}

}  // namespace

std::optional<PathSegments> plain_segments(std::string_view path) {
  auto segments = split_path(path);
  if (!path.starts_with('/') || !std::all_of(segments.begin(), segments.end(), is_plain)) return std::nullopt;
  return segments;
}

PathTemplate::PathTemplate(std::string_view text) : segments_(split_path(text)) {
  for (const auto segment : segments_) rank_ += rank_of(segment);
}

std::optional<PathValues> PathTemplate::match(const PathSegments& path) const {
  PathValues values;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const auto segment = segments_[i];
    if (i >= path.size()) return std::nullopt;
    if (is_rest(segment)) {
      values.emplace(name_of(segment), join_rest(path, i));
      return values;
    }
    if (is_name(segment)) {
      values.emplace(name_of(segment), path[i]);
    } else if (segment != path[i]) {
      return std::nullopt;
    }
  }
  if (path.size() != segments_.size()) return std::nullopt;
  return values;
}

}  // namespace opendata::api
