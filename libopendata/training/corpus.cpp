#include "training/corpus.hpp"

#include <algorithm>
#include <iostream>
#include <map>
#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/text.hpp>

#include "deid/recognizers/names/name_words.hpp"
#include "deid/recognizers/names/surnames.hpp"

namespace opendata::training {
namespace {

using namespace deid;

bool is_han(char32_t c) { return c >= 0x4E00 && c < 0xA000; }

Result<Labelled> parse(const std::string& line, const Where& where) {
  const auto value = json::parse(line, json::Dialect::strict, where.file);
  if (!value) return failure(value.error());
  Labelled out{text::to_utf32(value->text_of("text")), {}, {}};
  const auto* spans = value->find("spans");
  if (spans == nullptr) return failure(Errc::bad_structure, {"has no spans", "沒有 spans"}, where);
  for (const auto& span : spans->items()) {
    const auto* start = span.find("start");
    const auto* end = span.find("end");
    if (start == nullptr || end == nullptr || !start->integer() || !end->integer())
      return failure(Errc::bad_structure, {"a span needs start and end", "span 需要 start 與 end"}, where);
    const Span range{static_cast<std::size_t>(*start->integer()), static_cast<std::size_t>(*end->integer())};
    if (const auto type = span.text_of("type"); type == "PERSON") out.persons.push_back(range);
    else out.others.push_back({range, std::string(type)});
  }
  std::sort(out.persons.begin(), out.persons.end(), [](const Span& a, const Span& b) { return a.first < b.first; });
  return out;
}

enum class Kind { full_name, with_title, other };

Kind kind_of(std::u32string_view name) {
  const bool begins = surname_rank(name[0]) != SurnameRank::none || double_surname(name) > 0;
  if (name.size() < 2 || !begins || !std::all_of(name.begin(), name.end(), is_han)) return Kind::other;
  const std::size_t title = name.size() - 1;
  if (name_words::titles().contains_word(name.substr(1)) || name_words::short_titles().contains_word(name.substr(title))) return Kind::with_title;
  return name.size() <= 4 ? Kind::full_name : Kind::other;
}

std::u32string other_person(std::u32string_view name, const InventedNames& names, Random& random) {
  switch (kind_of(name)) {
    case Kind::full_name:
      return names.full_name(random);
    case Kind::with_title:
      return names.surname(random) + std::u32string(name.substr(1));
    case Kind::other:
      break;
  }
  return std::u32string(name);
}

// What people have in common with things: words that begin like names, where a sentence pauses or goes on to a noun.
Labelled with_words(const Labelled& text, const InventedNames& names, Random& random) {
  constexpr unsigned per_mille = 60;
  Labelled out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < text.text.size(); ++i) {
    while (next < text.persons.size() && text.persons[next].last <= i) ++next;
    if (next < text.persons.size() && text.persons[next].first == i) out.persons.push_back({out.text.size(), out.text.size() + text.persons[next].last - i});
    out.text += text.text[i];
    const bool inside = next < text.persons.size() && text.persons[next].first <= i + 1;
    const bool noun_follows = std::u32string_view(U"，、的有是在。和 （「：").find(text.text[i]) != std::u32string_view::npos;
    if (!inside && noun_follows && random() % 1000 < per_mille) out.text += names.word(random);
  }
  return out;
}

}  // namespace

Result<std::vector<Labelled>> read_labelled(const std::string& file) {
  std::vector<Labelled> texts;
  const auto read = for_each_line(file, [&](const std::string& line, const Where& where) -> Result<void> {
    auto text = parse(line, where);
    if (!text) return failure(std::move(text.error()));
    texts.push_back(std::move(*text));
    return {};
  });
  if (!read) return failure(read.error());
  return texts;
}

Labelled with_other_people(const Labelled& text, const InventedNames& names, Random& random) {
  std::map<std::u32string, std::u32string> others;
  Labelled out;
  std::size_t at = 0;
  for (const Span& span : text.persons) {
    const std::u32string name = text.text.substr(span.first, span.last - span.first);
    auto [other, is_new] = others.try_emplace(name);
    if (is_new) other->second = random() % 8 == 0 ? name : other_person(name, names, random);
    out.text += text.text.substr(at, span.first - at);
    out.persons.push_back({out.text.size(), out.text.size() + other->second.size()});
    out.text += other->second;
    at = span.last;
  }
  out.text += text.text.substr(at);
  return with_words(out, names, random);
}

namespace {

using Visit = std::function<void(const Labelled&)>;

Result<void> visit_labelled(const std::string& file, const Visit& visit) {
  const auto texts = read_labelled(file);
  if (!texts) return failure(texts.error());
  for (const Labelled& text : *texts) visit(text);
  return {};
}

Result<void> visit_prose(const std::string& file, const Visit& visit) {
  return for_each_line(file, [&](const std::string& line, const Where&) -> Result<void> {
    visit({text::to_utf32(line), {}, {}});
    return {};
  });
}

}  // namespace

int for_each_text(std::span<char* const> files, const Visit& visit) {
  bool prose = false;
  for (const std::string file : files) {
    if (file == "--prose") {
      prose = true;
      continue;
    }
    const auto visited = prose ? visit_prose(file, visit) : visit_labelled(file, visit);
    if (!visited) return std::cerr << format_error(visited.error(), Language::en) << '\n', 1;
  }
  return 0;
}

}  // namespace opendata::training
