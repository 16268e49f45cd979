#include "aliases.hpp"

#include <algorithm>
#include <opendata/files.hpp>
#include <opendata/json.hpp>

namespace opendata::search {
namespace {

constexpr std::size_t largest_file = 16U << 20U;
constexpr Message bad_aliases{
    "must be an object from a law's pcode to a list of short names: {\"M0060027\": [\"動保法\"]}",
    "須為「法規代碼」對「簡稱清單」的物件，例如 {\"M0060027\": [\"動保法\"]}"};

bool is_text(const json::Value& value) { return value.is(json::Kind::string); }

bool is_list_of_texts(const json::Value& value) {
  return value.is(json::Kind::array) && std::all_of(value.items().begin(), value.items().end(), is_text);
}

}  // namespace

Result<std::map<std::string, std::vector<std::string>>> read_aliases(const std::string& file) {
  std::map<std::string, std::vector<std::string>> aliases;
  if (file.empty()) return aliases;
  const auto content = read_file(file, largest_file);
  if (!content) return failure(content.error());
  const auto root = json::parse(*content, json::Dialect::with_comments, file);
  if (!root) return failure(root.error());
  if (!root->is(json::Kind::object)) return failure(Errc::bad_structure, bad_aliases, {file, root->line(), {}});
  for (std::size_t i = 0; i < root->keys().size(); ++i) {
    const json::Value& names = root->items()[i];
    if (!is_list_of_texts(names))
      return failure(Errc::bad_structure, bad_aliases, {file, names.line(), root->keys()[i]});
    for (const json::Value& name : names.items()) aliases[root->keys()[i]].push_back(name.text());
  }
  return aliases;
}

}  // namespace opendata::search
