#include "law_json.hpp"

#include <algorithm>
#include <array>
#include <opendata/search/citation.hpp>
#include <opendata/text.hpp>

#include "headings.hpp"
#include "history.hpp"
#include "law_layouts.hpp"

namespace opendata::search {
namespace {

constexpr Message no_name{"a law has no name; every law needs LawName", "法規缺少名稱；每部法規都須有 LawName"};
constexpr Message no_pcode{"a law's URL has no pcode=…; every law needs its number there",
                           "法規網址缺少 pcode=…；每部法規都須有代碼"};
constexpr Message bad_number{"is not an article number; write 第 12 條, 第 12-1 條 or 12",
                             "條號格式錯誤；請寫成「第 12 條」「第 12-1 條」或「12」"};

constexpr std::string_view pcode_key = "pcode=";
constexpr std::string_view national_site = "https://law.moj.gov.tw/";
constexpr std::string_view national_article = "https://law.moj.gov.tw/LawClass/LawSingle.aspx?pcode=";
constexpr std::string_view level_mark = "＞";
constexpr std::string_view headquarters = "院本部";

bool is_code_character(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

std::string pcode_of(std::string_view url) {
  const auto at = url.find(pcode_key);
  if (at == std::string_view::npos) return {};
  const auto code = url.substr(at + pcode_key.size());
  return std::string(code.begin(), std::find_if_not(code.begin(), code.end(), is_code_character));
}

std::vector<std::string> split_levels(std::string_view path) {
  std::vector<std::string> levels;
  while (!path.empty()) {
    const auto end = std::min(path.find(level_mark), path.size());
    levels.emplace_back(text::trim(path.substr(0, end)));
    path.remove_prefix(std::min(end + level_mark.size(), path.size()));
  }
  return levels;
}

std::string join_levels(const std::vector<std::string>& levels) {
  std::string out;
  for (const std::string& level : levels) out += (out.empty() ? "" : "/") + level;
  return out;
}

/// Lines end in one newline, whatever the file has; blanks inside lines stay, for they align tables.
std::string tidy_body(std::string_view content) {
  std::string out;
  for (std::size_t i = 0; i < content.size(); ++i) {
    const bool carriage_return = content[i] == '\r';
    if (carriage_return && i + 1 < content.size() && content[i + 1] == '\n') continue;
    out.push_back(carriage_return ? '\n' : content[i]);
  }
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

/// 「（刪除）」, 「（本條刪除）。」, 「(刪除)」: the article has a number and no text.
bool is_deleted(std::string_view body) {
  std::string bare;
  for (const char32_t c : text::to_utf32(body))
    if (std::u32string_view(U"（）() 。.\u3000\n").find(c) == std::u32string_view::npos) text::append_utf8(bare, c);
  return bare == "刪除" || bare == "本條刪除" || bare == "删除";
}

/// Reads the articles of one law in order, under the headings seen so far.
class ArticleReader {
 public:
  ArticleReader(Law& law, Document common, std::size_t line) : law_(law), common_(std::move(common)), line_(line) {}

  Result<void> read(const RawLaw::Entry& entry) {
    if (entry.heading) {
      headings_.add(entry.text);
      return {};
    }
    const auto number = parse_article_number(entry.number);
    if (!number) return failure(Errc::bad_value, bad_number, {{}, line_, entry.position});
    add(entry, *number);
    return {};
  }

 private:
  void add(const RawLaw::Entry& entry, ArticleNumber number) {
    Document article = common_;
    article.article_number = format_article_number(number);
    article.article_order = article_order(number);
    article.id = law_.info.id + "/" + article.article_number;
    // Texts numbered 一、二、 have bare numbers: their units are called points.
    article.title =
        law_.info.name + " 第 " + article.article_number + (entry.number.find("條") == std::string::npos ? " 點" : " 條");
    article.chapter = headings_.path();
    article.url = url(article.article_number);
    article.body = tidy_body(entry.text);
    if (is_deleted(article.body)) {
      article.body.clear();
      ++law_.deleted_articles;
    }
    law_.articles.push_back(std::move(article));
  }
  [[nodiscard]] std::string url(const std::string& number) const {
    if (!law_.info.url.starts_with(national_site)) return law_.info.url;
    return std::string(national_article) + law_.info.id + "&flno=" + number;
  }
  Law& law_;
  Document common_;
  std::size_t line_;
  Headings headings_;
};

/// A day as 2024-05-06. Old laws have days that nobody knows any more (19460000): they stay unknown.
std::string day_of(std::string_view written) {
  const auto date = text::parse_date(text::trim(written), text::Calendar::ad);
  return date ? text::format_date(*date) : std::string();
}

/// Everything but the name, the id and the articles.
void read_details(LawInfo& law, RawLaw& raw) {
  law.url = text::trim(raw.url);
  law.in_force = text::trim(raw.abandoned).empty();
  law.level = text::trim(raw.level);
  law.category = join_levels(split_levels(raw.category));
  law.english_name = text::trim(raw.english_name);
  law.history = raw.histories.empty() ? split_history(raw.history) : std::move(raw.histories);
  law.enacted = first_day(law.history);
  law.modified = day_of(raw.modified);
  law.effective = day_of(raw.effective);
  law.effective_note = text::trim(raw.effective_note);
  law.foreword = text::trim(tidy_body(raw.foreword));
  law.attachments = std::move(raw.attachments);
}

/// What every article of the law shares.
Document common_part(const RawLaw& raw, const LawInfo& law) {
  Document document;
  document.kind = "article";
  document.law_id = law.id;
  document.law_name = law.name;
  document.in_force = law.in_force;
  document.category = law.category;
  document.agency = issuing_agency(split_levels(raw.category));
  if (!law.level.empty()) document.facets["level"] = law.level;
  document.modified = law.modified;
  document.valid_from = law.enacted;
  if (!law.in_force) document.valid_until = law.modified;
  document.effective = law.effective;
  return document;
}

}  // namespace

std::string issuing_agency(const std::vector<std::string>& levels) {
  static constexpr std::array branches{"行政", "立法", "司法", "考試", "監察"};
  const bool is_branch = !levels.empty() && std::find(branches.begin(), branches.end(), levels[0]) != branches.end();
  if (levels.size() < 2) return is_branch ? levels[0] + "院" : std::string();
  if (levels[1] != headquarters) return levels[1];
  return is_branch ? levels[0] + "院" : std::string();
}

Result<Law> to_law(RawLaw raw, const std::string& position) {
  Law law;
  law.info.name = std::string(text::trim(raw.name));
  if (law.info.name.empty()) return failure(Errc::bad_value, no_name, {{}, raw.line, position + ".LawName"});
  law.info.id = raw.id.empty() ? pcode_of(raw.url) : raw.id;
  if (law.info.id.empty()) return failure(Errc::bad_value, no_pcode, {{}, raw.line, position + ".LawURL"});
  read_details(law.info, raw);
  ArticleReader reader(law, common_part(raw, law.info), raw.line);
  for (const RawLaw::Entry& entry : raw.entries) {
    auto outcome = reader.read(entry);
    if (!outcome) return failure(std::move(outcome.error()));
  }
  return law;
}

Result<Law> read_law(const json::Value& object, const std::string& position) {
  auto raw = read_raw_law(object, position);
  if (!raw) return failure(std::move(raw.error()));
  return to_law(std::move(*raw), position);
}

}  // namespace opendata::search
