#pragma once
#include <opendata/json.hpp>

#include "raw_law.hpp"

namespace opendata::search {

/// A law from any JSON layout: the API's (LawName, LawArticles), the older one (法規名稱, 法規內容) and the re-arranged one
/// (name, articles with numbers of the form N·100 + M). `position` names it in errors ("Laws[17]"). Errors, each with
/// line and key: bad_structure (no such layout, no list of articles, an article that is neither A nor C).
[[nodiscard]] Result<RawLaw> read_raw_law(const json::Value& object, const std::string& position);

}  // namespace opendata::search
