#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::api {

using PathSegments = std::vector<std::string_view>;
/// The values of a template's names.
using PathValues = std::map<std::string, std::string, std::less<>>;

/// The segments of a decoded path; nullopt when it is not plain: not beginning with '/', or with a segment that is empty,
/// ".", ".." or holds '\'. The views are of `path`.
[[nodiscard]] std::optional<PathSegments> plain_segments(std::string_view path);

/// "/a/{name}/b": a name stands for one segment; "{name*}" at the end for all that remain.
class PathTemplate {
 public:
  /// `text` must outlive the template.
  explicit PathTemplate(std::string_view text);
  /// The names' values, or nullopt when the path is another.
  [[nodiscard]] std::optional<PathValues> match(const PathSegments& path) const;
  /// Of two templates that match, the one that is more literal from the left has the smaller rank.
  [[nodiscard]] const std::string& rank() const { return rank_; }

 private:
  PathSegments segments_;
  std::string rank_;
};

}  // namespace opendata::api
