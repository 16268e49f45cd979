#include "routes.hpp"

#include "ckan/actions.hpp"
#include "discovery/discovery.hpp"
#include "handlers/handlers.hpp"
#include "national/national.hpp"
#include "ogc/ogc.hpp"
#include "web/pages.hpp"

namespace opendata::api {
namespace {

using Type = ParameterType;

const Parameter dataset_id{"id", Type::text, {"Dataset", "資料集代碼"}, {}, 0, 63, {}, "animal-cases"};
const Parameter document_id{"id", Type::text, {"Id of the entry", "資料代碼"}, {}, 0, 200, {}, "AP-008"};
const Parameter law_id{"id",
                       Type::text,
                       {"pcode, name or short name of a law", "法規代碼、名稱或簡稱"},
                       {},
                       0,
                       400,
                       {},
                       "示範市動物保護自治條例"};
const Parameter article_number{
    "no", Type::text, {"Number of the article, as 12 or 12-1", "條號，例如 12 或 12-1"}, {}, 0, 60, {}, "12"};
const Parameter release_name{"release", Type::text, {"Release id, or current", "版本代碼，或 current"}, {}, 0, 16,
                             {},        "current"};
const Parameter file_name{"path", Type::text,        {"File of the manifest", "清單中的檔案"}, {}, 0, 300,
                          {},     "animal-cases.csv"};
const Parameter offset{"offset", Type::integer, {"How many to skip", "略過筆數"}, "0", 0, 10'000, {}, "0"};
const Parameter page_language{"lang", Type::choice, {"Language of the page", "頁面語言"}, {}, 0, 0, {"zh-TW", "en"},
                              {}};
const Parameter dataset_words{
    "q", Type::text, {"Words of the title, description or keywords", "名稱、說明或關鍵字"}, {}, 0, 400, {}, {}};
const Parameter typed{"q", Type::text, {"What has been typed", "已輸入的文字"}, {}, 0, 400, {}, "動物"};
const Parameter law_part{"part", Type::integer, {"Part of a long law whose text is shown; 0 = none", "長篇法規所顯示的部分；0 為不顯示"}, "0", 0, 10'000, {}, {}};
const Parameter own_path{"path", Type::text, {"Path of this site, with its parameters", "本站路徑（可含參數）"}, {}, 0, 1000, {}, "/faq/AP-008"};
const Parameter picture_format{"format", Type::choice, {"svg for print of any size, png for other programs", "svg 可任意放大印刷；png 供其他軟體使用"}, "svg", 0, 0, {"svg", "png"}, "svg"};
const Parameter asset_name{"name", Type::text, {"Name of the file", "檔名"}, {}, 0, 100, {}, "site.css"};
const Parameter problem_name{"name", Type::text, {"Name", "名稱"}, {}, 0, 60, {}, "unknown-field"};
const Parameter text{"q", Type::text, {"What to search for, at most 1,000 characters", "檢索內容，至多 1,000 字"},
                     {},  0,          4000,
                     {},  "飼主責任"};
const Parameter optional_text{"q", Type::text, {"Words, at most 1,000 characters", "檢索詞，至多 1,000 字"}, {}, 0, 4000, {}, {}};
const Parameter mode{"mode",
                     Type::choice,
                     {"How the text is understood", "檢索模式"},
                     "auto",
                     0,
                     0,
                     {"auto", "full-text", "keyword", "any", "phrase", "boolean", "fields", "citation", "law-title", "category",
                      "wildcard", "fuzzy", "reading", "similar"},
                     "auto"};
const Parameter kind{
    "kind",
    Type::text,
    {"Kinds, separated by commas: faq, article, dataset, …", "類型，以逗號分隔：faq、article、dataset…"},
    {},
    0,
    400,
    {},
    "faq"};
const Parameter agency{"agency", Type::text, {"Agency, exactly", "機關（完全相符）"}, {}, 0, 400, {}, {}};
const Parameter category{"category", Type::text, {"Category, or its first levels", "類別，或其前幾層"}, {}, 0, 400,
                         {},         {}};
const Parameter abolished{"include_abolished",
                          Type::boolean,
                          {"Also articles no longer in force", "包含已廢止條文"},
                          "false",
                          0,
                          0,
                          {},
                          "false"};
const Parameter theme{"theme", Type::text, {"主題分類, or its first levels", "主題分類，或其前幾層"}, {}, 0, 400, {}, {}};
const Parameter administration{
    "administration", Type::text, {"施政分類, or its first levels", "施政分類，或其前幾層"}, {}, 0, 400, {}, {}};
const Parameter service{"service", Type::text, {"服務分類, or its first levels", "服務分類，或其前幾層"}, {}, 0, 400, {}, {}};
const Parameter modified_from{
    "modified_from", Type::text, {"Changed on this day or later", "此日（含）以後更新"}, {}, 0, 40, {}, {}};
const Parameter modified_until{
    "modified_until", Type::text, {"Changed on this day or earlier", "此日（含）以前更新"}, {}, 0, 40, {}, {}};
const Parameter validity{"validity", Type::choice, {"Which laws: in force, abolished, of the future, or any", "法規狀態"}, "in-force", 0, 0,
                         {"in-force", "abolished", "future", "any"}, {}};
const Parameter as_of{"as_of", Type::text, {"The state of law on this day", "查當日有效之法規"}, {}, 0, 40, {}, {}};
const Parameter synonyms{"synonyms", Type::boolean, {"Also look for synonyms", "同時查同義詞"}, "true", 0, 0, {}, {}};
const Parameter facets{
    "facets", Type::boolean, {"Count kinds, agencies and categories", "計算類型、機關、類別筆數"}, "true", 0, 0,
    {},       "true"};
const Parameter always_counted{"facets", Type::choice, {"Always counted", "固定計算"}, "true", 0, 0, {"true"}, {}};

Parameter limit(std::string_view fallback, std::int64_t maximum) {
  return {"limit", Type::integer, {"How many at most", "筆數上限"}, fallback, 1, maximum, {}, fallback};
}

const Parameter filter{"filter",
                       Type::text,
                       {"Conditions field:operator:value, joined by ';'. Operators: eq ne lt le gt ge in prefix range contains",
                        "條件 欄位:運算:值，以「;」連接；運算：eq ne lt le gt ge in prefix range contains"},
                       {},
                       0,
                       3000,
                       {},
                       "district:eq:三民區"};
const Parameter fields{
    "fields", Type::text, {"Fields wanted, separated by commas", "所需欄位，以逗號分隔"}, {}, 0, 3000, {}, "district"};
const Parameter sort{"sort", Type::text, {"Fields to sort by, '-' first for descending", "排序欄位，前加「-」為遞減"},
                     {},     0,          400,
                     {},     "-district"};
const Parameter cursor{"cursor", Type::text, {"`next` of the page before", "前一頁的 next"}, {}, 0, 400, {}, {}};
const Parameter include_total{
    "include_total", Type::boolean, {"Also count all rows that match", "一併計算符合的總筆數"}, "true", 0, 0, {},
    "true"};
const Parameter words{
    "q", Type::text, {"Words, each in some text of the row", "資料列中須含有的詞"}, {}, 0, 400, {}, {}};
const Parameter page_format{
    "format", Type::choice, {"json gives pages, any other format all rows", "json 為分頁；其他格式為全部資料列"}, {}, 0, 0, {"json", "csv", "jsonl", "xml", "geojson"},
    {}};
const Parameter file_format{
    "format", Type::choice, {"Format of the file", "檔案格式"}, "csv", 0, 0, {"csv", "json", "jsonl", "xml", "geojson"}, "csv"};
const Parameter row_id{"row_id", Type::integer, {"Number of the row", "資料列編號"}, {}, 1, INT64_MAX, {}, "1"};

std::vector<Route> dataset_routes() {
  using enum DependsOn;
  constexpr auto program = Audience::program;
  return {
      {"/api/v1/datasets",
       list_datasets,
       program,
       catalog,
       {"Published datasets", "資料集清單"},
       {},
       {dataset_words, offset, limit("100", 1000)}},
      {"/api/v1/datasets/{id}",
       show_dataset,
       program,
       dataset,
       {"A dataset: metadata, fields, files, releases", "資料集：詮釋資料、欄位、檔案、版本"},
       {dataset_id}},
      {"/api/v1/datasets/{id}/rows",
       list_rows,
       program,
       dataset,
       {"Rows, filtered and sorted", "查詢資料列"},
       {dataset_id},
       {filter, words, fields, sort, limit("100", 1000), cursor, include_total, page_format},
       "application/json",
       Methods::read,
       OtherParameters::refused,
       {"text/csv", "application/x-ndjson", "application/jsonl", "application/xml", "application/geo+json"}},
      {"/api/v1/datasets/{id}/export",
       export_rows,
       program,
       dataset,
       {"All rows as one file, filtered and sorted", "匯出資料列（不限筆數）"},
       {dataset_id},
       {filter, words, fields, sort, file_format},
       "text/csv",
       Methods::read,
       OtherParameters::refused,
       {"application/json", "application/x-ndjson", "application/jsonl", "application/xml", "application/geo+json"}},
      {"/api/v1/datasets/{id}/rows/{row_id}",
       show_row,
       program,
       dataset,
       {"One row", "單一資料列"},
       {dataset_id, row_id}},
      {"/api/v1/datasets/{id}/{release}/{path*}",
       download,
       program,
       nothing,
       {"A file of a release", "下載檔案"},
       {dataset_id, release_name, file_name},
       {},
       "application/octet-stream"},
      {"/datasets/{id}/{release}/{path*}",
       download,
       program,
       nothing,
       {"A file of a release (short address)", "下載檔案（短網址）"},
       {dataset_id, release_name, file_name},
       {},
       "application/octet-stream"},
  };
}

std::vector<Route> search_routes() {
  using enum DependsOn;
  constexpr auto program = Audience::program;
  return {
      {"/api/v1/search",
       search,
       program,
       everything,
       {"Search questions, regulations and datasets", "檢索問答、法規與資料集"},
       {},
       {text, mode, kind, agency, category, theme, administration, service, modified_from, modified_until, validity, as_of,
        abolished, synonyms, facets, offset, limit("10", 100)}},
      {"/api/v1/related/{id*}",
       related_documents,
       program,
       everything,
       {"Entries like this one", "相似資料"},
       {document_id},
       {limit("5", 20)}},
      {"/api/v1/citations/{id*}",
       citations,
       program,
       everything,
       {"What an entry cites, and what cites it", "引用與被引用之條文"},
       {document_id}},
      {"/api/v1/suggest",
       suggest,
       program,
       index,
       {"Completions of what is being typed", "輸入建議"},
       {},
       {typed, limit("10", 20)}},
      {"/api/v1/faq",
       list_faq,
       program,
       index,
       {"Questions: newest first, or best match first", "問答清單：最新在前；有檢索詞時最相符在前"},
       {},
       {optional_text, agency, category, theme, administration, service, offset, limit("20", 100)}},
      {"/api/v1/faq/categories",
       faq_categories,
       program,
       index,
       {"Classifications of the questions, as trees with counts", "問答的三種分類樹與則數"}},
      {"/api/v1/faq/{id*}", show_faq, program, index, {"A question and its answer", "單一問答"}, {document_id}},
      {"/api/v1/faq/{id}/feedback",
       judge_faq,
       program,
       nothing,
       {"POST whether an entry helped: helpful=yes or no, and a reason, as a form or JSON; GET lists the reasons",
        "POST 回饋問答是否有幫助：helpful 為 yes 或 no，並可加上 reason（表單或 JSON）；GET 列出原因選項"},
       {document_id},
       {},
       "application/json",
       Methods::read_and_post},
      {"/api/v1/popular",
       popular,
       program,
       nothing,
       {"What is read and looked for most, above a threshold", "熱門問答與檢索詞（達門檻者）"},
       {},
       {limit("10", 20)}},
      {"/api/v1/documents/{id*}",
       show_document,
       program,
       everything,
       {"Any entry of the index by its id", "依代碼取得檢索資料"},
       {document_id}},
      {"/api/v1/laws/{id}", show_law, program, index, {"A law", "法規"}, {law_id}},
      {"/api/v1/laws/{id}/articles", list_articles, program, index, {"Articles of a law", "法規條文清單"}, {law_id}},
      {"/api/v1/laws/{id}/articles/{no}",
       show_article,
       program,
       index,
       {"One article", "單一條文"},
       {law_id, article_number}},
  };
}

std::vector<Route> server_routes() {
  using enum DependsOn;
  constexpr auto program = Audience::program;
  return {
      {"/api/v1/openapi.json", openapi, program, nothing, {"This description", "API 說明"}},
      {"/openapi.json", openapi, program, nothing, {"This description (short address)", "API 說明（短網址）"}},
      {"/api/v1/health/live", live, program, nothing, {"Whether the process turns", "程序是否運作"}},
      {"/api/v1/health/ready",
       ready,
       program,
       nothing,
       {"Whether requests can be answered, and alarms", "是否可提供服務及警示"}},
      {"/health/live", live, program, nothing, {"As /api/v1/health/live", "同 /api/v1/health/live"}},
      {"/health/ready", ready, program, nothing, {"As /api/v1/health/ready", "同 /api/v1/health/ready"}},
      {"/healthz", live, program, nothing, {"As /api/v1/health/live", "同 /api/v1/health/live"}},
      {"/readyz", ready, program, nothing, {"As /api/v1/health/ready", "同 /api/v1/health/ready"}},
  };
}

const Parameter exact_category{"category", Type::text, {"服務分類 code", "服務分類代碼"}, {}, 0, 20, {}, {}};
const Parameter disclosure{"disclosure", Type::text, {"Kind of disclosure, 1 to 10", "主動公開類別，1 至 10"}, {}, 0, 2, {}, {}};
const Parameter keyword{"keyword", Type::text, {"Keyword, exactly", "關鍵字（完全相符）"}, {}, 0, 400, {}, {}};
const Parameter file_kind{"format", Type::text, {"Format of a file", "檔案格式"}, {}, 0, 20, {}, {}};
const Parameter frequency{"frequency", Type::text, {"Update frequency, such as 每月", "更新頻率，例如 每月"}, {}, 0, 60, {}, {}};
const Parameter dataset_order{"sort", Type::choice, {"Order", "排序"}, "modified", 0, 0, {"modified", "title", "rows"}, {}};
const Parameter charted_field{"by", Type::text, {"The field of the only chart", "只顯示此欄位的圖表"}, {}, 0, 63, {}, {}};

std::vector<Route> page_routes() {
  using enum DependsOn;
  constexpr auto person = Audience::person;
  return {
      {"/",
       web::search_page,
       person,
       everything,
       {"Search page", "檢索首頁"},
       {},
       {text, mode, kind, agency, category, theme, administration, service, modified_from, modified_until, validity, as_of,
        abolished, synonyms, always_counted, offset, limit("10", 100), page_language},
       "text/html"},
      {"/help", web::help_page, person, nothing, {"How to search", "檢索說明頁"}, {}, {page_language}, "text/html"},
      {"/faq",
       web::faq_list_page,
       person,
       index,
       {"Questions", "問答清單頁"},
       {},
       {optional_text, agency, category, theme, administration, service, offset, limit("20", 100), page_language},
       "text/html"},
      {"/faq/{id*}",
       web::faq_page,
       person,
       everything,
       {"A question", "問答頁"},
       {document_id},
       {page_language},
       "text/html"},
      {"/faq/{id}/feedback",
       web::feedback_page,
       person,
       nothing,
       {"Whether a question's answer helped", "問答意見回饋頁"},
       {document_id},
       {page_language},
       "text/html",
       Methods::read_and_post},
      {"/documents/{id*}",
       web::document_page,
       person,
       everything,
       {"An entry", "資料頁"},
       {document_id},
       {page_language},
       "text/html"},
      {"/laws/{id}", web::law_page, person, index, {"A law", "法規頁"}, {law_id}, {law_part, page_language}, "text/html"},
      {"/laws/{id}/articles/{no}",
       web::article_page,
       person,
       everything,
       {"An article", "條文頁"},
       {law_id, article_number},
       {page_language},
       "text/html"},
      {"/datasets",
       web::datasets_page,
       person,
       catalog,
       {"Datasets", "資料集清單頁"},
       {},
       {dataset_words, agency, exact_category, disclosure, keyword, file_kind, frequency, dataset_order, offset, limit("20", 100), page_language},
       "text/html"},
      {"/datasets/{id}",
       web::dataset_page,
       person,
       dataset,
       {"A dataset", "資料集頁"},
       {dataset_id},
       {words, filter, sort, offset, charted_field, page_language},
       "text/html",
       Methods::read,
       OtherParameters::handled},
      {"/disclosure", web::disclosure_page, person, catalog, {"Datasets by kind of disclosure", "主動公開資訊頁"}, {}, {page_language}, "text/html"},
      {"/services", web::services_page, person, catalog, {"Service items", "服務項目頁"}, {}, {words, page_language}, "text/html"},
      {"/statistics", web::statistics_page, person, catalog, {"The catalogue in figures", "資料集統計頁"}, {}, {page_language}, "text/html"},
      {"/about", web::about_page, person, nothing, {"About this site", "關於本站"}, {}, {page_language}, "text/html"},
      {"/accessibility", web::accessibility_page, person, nothing, {"Accessibility statement", "無障礙聲明"}, {}, {page_language}, "text/html"},
      {"/privacy", web::privacy_page, person, nothing, {"Privacy statement", "隱私權聲明"}, {}, {page_language}, "text/html"},
      {"/site-map", web::site_map_page, person, nothing, {"Site map for people", "網站導覽"}, {}, {page_language}, "text/html"},
      {"/qr", web::qr_code, person, nothing, {"QR code of a page of this site", "本站頁面的 QR 碼"}, {}, {own_path, picture_format}, "image/svg+xml"},
      {"/docs", web::docs_page, person, nothing, {"The API for people", "API 說明頁"}, {}, {page_language}, "text/html"},
      {"/problems/{name}",
       web::problem_kind_page,
       person,
       nothing,
       {"A kind of problem", "問題類型"},
       {problem_name},
       {page_language},
       "text/html"},
      {"/assets/{name}", web::asset_file, person, nothing, {"Style sheets, scripts, pictures", "樣式表、程式與圖片"}, {asset_name}, {}, "text/css"},
  };
}

std::vector<Route> make_routes() {
  std::vector<Route> all;
  for (auto& group : {dataset_routes(), search_routes(), server_routes(), ckan::ckan_routes(), national::national_routes(),
                      ogc::ogc_routes(), discovery_routes(), page_routes()})
    all.insert(all.end(), group.begin(), group.end());
  for (Route& route : all)
    if (route.audience == Audience::person && route.others == OtherParameters::refused) route.others = OtherParameters::ignored;
  return all;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> table = make_routes();
  return table;
}

}  // namespace opendata::api
