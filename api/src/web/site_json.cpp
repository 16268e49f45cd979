#include <opendata/json.hpp>
#include <opendata/text.hpp>

#include "web/appearance.hpp"

/// site.json: names, contact and colours. Every key is known or refused.
namespace opendata::api::web {
namespace {

constexpr std::size_t longest_text = 300, longest_short_name = 16;  // characters

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

class Reading {
 public:
  Reading(const std::string& file, Appearance& appearance) : file_(file), out_(appearance) {}

  Result<void> document(const json::Value& root) {
    return members(root, "", [this](const std::string& key, const json::Value& value) { return top(key, value); });
  }

 private:
  [[nodiscard]] tl::unexpected<Error> wrong(Errc code, Message message, const json::Value& at, const std::string& key) const {
    return failure(code, message, {file_, at.line(), key});
  }
  [[nodiscard]] tl::unexpected<Error> unknown(const json::Value& at, const std::string& key) const {
    return wrong(Errc::unknown_key, {"this key is not known; docs/website.md lists them", "沒有這個鍵；可用的鍵見 docs/website.md"}, at, key);
  }

  template <class Member>
  Result<void> members(const json::Value& value, const std::string& key, const Member& member) {
    if (!value.is(json::Kind::object)) return wrong(Errc::bad_structure, {"must be an object", "須為物件"}, value, key);
    for (std::size_t i = 0; i < value.keys().size(); ++i) {
      const auto& name = value.keys()[i];
      if (auto read = member(name, value.items()[i]); !read) return read;
    }
    return {};
  }

  Result<void> text(const json::Value& value, const std::string& key, std::string& target, std::size_t longest = longest_text) {
    if (!value.is(json::Kind::string)) return wrong(Errc::bad_structure, {"must be a text", "須為文字"}, value, key);
    if (characters(value.text()) > longest)
      return wrong(Errc::limit_exceeded, {"is too long; docs/website.md states the length", "文字過長；長度上限見 docs/website.md"}, value, key);
    target = value.text();
    return {};
  }

  /// {"zh-TW": …, "en": …}
  Result<void> localized(const json::Value& value, const std::string& key, LocalizedText& target, std::size_t longest = longest_text) {
    LocalizedText read;
    auto done = members(value, key, [&](const std::string& name, const json::Value& of) -> Result<void> {
      const auto place = key + "." + name;
      if (name == "zh-TW") return text(of, place, read.zh_tw, longest);
      if (name == "en") return text(of, place, read.en, longest);
      return unknown(of, place);
    });
    if (!done) return done;
    if (read.zh_tw.empty())
      return wrong(Errc::bad_value, {"needs a text under zh-TW", "須有 zh-TW 的文字"}, value, key);
    target = std::move(read);
    return {};
  }

  Result<void> address(const json::Value& value, const std::string& key, std::string& target) {
    if (auto read = text(value, key, target); !read) return read;
    if (target.starts_with("https://") || target.starts_with("http://")) return {};
    return wrong(Errc::bad_value, {"must begin with https:// or http://", "須以 https:// 或 http:// 開頭"}, value, key);
  }

  Result<void> contact(const std::string& name, const json::Value& value) {
    const auto key = "contact." + name;
    if (name == "telephone") return text(value, key, out_.contact.telephone);
    if (name == "email") return text(value, key, out_.contact.email);
    if (name == "address") return localized(value, key, out_.contact.address);
    if (name == "hours") return localized(value, key, out_.contact.hours);
    return unknown(value, key);
  }

  Result<void> colours(const json::Value& value, const std::string& key, Colours& target) {
    auto done = members(value, key, [&](const std::string& name, const json::Value& colour) -> Result<void> {
      const auto place = key + "." + name;
      const auto known = target.find(name);
      if (known == target.end()) return unknown(colour, place);
      if (!colour.is(json::Kind::string) || !is_colour(colour.text()))
        return wrong(Errc::bad_value, {"must be a colour such as #0b5a86", "須為色碼，例如 #0b5a86"}, colour, place);
      known->second = colour.text();
      return {};
    });
    if (!done) return done;
    if (const Pair* pair = faint_pair(target))
      return wrong(Errc::bad_value, {"cannot be read on the colour below it: the contrast must be 4.5 or more (WCAG 2.1 AA)", "與底色對比不足：須達 4.5 以上（WCAG 2.1 AA）"},
                   value, key + "." + std::string(pair->text) + " / " + std::string(pair->ground));
    return {};
  }

  Result<void> palette(const std::string& name, const json::Value& value) {
    if (name == "light") return colours(value, "colours.light", out_.palette.light);
    if (name == "dark") return colours(value, "colours.dark", out_.palette.dark);
    return unknown(value, "colours." + name);
  }

  Result<void> top(const std::string& key, const json::Value& value) {
    if (key == "name") return localized(value, key, out_.name);
    if (key == "short_name") return localized(value, key, out_.short_name, longest_short_name);
    if (key == "description") return localized(value, key, out_.description);
    if (key == "agency") return localized(value, key, out_.agency);
    if (key == "agency_url") return address(value, key, out_.agency_url);
    if (key == "contact") return members(value, key, [this](const auto& name, const auto& of) { return contact(name, of); });
    if (key == "colours") return members(value, key, [this](const auto& name, const auto& of) { return palette(name, of); });
    return unknown(value, key);
  }

  const std::string& file_;
  Appearance& out_;
};

}  // namespace

Result<void> read_site_json(std::string_view document, const std::string& file, Appearance& appearance) {
  const auto root = json::parse(document, json::Dialect::with_comments, file);
  if (!root) return failure(root.error());
  return Reading(file, appearance).document(*root);
}

}  // namespace opendata::api::web
