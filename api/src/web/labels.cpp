#include "web/labels.hpp"

#include <algorithm>
#include <array>

#include "web/code_names.hpp"

namespace opendata::api::web {
namespace {

constexpr std::array facets{Label{"kind", {"Kind", "類型"}},
                            Label{"agency", {"Agency", "機關"}},
                            Label{"category", {"Category", "類別"}},
                            Label{"theme", {"Theme", "主題分類"}},
                            Label{"administration", {"Administration", "施政分類"}},
                            Label{"service", {"Service", "服務分類"}}};

constexpr std::size_t classifications = 3;

}  // namespace

const Label* find_label(std::span<const Label> labels, std::string_view name) {
  const auto found = std::find_if(labels.begin(), labels.end(), [&](const Label& label) { return label.name == name; });
  return found == labels.end() ? nullptr : &*found;
}

std::span<const Label> facet_labels() { return facets; }
std::span<const Label> classification_labels() { return facet_labels().last(classifications); }

std::string_view kind_label(const Call& call, std::string_view kind) {
  if (kind == "faq") return call.say({"Questions and answers", "常見問答"});
  if (kind == "article") return call.say({"Regulations", "法規"});
  if (kind == "dataset") return call.say({"Datasets", "資料集"});
  return kind;
}

std::string category_label(std::string_view path, Language language) {
  if (auto name = service_category_name(path, language); name != path) return name;
  std::string out;
  for (const char c : path) c == '/' ? out += " › " : out += c;
  return out;
}

std::string value_label(const Call& call, std::string_view facet, std::string_view value) {
  if (facet == "kind") return std::string(kind_label(call, value));
  return facet == "agency" ? std::string(value) : category_label(value, call.language);
}

}  // namespace opendata::api::web
