#include "index/law_file.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <opendata/json.hpp>

namespace opendata::search {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

/// The members that are single texts.
struct Member {
  const char* key;
  std::string LawInfo::*field;
};
constexpr std::array members{Member{"id", &LawInfo::id},
                             Member{"name", &LawInfo::name},
                             Member{"level", &LawInfo::level},
                             Member{"category", &LawInfo::category},
                             Member{"url", &LawInfo::url},
                             Member{"english_name", &LawInfo::english_name},
                             Member{"enacted", &LawInfo::enacted},
                             Member{"modified", &LawInfo::modified},
                             Member{"effective", &LawInfo::effective},
                             Member{"effective_note", &LawInfo::effective_note},
                             Member{"foreword", &LawInfo::foreword}};

std::vector<std::string> texts_of(const json::Value& object, std::string_view key) {
  std::vector<std::string> texts;
  if (const json::Value* list = object.find(key))
    for (const json::Value& item : list->items()) texts.push_back(item.text());
  return texts;
}

LawInfo law_from(const json::Value& value) {
  LawInfo law;
  for (const auto& [key, field] : members) law.*field = value.text_of(key);
  law.aliases = texts_of(value, "aliases");
  law.history = texts_of(value, "history");
  if (const json::Value* in_force = value.find("in_force")) law.in_force = in_force->boolean();
  if (const json::Value* attachments = value.find("attachments"))
    for (const json::Value& one : attachments->items())
      law.attachments.push_back({one.text_of("name"), one.text_of("url")});
  return law;
}

void write_texts(Writer& writer, const char* key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  writer.Key(key);
  writer.StartArray();
  for (const std::string& text : texts) writer.String(text);
  writer.EndArray();
}

void write_attachments(Writer& writer, const std::vector<Attachment>& attachments) {
  if (attachments.empty()) return;
  writer.Key("attachments");
  writer.StartArray();
  for (const Attachment& attachment : attachments) {
    writer.StartObject();
    writer.Key("name");
    writer.String(attachment.name);
    writer.Key("url");
    writer.String(attachment.url);
    writer.EndObject();
  }
  writer.EndArray();
}

/// 最低工資法（112.12.27制定） is what the register calls a law that had a namesake; nobody cites it so.
std::string_view without_edition(std::string_view name) {
  constexpr std::string_view opening = "（", made = "定）";
  if (!name.ends_with(made)) return name;
  return name.substr(0, std::min(name.rfind(opening), name.size()));
}

}  // namespace

std::string format_law_line(const LawEntry& law) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  for (const auto& [key, field] : members) {
    if ((law.*field).empty()) continue;
    writer.Key(key);
    writer.String(law.*field);
  }
  write_texts(writer, "aliases", law.aliases);
  writer.Key("in_force");
  writer.Bool(law.in_force);
  write_texts(writer, "history", law.history);
  write_attachments(writer, law.attachments);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

void add_names(LawNames& names, const LawEntry& law) {
  names.add(law.name, law.id, law.in_force);
  if (const std::string_view name = without_edition(law.name); name != law.name) names.add(name, law.id, law.in_force);
  for (const std::string& alias : law.aliases) names.add(alias, law.id, law.in_force);
}

Result<LawEntry> parse_law_line(std::string_view line) {
  const auto value = json::parse(line, json::Dialect::strict);
  if (value && !value->text_of("id").empty()) return law_from(*value);
  return failure(Errc::corrupt,
                 {"the index's list of laws is damaged; build the index again", "索引的法規清單已損壞；請重新建立索引"});
}

Result<std::vector<LawEntry>> read_law_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<LawEntry> laws;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    auto law = parse_law_line(line);
    if (!law) return failure(std::move(law.error()).at({path.string(), ++number, {}}));
    laws.push_back(std::move(*law));
    ++number;
  }
  if (in.eof()) return laws;
  return failure(Errc::corrupt,
                 {"the index's list of laws is missing; build the index again", "索引缺少法規清單；請重新建立索引"},
                 {path.string(), 0, {}});
}

}  // namespace opendata::search
