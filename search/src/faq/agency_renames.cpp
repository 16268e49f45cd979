#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/search/faq_check.hpp>
#include <opendata/text.hpp>

namespace opendata::search::faq {
namespace {

constexpr std::size_t longest_file = 1U << 20U;
constexpr Message not_a_list{"must be a list of {\"from\", \"to\", \"since\"}", "須為 {\"from\", \"to\", \"since\"} 的清單"};
constexpr Message no_name{"needs \"from\" and \"to\", two different names", "須有「from」與「to」兩個不同的名稱"};
constexpr Message no_day{"\"since\" is no day; write 2026-05-06", "「since」不是日期；請寫成 2026-05-06"};

Result<AgencyRename> rename_from(const json::Value& object, const std::string& file) {
  if (!object.is(json::Kind::object)) return failure(Errc::bad_structure, not_a_list, {file, object.line(), {}});
  AgencyRename rename{object.text_of("from"), object.text_of("to"), object.text_of("since")};
  if (rename.from.empty() || rename.to.empty() || rename.from == rename.to)
    return failure(Errc::bad_value, no_name, {file, object.line(), {}});
  const auto day = text::parse_date(rename.since);
  if (!day) return failure(Errc::bad_value, no_day, {file, object.line(), "since"});
  rename.since = text::format_date(*day);
  return rename;
}

/// Whether the old name at `at` is a part of the new one that stands there.
bool is_inside_new_name(std::string_view text, std::size_t at, const AgencyRename& rename) {
  for (auto inner = rename.to.find(rename.from); inner != std::string::npos; inner = rename.to.find(rename.from, inner + 1))
    if (at >= inner && text.substr(at - inner, rename.to.size()) == rename.to) return true;
  return false;
}

}  // namespace

Result<std::vector<AgencyRename>> read_agency_renames(const std::string& file) {
  const auto content = read_file(file, longest_file);
  if (!content) return failure(content.error());
  const auto root = json::parse(*content, json::Dialect::with_comments, file);
  if (!root) return failure(root.error());
  if (!root->is(json::Kind::array)) return failure(Errc::bad_structure, not_a_list, {file, 0, {}});
  std::vector<AgencyRename> renames;
  for (const json::Value& item : root->items()) {
    auto rename = rename_from(item, file);
    if (!rename) return failure(std::move(rename.error()));
    renames.push_back(std::move(*rename));
  }
  return renames;
}

bool has_old_name(std::string_view text, const AgencyRename& rename) {
  for (auto at = text.find(rename.from); at != std::string_view::npos; at = text.find(rename.from, at + 1))
    if (!is_inside_new_name(text, at, rename)) return true;
  return false;
}

}  // namespace opendata::search::faq
