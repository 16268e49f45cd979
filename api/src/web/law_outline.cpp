#include "web/law_outline.hpp"

#include <algorithm>

namespace opendata::api::web {
namespace {

constexpr std::string_view between_levels = " / ";

std::vector<std::string> levels_of(std::string_view chapter) {
  std::vector<std::string> out;
  while (!chapter.empty()) {
    const auto end = std::min(chapter.find(between_levels), chapter.size());
    out.emplace_back(chapter.substr(0, end));
    chapter.remove_prefix(std::min(end + between_levels.size(), chapter.size()));
  }
  return out;
}

/// Puts one article below the headings of `levels` from `depth` on.
void place(std::vector<Chapter>& chapters, const std::vector<std::string>& levels, std::size_t depth, std::size_t article) {
  const std::string heading = depth < levels.size() ? levels[depth] : std::string();
  if (chapters.empty() || chapters.back().heading != heading) chapters.push_back({heading, article, article, article, {}});
  Chapter& chapter = chapters.back();
  chapter.end = article + 1;
  if (depth + 1 < levels.size()) {
    place(chapter.below, levels, depth + 1, article);
  } else if (chapter.below.empty()) {
    chapter.own_end = article + 1;
  } else {
    // Articles that follow a section without a heading of their own belong to the section before them.
    place(chapter.below, {chapter.below.back().heading}, 0, article);
  }
}

}  // namespace

std::vector<Chapter> outline(const std::vector<search::Document>& articles) {
  std::vector<Chapter> out;
  for (std::size_t i = 0; i < articles.size(); ++i) place(out, levels_of(articles[i].chapter), 0, i);
  return out;
}

}  // namespace opendata::api::web
