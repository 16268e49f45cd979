#include "ckan/actions.hpp"

/// ★ The list of actions, and the routes made from it.
namespace opendata::api::ckan {
namespace {

using Type = ParameterType;

Parameter text(std::string_view name, Message meaning, std::string_view example = {}) {
  return {name, Type::text, meaning, {}, 0, 4000, {}, example};
}
Parameter number(std::string_view name, Message meaning, std::string_view fallback, std::int64_t maximum,
                 std::string_view example = {}) {
  return {name, Type::capped_integer, meaning, fallback, 0, maximum, {}, example};
}
Parameter flag(std::string_view name, Message meaning, std::string_view fallback) {
  return {name, Type::boolean, meaning, fallback, 0, 0, {}, {}};
}
constexpr std::int64_t any_number = 1'000'000'000;

Parameter id_of(Message meaning, std::string_view example) { return text("id", meaning, example); }

std::vector<Parameter> search_parameters() {
  return {text("q", {"Words, or Solr clauses such as tags:犬", "檢索詞，或如 tags:犬 的 Solr 條件"}, "動物"),
          text("fq", {"Conditions: [+-]field:value, AND, OR, brackets", "篩選：[+-]欄位:值、AND、OR、括號"}),
          text("fq_list", {"Further conditions, a JSON list", "更多篩選條件（JSON 清單）"}),
          text("sort", {"Order, such as title_string asc", "排序，例如 title_string asc"}),
          number("rows", {"How many", "筆數"}, "10", 1000, "10"),
          number("start", {"How many to skip", "略過筆數"}, "0", any_number),
          flag("facet", {"Count facets", "計算面向"}, "true"),
          text("facet.field", {"Facets to count, a JSON list", "計算面向的欄位（JSON 清單）"}),
          {"facet.limit", Type::capped_integer, {"Values of a facet; -1 for all", "各面向的值數；-1 為全部"}, "50", -1, any_number, {}, {}},
          number("facet.mincount", {"Least count of a value", "最小筆數"}, "1", any_number)};
}

/// What chooses rows and their order, for datastore_search and dump.
std::vector<Parameter> with_row_parameters(std::vector<Parameter> parameters) {
  parameters.insert(parameters.end(),
                    {text("filters", {"Column to value, or to a list of values; JSON", "欄位對值或值清單（JSON）"}),
                     text("q", {"Words in any text, or a JSON object of words by column", "全文檢索詞，或依欄位的 JSON"}),
                     flag("distinct", {"Merge equal rows", "合併相同資料列"}, "false"),
                     number("offset", {"How many rows to skip", "略過筆數"}, "0", any_number),
                     text("fields", {"Columns, separated by commas", "欄位，以逗號分隔"}),
                     text("sort", {"Columns, each with asc or desc", "排序欄位，可加 asc、desc"})});
  return parameters;
}

std::vector<Parameter> datastore_parameters() {
  return with_row_parameters(
      {text("resource_id", {"The resource, or the dataset's name", "資源代碼或資料集名稱"}, "animal-cases"),
       text("id", {"The same", "同 resource_id"}),
       text("full_text", {"As q", "同 q"}),
       flag("plain", {"q holds plain words", "q 為一般文字"}, "true"),
       text("language", {"Accepted, without effect", "接受但不影響結果"}),
       number("limit", {"How many rows; more than 32,000 count as 32,000", "筆數；超過 32,000 以 32,000 計"}, "100", 32000, "2"),
       flag("include_total", {"Count all rows that match", "計算總筆數"}, "true"),
       text("total_estimation_threshold", {"Accepted; totals are always exact", "接受；總筆數一律精確"}),
       {"records_format", Type::choice, {"Form of the records", "資料列格式"}, "objects", 0, 0,
        {"objects", "lists", "csv", "tsv"}, {}}});
}

std::vector<Parameter> dump_parameters() {
  return with_row_parameters({text("format", {"csv, tsv, json or xml", "csv、tsv、json 或 xml"}, "csv"),
                              flag("bom", {"Begin with a byte order mark", "檔首加上位元組順序記號"}, "false"),
                              number("limit", {"How many rows; all without it", "筆數；未指定則為全部"}, {}, any_number)});
}

std::vector<Action> make_actions() {
  const auto list = std::vector<Parameter>{number("limit", {"How many", "筆數"}, {}, any_number),
                                           number("offset", {"How many to skip", "略過筆數"}, "0", any_number)};
  return {
      {"package_list", package_list, {"Names of all datasets", "資料集名稱清單"}, list},
      {"package_show", package_show, {"A dataset", "資料集"}, {id_of({"Its id or name", "代碼或名稱"}, "animal-cases")}},
      {"package_search", package_search, {"Search datasets", "檢索資料集"}, search_parameters()},
      {"current_package_list_with_resources", current_package_list_with_resources, {"All datasets, newest first", "全部資料集（新的在前）"}, list},
      {"resource_show", resource_show, {"A resource of a dataset", "資料資源"}, {id_of({"Its id", "代碼"}, "animal-cases")}},
      {"organization_list", organization_list, {"Agencies", "機關清單"}, {flag("all_fields", {"Whole objects", "完整內容"}, "false")}},
      {"organization_show", organization_show, {"An agency", "機關"}, {id_of({"Its id or name", "代碼或名稱"}, "397000000a")}},
      {"group_list", group_list, {"Service categories", "服務分類清單"}, {flag("all_fields", {"Whole objects", "完整內容"}, "false")}},
      {"group_show", group_show, {"A service category", "服務分類"}, {id_of({"Its id or name", "代碼或名稱"}, "i00")}},
      {"tag_list", tag_list, {"Keywords", "關鍵字清單"}, {text("query", {"Part of the keyword", "關鍵字片段"}), flag("all_fields", {"Whole objects", "完整內容"}, "false")}},
      {"tag_show", tag_show, {"A keyword", "關鍵字"}, {id_of({"Its id or name", "代碼或名稱"}, "動物"), flag("include_datasets", {"With datasets", "含資料集"}, "false")}},
      {"license_list", license_list, {"Licences", "授權條款清單"}},
      {"status_show", status_show, {"What this server is", "網站狀態"}},
      {"site_read", site_read, {"Whether the site may be read", "是否可讀取"}},
      {"help_show", help_show, {"What an action does", "動作說明"}, {text("name", {"Name of the action", "動作名稱"}, "site_read")}},
      {"datastore_search", datastore_search, {"Rows of a dataset", "查詢資料列"}, datastore_parameters()},
      {"datastore_info", datastore_info, {"Columns of a dataset's rows", "資料表欄位"}, {id_of({"The resource", "資源代碼"}, "animal-cases")}},
  };
}

/// The path of an action, kept for the life of the program.
std::string_view action_path(std::string_view name) {
  static std::vector<std::unique_ptr<std::string>> kept;
  kept.push_back(std::make_unique<std::string>("/api/3/action/" + std::string(name)));
  return *kept.back();
}

Route action_route(std::string_view path, Message summary) {
  Route route;
  route.path = path;
  route.handler = run_action;
  route.audience = Audience::ckan_client;
  route.summary = summary;
  route.methods = Methods::read_and_post;
  route.others = OtherParameters::handled;
  return route;
}

Route dump_route() {
  Route route;
  route.path = "/datastore/dump/{id}";
  route.handler = dump;
  route.audience = Audience::ckan_client;
  route.summary = {"All rows of a dataset as a file", "下載全部資料列"};
  route.path_parameters = {{"id", Type::text, {"The resource, or the dataset's name", "資源代碼或資料集名稱"}, {}, 0, 100, {}, "animal-cases"}};
  route.query_parameters = dump_parameters();
  route.media_type = "text/csv";
  route.further_types = {"text/tab-separated-values", "application/json", "text/xml"};
  route.others = OtherParameters::handled;
  return route;
}

}  // namespace

const std::vector<Action>& actions() {
  static const std::vector<Action> all = make_actions();
  return all;
}

std::vector<Route> ckan_routes() {
  static const Parameter name{"action", Type::text, {"Name of the action", "動作名稱"}, {}, 0, 100, {}, "site_read"};
  std::vector<Route> all;
  for (const Action& action : actions()) {
    auto route = action_route(action_path(action.name), action.summary);
    route.query_parameters = action.parameters;
    all.push_back(std::move(route));
  }
  for (const char* path : {"/api/3/action/{action}", "/api/action/{action}"}) {
    all.push_back(action_route(path, {"Any action of CKAN's Action API", "CKAN Action API 之任一動作"}));
    all.back().path_parameters = {name};
  }
  for (const char* path : {"/api/3", "/api"}) {
    all.push_back(action_route(path, {"Version of the Action API", "Action API 版本"}));
    all.back().handler = api_version;
    all.back().methods = Methods::read;
  }
  all.push_back(dump_route());
  return all;
}

}  // namespace opendata::api::ckan
