#include "index/law_file.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <fstream>
#include <opendata/json.hpp>

namespace opendata::search {
namespace {

LawEntry law_from(const json::Value& value) {
  LawEntry law{value.text_of("id"), value.text_of("name"), {}, true};
  if (const json::Value* aliases = value.find("aliases")) {
    for (const json::Value& alias : aliases->items()) law.aliases.push_back(alias.text());
  }
  if (const json::Value* in_force = value.find("in_force")) law.in_force = in_force->boolean();
  return law;
}

}  // namespace

std::string format_law_line(const LawEntry& law) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  writer.Key("id");
  writer.String(law.id);
  writer.Key("name");
  writer.String(law.name);
  writer.Key("aliases");
  writer.StartArray();
  for (const std::string& alias : law.aliases) writer.String(alias);
  writer.EndArray();
  writer.Key("in_force");
  writer.Bool(law.in_force);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

void add_names(LawNames& names, const LawEntry& law) {
  names.add(law.name, law.id, law.in_force);
  for (const std::string& alias : law.aliases) names.add(alias, law.id, law.in_force);
}

Result<std::vector<LawEntry>> read_law_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<LawEntry> laws;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const auto value = json::parse(line, json::Dialect::strict);
    if (!value || value->text_of("id").empty()) {
      return failure(
          Errc::corrupt,
          {"the index's list of laws is damaged; build the index again", "索引的法規清單已損壞；請重新建立索引"},
          {path.string(), number, {}});
    }
    laws.push_back(law_from(*value));
  }
  if (in.eof()) return laws;
  return failure(Errc::corrupt,
                 {"the index's list of laws is missing; build the index again", "索引缺少法規清單；請重新建立索引"},
                 {path.string(), 0, {}});
}

}  // namespace opendata::search
