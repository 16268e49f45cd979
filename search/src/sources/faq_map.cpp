#include "faq_map.hpp"

#include <algorithm>
#include <array>
#include <opendata/files.hpp>
#include <opendata/json.hpp>

namespace opendata::search {
namespace {

constexpr std::size_t largest_map = 1U << 20U;
constexpr std::array needed{"id", "question", "answer"};
constexpr std::array fields{"id", "question", "answer", "agency", "category", "modified", "url"};
constexpr Message bad_map{
    "must be an object from our fields to the file's columns: {\"id\": \"編號\", \"question\": \"問題\", \"answer\": "
    "\"答案\"}",
    "須為「欄位」對「檔案欄名」的物件，例如 {\"id\": \"編號\", \"question\": \"問題\", \"answer\": \"答案\"}"};
constexpr Message not_mapped{"no column is given for this field; name the column so, or write a map file (--map; of an index: --faq-map)",
                             "未指定此欄位對應的檔案欄名；請將該欄改名，或以對照檔指定（--map；建索引時為 --faq-map）"};

Result<FaqMap> parse_map(const std::string& file) {
  const auto content = read_file(file, largest_map);
  if (!content) return failure(content.error());
  const auto root = json::parse(*content, json::Dialect::with_comments, file);
  if (!root) return failure(root.error());
  if (!root->is(json::Kind::object)) return failure(Errc::bad_structure, bad_map, {file, root->line(), {}});
  FaqMap map;
  for (std::size_t i = 0; i < root->keys().size(); ++i) {
    const json::Value& column = root->items()[i];
    if (!column.is(json::Kind::string))
      return failure(Errc::bad_structure, bad_map, {file, column.line(), root->keys()[i]});
    map[root->keys()[i]] = column.text();
  }
  return map;
}

FaqMap map_of_equal_names(const std::vector<std::string>& columns) {
  FaqMap map;
  for (const std::string& column : columns)
    if (is_faq_field(column)) map[column] = column;
  return map;
}

}  // namespace

bool is_faq_field(const std::string& key) { return std::find(fields.begin(), fields.end(), key) != fields.end(); }

Result<FaqMap> read_faq_map(const std::string& map_file, const std::vector<std::string>& columns) {
  auto map = map_file.empty() ? Result<FaqMap>(map_of_equal_names(columns)) : parse_map(map_file);
  if (!map) return map;
  for (const char* field : needed)
    if (map->count(field) == 0) return failure(Errc::missing_column, not_mapped, {map_file, 0, field});
  return map;
}

}  // namespace opendata::search
