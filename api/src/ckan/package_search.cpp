#include <algorithm>
#include <array>
#include <map>

#include "ckan/actions.hpp"
#include "ckan/names.hpp"
#include "ckan/package_json.hpp"
#include "ckan/solr_query.hpp"
#include "encoding.hpp"

namespace opendata::api::ckan {
namespace {

constexpr std::size_t most_rows = 1000;
const std::vector<std::string_view> known{"q",           "fq",          "fq_list",        "sort",
                                          "rows",        "start",       "facet",          "facet.field",
                                          "facet.limit", "facet.mincount", "include_private", "include_drafts",
                                          "include_deleted", "use_default_schema", "qf", "wt", "df", "defType", "fl"};

tl::unexpected<Failure> query_error(std::string message) {
  return tl::unexpected<Failure>(Failure{400, "Search Query Error", std::move(message)});
}

/// A dataset as a search sees it: the values of each field.
class Entry {
 public:
  explicit Entry(const ServedDataset& dataset) : dataset_(&dataset) {
    const Release& release = dataset.current->release;
    const auto& metadata = release.metadata;
    put("id", package_id(dataset.id));
    put("name", dataset.id);
    put("title", metadata.title.zh_tw);
    put("title", metadata.title.en);
    put("notes", metadata.description.zh_tw);
    put("notes", metadata.description.en);
    for (const auto& keyword : metadata.keywords) put("tags", keyword);
    put("license_id", metadata.license);
    put("author", metadata.publisher_name);
    if (const auto organization = organization_of(metadata)) {
      put("organization", organization->name);
      put("owner_org", organization->id);
    }
    if (const auto group = group_of(metadata)) put("groups", group->name);
    for (const auto file : table_files(release)) put("res_format", format_label(release.manifest.files[file].format));
    put("metadata_modified", release.manifest.modified);
    put("metadata_created", first_published(dataset));
    for (const char* type : {"dataset_type", "type"}) put(type, "dataset");
    put("state", "active");
    put("private", "false");
    put("capacity", "public");
  }
  [[nodiscard]] const ServedDataset& dataset() const { return *dataset_; }
  [[nodiscard]] const std::vector<std::string>& values(std::string_view field) const {
    static const std::vector<std::string> none;
    const auto found = values_.find(field);
    return found == values_.end() ? none : found->second;
  }
  [[nodiscard]] std::string first(std::string_view field) const {
    const auto& all = values(field);
    return all.empty() ? std::string() : all.front();
  }
  [[nodiscard]] bool satisfies(const SolrQuery::Clause& clause) const {
    if (clause.field.empty()) return clause.value == "*" || weight(clause.value) > 0;
    const auto& all = values(clause.field);
    return std::any_of(all.begin(), all.end(), [&](const std::string& value) { return satisfies(clause, value); });
  }
  /// How much a word says about the dataset; 0 when it does not stand in it.
  [[nodiscard]] int weight(std::string_view word) const {
    int sum = 0;
    for (const auto& [field, each] : {std::pair{"title", 8}, {"name", 6}, {"tags", 4}, {"author", 2}, {"notes", 1}}) {
      for (const auto& value : values(field))
        if (lower_case(value).find(lower_case(word)) != std::string::npos) sum += each;
    }
    return sum;
  }
  int score = 0;

 private:
  void put(const char* field, std::string value) {
    if (!value.empty()) values_[field].push_back(std::move(value));
  }
  static bool satisfies(const SolrQuery::Clause& clause, const std::string& value) {
    if (clause.is_range)
      return (clause.value == "*" || value >= clause.value) && (clause.upper == "*" || value <= clause.upper);
    if (clause.value == "*") return true;
    if (clause.is_prefix) return lower_case(value).starts_with(lower_case(clause.value));
    const bool is_text = clause.field == "title" || clause.field == "notes" || clause.field == "author";
    return is_text ? lower_case(value).find(lower_case(clause.value)) != std::string::npos : lower_case(value) == lower_case(clause.value);
  }
  const ServedDataset* dataset_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

/// Words as they are, for a question that is no query.
SolrQuery words_only(std::string text) {
  for (char& c : text)
    if (std::string_view("()\"[]{}^~:*?!&|+-\\").find(c) != std::string_view::npos) c = ' ';
  return SolrQuery::parse(text).value_or(SolrQuery());
}

struct SortOrder {
  std::string field;
  bool descending = false;
};

Checked<std::vector<SortOrder>> read_sort(const std::string& text) {
  std::vector<SortOrder> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(',', begin), text.size());
    std::string clause = text.substr(begin, end - begin);
    clause.erase(0, clause.find_first_not_of(' '));
    const auto blank = std::min(clause.find(' '), clause.size());
    std::string field = clause.substr(0, blank);
    const std::string order = lower_case(clause.substr(std::min(blank + 1, clause.size())));
    constexpr std::array known_fields{"score", "name", "title", "title_string", "metadata_modified", "metadata_created", "id"};
    const bool known_field = std::find(known_fields.begin(), known_fields.end(), field) != known_fields.end();
    if (!known_field || (order != "asc" && order != "desc"))
      return query_error("Can't determine a Sort Order (asc or desc) in sort spec");
    if (field == "title_string") field = "title";
    out.push_back({std::move(field), order == "desc"});
    begin = end + 1;
  }
  return out;
}

bool comes_before(const Entry& a, const Entry& b, const std::vector<SortOrder>& sort) {
  for (const auto& [field, descending] : sort) {
    if (field == "score") {
      if (a.score != b.score) return descending ? a.score > b.score : a.score < b.score;
      continue;
    }
    const auto x = a.first(field), y = b.first(field);
    if (x != y) return descending ? x > y : x < y;
  }
  return a.first("name") < b.first("name");
}

class Search {
 public:
  explicit Search(const ActionCall& call) : call_(call) {}

  Outcome answer() {
    if (const auto* other = call_.parameters.unknown(known)) return query_error("Invalid search parameters: ['" + *other + "']");
    if (auto wrong = read(); !wrong) return tl::unexpected<Failure>(wrong.error());
    select();
    Success out(call_.call.origin, call_.action);
    out.begin_object().number("count", found_.size());
    write_facets(out);
    out.key("results").begin_array();
    for (std::size_t i = start_; i < found_.size() && i - start_ < rows_; ++i)
      write_package(out, found_[i].dataset(), call_.call.origin);
    out.end_array().text("sort", sort_text_);
    write_search_facets(out);
    out.end_object();
    return out.finish();
  }

 private:
  Checked<void> read() {
    if (const std::string* q = call_.parameters.text("q")) query_ = SolrQuery::parse(*q).value_or(words_only(*q));
    auto filters = call_.parameters.list("fq_list");
    const Value* fq = call_.parameters.find("fq");
    if (fq != nullptr && fq->json) filters = call_.parameters.list("fq");
    if (const std::string* text = call_.parameters.text("fq")) filters.push_back(*text);
    for (const auto& filter : filters) {
      auto parsed = SolrQuery::parse(filter);
      if (!parsed) return query_error("SOLR returned an error running query: fq takes [+-]field:value, AND, OR, NOT, ranges and brackets");
      filters_.push_back(std::move(*parsed));
    }
    if (const std::string* sort = call_.parameters.text("sort")) sort_text_ = *sort;
    auto sort = read_sort(sort_text_);
    if (!sort) return tl::unexpected<Failure>(sort.error());
    sort_ = std::move(*sort);
    return read_numbers();
  }
  Checked<void> read_numbers() {
    const auto rows = call_.parameters.natural("rows", 10);
    if (!rows) return tl::unexpected<Failure>(rows.error());
    const auto start = call_.parameters.natural("start", 0);
    if (!start) return tl::unexpected<Failure>(start.error());
    const auto least = call_.parameters.natural("facet.mincount", 1);
    if (!least) return tl::unexpected<Failure>(least.error());
    const std::string* limit = call_.parameters.text("facet.limit");
    const bool all = limit != nullptr && limit->starts_with('-');
    const auto most = all ? Checked<std::size_t>(SIZE_MAX) : call_.parameters.natural("facet.limit", 50);
    if (!most) return tl::unexpected<Failure>(most.error());
    rows_ = std::min(*rows, most_rows);
    start_ = *start;
    least_ = *least;
    most_ = *most;
    return {};
  }

  void select() {
    for (const auto& [id, dataset] : call_.call.catalog.datasets) {
      Entry entry(dataset);
      const auto test = [&](const SolrQuery::Clause& clause) { return entry.satisfies(clause); };
      const bool wanted = query_.matches(test) && std::all_of(filters_.begin(), filters_.end(), [&](const SolrQuery& filter) {
                            return filter.matches(test);
                          });
      if (!wanted) continue;
      for (const auto& clause : query_.clauses())
        if (clause.field.empty() && clause.value != "*") entry.score += entry.weight(clause.value);
      found_.push_back(std::move(entry));
    }
    std::stable_sort(found_.begin(), found_.end(), [&](const Entry& a, const Entry& b) { return comes_before(a, b, sort_); });
  }

  [[nodiscard]] std::vector<std::string> facet_fields() const {
    if (!call_.parameters.flag("facet", true)) return {};
    return call_.parameters.list("facet.field");
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::size_t>> counts(const std::string& field) const {
    std::map<std::string, std::size_t> all;
    for (const Entry& entry : found_)
      for (const auto& value : entry.values(field)) ++all[value];
    std::vector<std::pair<std::string, std::size_t>> out;
    for (const auto& [value, count] : all)
      if (count >= least_) out.emplace_back(value, count);
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (out.size() > most_) out.resize(most_);
    return out;
  }
  void write_facets(JsonBody& out) const {
    out.key("facets").begin_object();
    for (const auto& field : facet_fields()) {
      out.key(field).begin_object();
      for (const auto& [value, count] : counts(field)) out.number(value, count);
      out.end_object();
    }
    out.end_object();
  }
  /// Agencies, categories and licences are shown under their titles.
  [[nodiscard]] std::string display_name(const std::string& field, const std::string& value) const {
    for (const Entry& entry : found_) {
      const auto& metadata = entry.dataset().current->release.metadata;
      if (field == "organization") {
        const auto organization = organization_of(metadata);
        if (organization && organization->name == value) return organization->title;
      } else if (field == "groups") {
        const auto group = group_of(metadata);
        if (group && group->name == value) return group->title;
      }
    }
    if (const License* license = find_license(value); field == "license_id" && license != nullptr)
      return std::string(license->title);
    return value;
  }
  void write_search_facets(JsonBody& out) const {
    out.key("search_facets").begin_object();
    for (const auto& field : facet_fields()) {
      auto items = counts(field);
      std::vector<std::string> titles;
      out.key(field).begin_object().text("title", field).key("items").begin_array();
      std::stable_sort(items.begin(), items.end(), [&](const auto& a, const auto& b) {
        return display_name(field, a.first) > display_name(field, b.first);
      });
      for (const auto& [value, count] : items) {
        out.begin_object().text("name", value).text("display_name", display_name(field, value)).number("count", count);
        out.end_object();
      }
      out.end_array().end_object();
    }
    out.end_object();
  }

  const ActionCall& call_;
  SolrQuery query_;
  std::vector<SolrQuery> filters_;
  std::string sort_text_ = "score desc, metadata_modified desc";
  std::vector<SortOrder> sort_;
  std::size_t rows_ = 10, start_ = 0, least_ = 1, most_ = 50;
  std::vector<Entry> found_;
};

}  // namespace

Outcome package_search(const ActionCall& call) { return Search(call).answer(); }

}  // namespace opendata::api::ckan
