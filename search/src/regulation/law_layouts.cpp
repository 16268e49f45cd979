#include "law_layouts.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>

namespace opendata::search {
namespace {

constexpr Message no_law{"is no law: it has neither LawName nor 法規名稱 nor name", "不是法規：缺少 LawName、法規名稱或 name"};
constexpr Message no_articles{"a law has no list of articles (LawArticles)", "法規缺少條文清單 (LawArticles)"};
constexpr Message bad_type{"an article's type is neither A (article) nor C (heading)",
                           "條文類型須為 A（條文）或 C（編章節）"};

Error at(Errc code, Message message, const json::Value& where, std::string key) {
  return {code, message, {{}, where.line(), std::move(key)}};
}

/// What the keys of a layout are called.
struct Keys {
  const char *level, *name, *url, *category, *modified, *effective, *effective_note, *abandoned, *english, *history,
      *foreword, *attachments, *file_name, *file_url, *articles;
};
// The official files spell LawAttachements so.
constexpr Keys api{"LawLevel",        "LawName",        "LawURL",       "LawCategory",  "LawModifiedDate", "LawEffectiveDate",
                   "LawEffectiveNote", "LawAbandonNote", "EngLawName",   "LawHistories", "LawForeword",     "LawAttachements",
                   "FileName",         "FileURL",        "LawArticles"};
constexpr Keys old{"法規性質", "法規名稱", "法規網址",     "法規類別", "最新異動日期", "生效日期", "生效內容", "廢止註記",
                   "英文法規名稱", "沿革內容", "前言", "附件",     "附件名稱",     "附件網址", "法規內容"};

RawLaw read_common(const json::Value& object, const Keys& keys) {
  RawLaw law;
  law.line = object.line();
  law.level = object.text_of(keys.level);
  law.name = object.text_of(keys.name);
  law.url = object.text_of(keys.url);
  law.category = object.text_of(keys.category);
  law.modified = object.text_of(keys.modified);
  law.effective = object.text_of(keys.effective);
  law.effective_note = object.text_of(keys.effective_note);
  law.abandoned = object.text_of(keys.abandoned);
  law.english_name = object.text_of(keys.english);
  law.history = object.text_of(keys.history);
  law.foreword = object.text_of(keys.foreword);
  if (const json::Value* list = object.find(keys.attachments))
    for (const json::Value& one : list->items())
      law.attachments.push_back({one.text_of(keys.file_name), one.text_of(keys.file_url)});
  return law;
}

Result<const json::Value*> list_of(const json::Value& object, const char* key, const std::string& position) {
  const json::Value* list = object.find(key);
  if (list != nullptr && list->is(json::Kind::array)) return list;
  return failure(at(Errc::bad_structure, no_articles, object, position + "." + key));
}

std::string entry_position(const std::string& position, const char* key, std::size_t i) {
  return position + "." + key + "[" + std::to_string(i) + "]";
}

Result<RawLaw> read_api(const json::Value& object, const std::string& position) {
  RawLaw law = read_common(object, api);
  const auto list = list_of(object, api.articles, position);
  if (!list) return failure(list.error());
  for (std::size_t i = 0; i < (*list)->items().size(); ++i) {
    const json::Value& entry = (*list)->items()[i];
    const std::string where = entry_position(position, api.articles, i);
    const std::string type = entry.text_of("ArticleType");
    if (type != "A" && type != "C") return failure(at(Errc::bad_structure, bad_type, entry, where + ".ArticleType"));
    law.entries.push_back({type == "C", entry.text_of("ArticleNo"), entry.text_of("ArticleContent"), where + ".ArticleNo"});
  }
  return law;
}

Result<RawLaw> read_old(const json::Value& object, const std::string& position) {
  RawLaw law = read_common(object, old);
  const auto list = list_of(object, old.articles, position);
  if (!list) return failure(list.error());
  for (std::size_t i = 0; i < (*list)->items().size(); ++i) {
    const json::Value& entry = (*list)->items()[i];
    const std::string heading = entry.text_of("編章節");
    const std::string where = entry_position(position, old.articles, i) + ".條號";
    law.entries.push_back({!heading.empty(), entry.text_of("條號"),
                           heading.empty() ? entry.text_of("條文內容") : heading, where});
  }
  return law;
}

// ---- The re-arranged layout ----

/// 1402 is article 14-2.
std::string arranged_number(std::int64_t number) {
  constexpr std::int64_t factor = 100;
  const std::string main = "第 " + std::to_string(number / factor);
  return main + (number % factor == 0 ? "" : "-" + std::to_string(number % factor)) + " 條";
}

/// 十二 for 12, as headings are written; digits from 100 on.
std::string chinese_number(std::int64_t number) {
  constexpr std::array<const char*, 10> digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (number < 1 || number > 99) return std::to_string(number);
  const auto tens = static_cast<std::size_t>(number / 10), ones = static_cast<std::size_t>(number % 10);
  return std::string(tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[ones];
}

/// The lines of an article; what stands below a line comes behind it.
void append_lines(const json::Value& lines, std::string& out) {
  for (const json::Value& line : lines.items()) {
    if (!out.empty()) out += '\n';
    out += line.text_of("text");
    if (const json::Value* below = line.find("children")) append_lines(*below, out);
  }
}

struct Division {
  std::int64_t start = 0;
  std::string heading;
};

/// Headings with the article before which each stands; smaller ones below them.
void append_divisions(const json::Value& list, std::vector<Division>& out) {
  constexpr std::int64_t factor = 100;
  for (const json::Value& one : list.items()) {
    const auto integer = [&](const char* key) {
      const json::Value* value = one.find(key);
      return value == nullptr ? std::int64_t{0} : value->integer().value_or(0);
    };
    const std::int64_t number = integer("number");
    std::string heading = "第 " + chinese_number(number / factor) + " " + one.text_of("type");
    if (number % factor != 0) heading += "之" + chinese_number(number % factor);
    out.push_back({integer("start"), heading + " " + one.text_of("title")});
    if (const json::Value* below = one.find("children")) append_divisions(*below, out);
  }
}

std::string joined_levels(const json::Value& object) {
  std::string out;
  if (const json::Value* levels = object.find("category"))
    for (const json::Value& level : levels->items()) out += (out.empty() ? "" : "＞") + level.text();
  return out;
}

Result<RawLaw> read_arranged(const json::Value& object, const std::string& position) {
  RawLaw law = read_common(object, api);
  law.id = object.text_of("pcode");
  law.name = object.text_of("name");
  law.url = "https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=" + law.id;
  law.category = joined_levels(object);
  if (const json::Value* list = object.find("histories"))
    for (const json::Value& entry : list->items()) law.histories.push_back(entry.text());
  std::vector<Division> divisions;
  if (const json::Value* list = object.find("divisions")) append_divisions(*list, divisions);
  const auto list = list_of(object, "articles", position);
  if (!list) return failure(list.error());
  auto division = divisions.begin();
  for (std::size_t i = 0; i < (*list)->items().size(); ++i) {
    const json::Value& entry = (*list)->items()[i];
    const json::Value* number = entry.find("number");
    const std::int64_t value = number == nullptr ? 0 : number->integer().value_or(0);
    for (; division != divisions.end() && division->start <= value; ++division)
      law.entries.push_back({true, {}, division->heading, {}});
    std::string text;
    if (const json::Value* content = entry.find("content")) append_lines(*content, text);
    law.entries.push_back({false, arranged_number(value), text, entry_position(position, "articles", i) + ".number"});
  }
  return law;
}

}  // namespace

Result<RawLaw> read_raw_law(const json::Value& object, const std::string& position) {
  if (object.find("LawArticles") != nullptr || object.find("LawName") != nullptr) return read_api(object, position);
  if (object.find("法規名稱") != nullptr) return read_old(object, position);
  if (object.find("name") != nullptr && object.find("articles") != nullptr) return read_arranged(object, position);
  return failure(at(Errc::bad_structure, no_law, object, position));
}

}  // namespace opendata::search
