#include "faq/entry_json.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "faq/fields.hpp"

namespace opendata::search::faq {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr Message not_text{"must be a text", "須為文字"};
constexpr Message not_list{"must be a list of texts", "須為文字清單"};
constexpr Message not_object{"must be an object", "須為物件"};

void put(Writer& json, std::string_view key, const std::string& text) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  json.String(text);
}

void put_links(Writer& json, const std::vector<Link>& links) {
  if (links.empty()) return;
  json.Key("links");
  json.StartArray();
  for (const Link& link : links) {
    json.StartObject();
    put(json, "title", link.title);
    put(json, "url", link.url);
    json.EndObject();
  }
  json.EndArray();
}

void put_translations(Writer& json, const std::vector<Translation>& translations) {
  if (translations.empty()) return;
  json.Key("translations");
  json.StartArray();
  for (const Translation& of : translations) {
    json.StartObject();
    put(json, "language", of.language);
    put(json, "question", of.question);
    put(json, "answer", of.answer);
    json.EndObject();
  }
  json.EndArray();
}

void put_lists(Writer& json, const Entry& entry) {
  for (const ListField& field : list_fields()) {
    const auto& items = entry.*field.member;
    if (items.empty()) continue;
    json.Key(field.name.data(), static_cast<rapidjson::SizeType>(field.name.size()));
    json.StartArray();
    for (const std::string& item : items) json.String(item);
    json.EndArray();
  }
}

void put_extra(Writer& json, const std::map<std::string, std::string>& extra) {
  if (extra.empty()) return;
  json.Key("extra");
  json.StartObject();
  for (const auto& [name, value] : extra) put(json, name, value);
  json.EndObject();
}

Result<void> refuse(Message message, std::string_view key) {
  return failure(Errc::bad_structure, message, {{}, 0, std::string(key)});
}

/// Reads the members of one JSON object into an entry.
class Reading {
 public:
  Result<void> member(const std::string& key, const json::Value& value) {
    for (const TextField& field : text_fields())
      if (field.name == key) return text(value, key, entry.*field.member);
    for (const ListField& field : list_fields())
      if (field.name == key) return list(value, key, entry.*field.member);
    if (key == "links") return links(value);
    if (key == "translations") return translations(value);
    if (key == "extra") return extra(value);
    return failure(Errc::unknown_key, {"is not a field of an entry", "不是問答的欄位"}, {{}, 0, key});
  }
  Entry entry{};

 private:
  static Result<void> text(const json::Value& value, std::string_view key, std::string& out) {
    if (!value.is(json::Kind::string)) return refuse(not_text, key);
    out = value.text();
    return {};
  }
  static Result<void> list(const json::Value& value, std::string_view key, std::vector<std::string>& out) {
    if (!value.is(json::Kind::array)) return refuse(not_list, key);
    for (const json::Value& item : value.items()) {
      if (!item.is(json::Kind::string)) return refuse(not_list, key);
      out.push_back(item.text());
    }
    return {};
  }
  Result<void> links(const json::Value& value) {
    for (const json::Value& item : value.items()) {
      if (!item.is(json::Kind::object)) return refuse(not_object, "links");
      entry.links.push_back({item.text_of("title"), item.text_of("url")});
    }
    return {};
  }
  Result<void> translations(const json::Value& value) {
    for (const json::Value& item : value.items()) {
      if (!item.is(json::Kind::object)) return refuse(not_object, "translations");
      entry.translations.push_back({item.text_of("language"), item.text_of("question"), item.text_of("answer")});
    }
    return {};
  }
  Result<void> extra(const json::Value& value) {
    if (!value.is(json::Kind::object)) return refuse(not_object, "extra");
    for (std::size_t i = 0; i < value.keys().size(); ++i) entry.extra[value.keys()[i]] = value.items()[i].text();
    return {};
  }
};

}  // namespace

std::string format_entry(const Entry& entry) {
  rapidjson::StringBuffer buffer;
  Writer json(buffer);
  json.StartObject();
  for (const TextField& field : text_fields())
    if (!(entry.*field.member).empty()) put(json, field.name, entry.*field.member);
  put_lists(json, entry);
  put_links(json, entry.links);
  put_translations(json, entry.translations);
  put_extra(json, entry.extra);
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

Result<Entry> entry_from(const json::Value& object) {
  if (!object.is(json::Kind::object)) return failure(Errc::bad_structure, not_object);
  Reading reading;
  for (std::size_t i = 0; i < object.keys().size(); ++i)
    if (auto read = reading.member(object.keys()[i], object.items()[i]); !read) return failure(std::move(read.error()));
  return std::move(reading.entry);
}

Result<Entry> parse_entry(std::string_view document) {
  const auto root = json::parse(document, json::Dialect::strict);
  if (!root) return failure(root.error());
  return entry_from(*root);
}

}  // namespace opendata::search::faq
