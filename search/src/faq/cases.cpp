#include <opendata/release.hpp>
#include <opendata/search/faq_candidates.hpp>
#include <opendata/sqlite.hpp>
#include <opendata/text.hpp>

namespace opendata::search::faq {
namespace {

constexpr Message no_dataset{"the catalogue has no such dataset", "目錄中沒有此資料集"};
constexpr Message no_field{"the dataset has no such field", "資料集沒有此欄位"};

Result<Release> current_release(const std::filesystem::path& catalog, const std::string& dataset_id) {
  auto entries = read_catalog(catalog);
  if (!entries) return failure(std::move(entries.error()));
  for (const CatalogEntry& entry : *entries)
    if (entry.dataset_id == dataset_id) return open_release(catalog, dataset_id, entry.current);
  return failure(Errc::not_found, no_dataset, {catalog.string(), 0, {}});
}

/// A field as SQL. The name is one of the schema's, [a-z0-9_]; nothing of the caller's text gets further.
Result<std::string> column(const Release& release, const std::string& field) {
  if (field.empty()) return std::string("NULL");
  if (release.schema.index_of(field)) return "\"" + field + "\"";
  return failure(Errc::not_found, no_field, {{}, 0, field});
}

/// The string field with the longest texts: most bytes that are not ASCII, so that no column of codes is taken for one.
Result<std::string> longest_field(const Release& release, const sqlite::Database& rows) {
  std::string best;
  std::int64_t longest = -1;
  for (const Field& field : release.schema.fields) {
    if (field.type != FieldType::string) continue;
    auto statement = rows.prepare("SELECT coalesce(sum(length(CAST(\"" + field.name + "\" AS BLOB)) - length(\"" + field.name + "\")), 0) FROM rows");
    if (!statement) return failure(std::move(statement.error()));
    if (auto row = statement->step(); !row) return failure(row.error());
    if (statement->integer(0) > longest) {
      longest = statement->integer(0);
      best = field.name;
    }
  }
  return best.empty() ? failure(Errc::not_found, {"the dataset has no text field", "資料集沒有文字欄位"})
                      : Result<std::string>(best);
}

std::string first_day(const Release& release) {
  for (const Field& field : release.schema.fields)
    if (field.type == FieldType::date || field.type == FieldType::datetime) return field.name;
  return {};
}

std::optional<std::int64_t> days_between(const std::string& opened, const std::string& closed) {
  const auto from = text::parse_date(opened, text::Calendar::ad), to = text::parse_date(closed, text::Calendar::ad);
  if (!from || !to) return std::nullopt;
  const auto days = [](const text::Date& of) {
    const int y = of.month <= 2 ? of.year - 1 : of.year, m = of.month <= 2 ? of.month + 9 : of.month - 3;
    return 365LL * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + of.day;
  };
  return days(*to) - days(*from);
}

Result<std::string> question(const Release& release, const CaseFields& fields) {
  std::string columns = "\"_id\"";
  for (const std::string* field : {&fields.text, &fields.opened, &fields.closed}) {
    const auto named = column(release, *field);
    if (!named) return failure(named.error());
    columns += ", " + *named;
  }
  return "SELECT " + columns + " FROM rows ORDER BY \"_id\"";
}

}  // namespace

Result<std::vector<Case>> read_cases(const std::filesystem::path& catalog, const std::string& dataset_id,
                                     const CaseFields& fields) {
  const auto release = current_release(catalog, dataset_id);
  if (!release) return failure(release.error());
  const auto path = release->directory / "rows.sqlite";
  const auto rows = sqlite::Database::open(path.string(), sqlite::Database::Access::read);
  if (!rows) return failure(rows.error());
  CaseFields chosen = fields;
  if (chosen.opened.empty()) chosen.opened = first_day(*release);
  if (chosen.text.empty()) {
    auto longest = longest_field(*release, *rows);
    if (!longest) return failure(std::move(longest.error()));
    chosen.text = std::move(*longest);
  }
  const auto sql = question(*release, chosen);
  if (!sql) return failure(sql.error());
  auto statement = rows->prepare(*sql);
  if (!statement) return failure(std::move(statement.error()));
  std::vector<Case> cases;
  for (;;) {
    const auto more = statement->step();
    if (!more) return failure(more.error());
    if (!*more) return cases;
    const std::string opened = statement->text(2);
    cases.push_back({statement->text(0), statement->text(1), opened, days_between(opened, statement->text(3))});
  }
}

}  // namespace opendata::search::faq
