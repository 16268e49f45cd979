#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <opendata/files.hpp>
#include <opendata/search/faq_files.hpp>

#include "faq/entry_json.hpp"
#include "faq/output.hpp"

namespace opendata::search::faq {
namespace {

constexpr std::size_t changes_at_once = 500;

std::string line_of(const Change& change) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  const std::string entry = format_entry(change.entry);
  json.StartObject();
  json.Key("revision");
  json.Uint64(change.revision);
  json.Key("at");
  json.String(change.at);
  json.Key("who");
  json.String(change.who);
  json.Key("why");
  json.String(change.why);
  json.Key("state");
  json.String(std::string(name(change.state)));
  json.Key("entry");
  json.RawValue(entry.data(), entry.size(), rapidjson::kObjectType);
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

Result<Change> change_of(const std::string& line, const Where& where) {
  const auto object = json::parse(line, json::Dialect::strict);
  if (!object) return failure(Error(object.error()).moved_to(where));
  const json::Value* entry = object->find("entry");
  const json::Value* revision = object->find("revision");
  const auto state = parse_state(object->text_of("state"));
  if (entry == nullptr || revision == nullptr || !revision->integer() || !state)
    return failure(Errc::bad_structure, {"is no line of an exported history", "不是匯出歷程檔的一列"}, where);
  auto read = entry_from(*entry);
  if (!read) return failure(std::move(read.error()).at(where));
  return Change{0, static_cast<std::uint64_t>(*revision->integer()), object->text_of("at"), object->text_of("who"),
                object->text_of("why"), *state, std::move(*read)};
}

Result<std::uint64_t> replay_lines(Store& store, LineReader& lines) {
  std::uint64_t count = 0;
  for (std::string line;;) {
    const auto more = lines.read(line);
    if (!more) return failure(more.error());
    if (!*more) return count;
    if (line.empty()) continue;
    const auto change = change_of(line, lines.place());
    if (!change) return failure(change.error());
    if (auto replayed = store.replay(*change); !replayed) return failure(std::move(replayed.error()).moved_to(lines.place()));
    ++count;
  }
}

}  // namespace

Result<std::uint64_t> write_history(const Store& store, const std::string& file) {
  Output out(file);
  for (std::uint64_t after = 0;;) {
    const auto changes = store.changes(after, changes_at_once);
    if (!changes) return failure(changes.error());
    if (changes->empty()) return out.finish();
    for (const Change& change : *changes) {
      out.write(line_of(change));
      if (auto counted = out.count(); !counted) return failure(std::move(counted.error()));
    }
    after = changes->back().sequence;
  }
}

Result<std::uint64_t> read_history(Store& store, const std::string& file) {
  auto lines = LineReader::open(file);
  if (!lines) return failure(std::move(lines.error()));
  std::uint64_t count = 0;
  auto done = store.together([&]() -> Result<void> {
    const auto there = store.changes(0, 1);
    if (!there) return failure(there.error());
    if (!there->empty())
      return failure(Errc::conflict, {"the store already has entries; a history fills an empty one", "資料檔已有問答；歷程檔只能匯入空的資料檔"});
    auto replayed = replay_lines(store, *lines);
    if (!replayed) return failure(std::move(replayed.error()));
    count = *replayed;
    return {};
  });
  if (!done) return failure(std::move(done.error()));
  return count;
}

}  // namespace opendata::search::faq
