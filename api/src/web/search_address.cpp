#include <algorithm>
#include <array>

#include "encoding.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"
#include "web/search.hpp"

namespace opendata::api::web {
namespace {

struct Kept {
  std::string_view name;
  std::string_view usual = {};  ///< the value that need not be said
};

/// What a link to another page of the results, or to fewer of them, keeps.
constexpr std::array kept_parameters{Kept{"q"},
                                     Kept{"mode", "auto"},
                                     Kept{"kind"},
                                     Kept{"agency"},
                                     Kept{"category"},
                                     Kept{"theme"},
                                     Kept{"administration"},
                                     Kept{"service"},
                                     Kept{"modified_from"},
                                     Kept{"modified_until"},
                                     Kept{"validity", "in-force"},
                                     Kept{"as_of"},
                                     Kept{"include_abolished", "false"},
                                     Kept{"synonyms", "true"},
                                     Kept{"limit", "10"},
                                     Kept{"lang"}};

constexpr std::array filters{"kind", "agency", "category", "theme", "administration", "service"};

}  // namespace

bool is_asked(const Call& call) {
  const auto given = [&](const char* name) { return !call.arguments.text(name).empty(); };
  return given("q") || std::any_of(filters.begin(), filters.end(), given);
}

std::string search_address(const Call& call,
                           std::initializer_list<std::pair<std::string_view, std::string_view>> changes) {
  std::string address = "/?";
  const auto append = [&](std::string_view name, std::string_view value) {
    address.append(name).append("=").append(percent_encode(value)).append("&");
  };
  for (const Kept& kept : kept_parameters) {
    const std::string* given = call.request.parameter(kept.name);
    const bool changed = std::any_of(changes.begin(), changes.end(), [&](const auto& change) { return change.first == kept.name; });
    if (given != nullptr && !given->empty() && *given != kept.usual && !changed) append(kept.name, *given);
  }
  for (const auto& [name, value] : changes)
    if (!value.empty()) append(name, value);
  address.pop_back();
  return address;
}

std::string question_address(const Request& request, std::string_view words, std::string_view mode) {
  std::string address = "/?q=" + percent_encode(words);
  if (!mode.empty() && mode != "auto") address.append("&mode=").append(mode);
  return keep_language(request, address);
}

Answer search_page(const Call& call) { return is_asked(call) ? results_page(call) : home_page(call); }

}  // namespace opendata::api::web
