#include <algorithm>
#include <opendata/search/faq_cells.hpp>
#include <opendata/text.hpp>

#include "faq/fields.hpp"
#include "sources/modified_date.hpp"

namespace opendata::search::faq {
namespace {

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

const TextField* text_field(std::string_view name) {
  for (const TextField& field : text_fields())
    if (field.name == name) return &field;
  return nullptr;
}
const ListField* list_field(std::string_view name) {
  for (const ListField& field : list_fields())
    if (field.name == name) return &field;
  return nullptr;
}

/// Items, one a line; ids may also stand side by side with semicolons.
std::vector<std::string> items_of(std::string_view cell, std::string_view separators) {
  std::vector<std::string> items;
  while (!cell.empty()) {
    const auto end = cell.find_first_of(separators);
    const auto item = text::trim(cell.substr(0, end));
    if (!item.empty()) items.emplace_back(item);
    cell.remove_prefix(end == std::string_view::npos ? cell.size() : end + 1);
  }
  return items;
}

std::vector<Link> links_of(std::string_view cell) {
  std::vector<Link> links;
  for (const std::string& line : items_of(cell, "\n")) {
    const auto blank = line.find_last_of(" \t");
    const bool bare = blank == std::string::npos;
    links.push_back({bare ? "" : std::string(text::trim(line.substr(0, blank))), bare ? line : line.substr(blank + 1)});
  }
  return links;
}

/// Line ends as LF: spreadsheets write CRLF, some CR.
std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
  }
  return out;
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "\n") + item;
  return out;
}

std::string links_cell(const std::vector<Link>& links) {
  std::vector<std::string> lines;
  for (const Link& link : links) lines.push_back(link.title.empty() ? link.url : link.title + " " + link.url);
  return joined(lines);
}

std::string translated(const Entry& entry, std::string_view language, std::string Translation::*member) {
  for (const Translation& of : entry.translations)
    if (of.language == language) return of.*member;
  return {};
}

/// Languages that have neither question nor answer go.
void set_translation(Entry& entry, std::string_view language, std::string Translation::*member, std::string text) {
  auto& all = entry.translations;
  auto found = std::find_if(all.begin(), all.end(), [&](const Translation& of) { return of.language == language; });
  if (found == all.end()) found = all.insert(all.end(), {std::string(language), {}, {}});
  (*found).*member = std::move(text);
  if (found->question.empty() && found->answer.empty()) all.erase(found);
}

void set_extra(Entry& entry, std::string_view name, std::string text) {
  if (text.empty()) entry.extra.erase(std::string(name));
  else entry.extra[std::string(name)] = std::move(text);
}

Result<void> set_day(std::string& day, std::string_view text, std::string_view field) {
  auto read = normalize_modified(text);
  if (!read) return failure(std::move(read.error()).at({{}, 0, std::string(field)}));
  day = std::move(*read);
  return {};
}

}  // namespace

const std::vector<std::string>& entry_fields() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const TextField& field : text_fields()) all.emplace_back(field.name);
    for (const ListField& field : list_fields()) all.emplace_back(field.name);
    all.emplace_back("links");
    return all;
  }();
  return names;
}

std::string cell_of(const Entry& entry, std::string_view field) {
  if (field == "links") return links_cell(entry.links);
  if (const TextField* text = text_field(field)) return entry.*text->member;
  if (const ListField* list = list_field(field)) return joined(entry.*list->member);
  if (starts_with(field, question_in)) return translated(entry, field.substr(question_in.size()), &Translation::question);
  if (starts_with(field, answer_in)) return translated(entry, field.substr(answer_in.size()), &Translation::answer);
  const auto found = entry.extra.find(std::string(field));
  return found == entry.extra.end() ? std::string() : found->second;
}

Result<void> fill_cell(Entry& entry, std::string_view field, std::string_view text) {
  auto plain = with_plain_line_ends(text);
  const TextField* const one = text_field(field);
  if (is_day(field)) return set_day(entry.*one->member, plain, field);
  if (one != nullptr) {
    entry.*one->member = std::move(plain);
  } else if (const ListField* list = list_field(field)) {
    entry.*list->member = items_of(plain, field == "variants" ? "\n" : "\n;");
  } else if (field == "links") {
    entry.links = links_of(plain);
  } else if (starts_with(field, question_in)) {
    set_translation(entry, field.substr(question_in.size()), &Translation::question, std::move(plain));
  } else if (starts_with(field, answer_in)) {
    set_translation(entry, field.substr(answer_in.size()), &Translation::answer, std::move(plain));
  } else {
    set_extra(entry, field, std::move(plain));
  }
  return {};
}

}  // namespace opendata::search::faq
