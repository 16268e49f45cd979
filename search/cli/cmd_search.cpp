#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "query_options.hpp"

namespace opendata::cli {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

struct SearchOptions {
  QueryOptions common;
  std::string text;
  bool json = false;
  bool explain = false;
};

void write_field(Writer& writer, const char* key, const std::string& value) {
  if (value.empty()) return;
  writer.Key(key);
  writer.String(value);
}

void write_highlighted(Writer& writer, const char* key, const search::Highlighted& highlighted) {
  writer.Key(key);
  writer.StartObject();
  writer.Key("text");
  writer.String(highlighted.text);
  writer.Key("marks");
  writer.StartArray();
  for (const auto& [begin, end] : highlighted.marks) {
    writer.StartArray();
    writer.Uint64(begin);
    writer.Uint64(end);
    writer.EndArray();
  }
  writer.EndArray();
  writer.EndObject();
}

void write_explanation(Writer& writer, const search::Hit& hit) {
  if (hit.explanation.empty()) return;
  writer.Key("explanation");
  writer.StartArray();
  for (const search::ScorePart& part : hit.explanation) {
    writer.StartObject();
    write_field(writer, "part", part.name);
    writer.Key("value");
    writer.Double(part.value);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_hit(Writer& writer, const search::Hit& hit) {
  const search::Document& document = hit.document;
  writer.StartObject();
  write_field(writer, "id", document.id);
  write_field(writer, "kind", document.kind);
  writer.Key("score");
  writer.Double(hit.score);
  write_highlighted(writer, "title", hit.title);
  write_highlighted(writer, "snippet", hit.snippet);
  for (const auto& [key, field] : {std::pair{"url", &document.url},
                                   {"agency", &document.agency},
                                   {"category", &document.category},
                                   {"modified", &document.modified},
                                   {"law_id", &document.law_id},
                                   {"article_number", &document.article_number}}) {
    write_field(writer, key, *field);
  }
  writer.Key("in_force");
  writer.Bool(document.in_force);
  writer.Key("changed_since");
  writer.Bool(hit.changed_since);
  write_explanation(writer, hit);
  writer.EndObject();
}

void write_facets(Writer& writer, const search::SearchResult& result) {
  writer.Key("facets");
  writer.StartObject();
  for (const auto& [facet, counts] : result.facets) {
    writer.Key(facet.c_str());
    writer.StartArray();
    for (const search::FacetCount& count : counts) {
      writer.StartObject();
      write_field(writer, "value", count.value);
      writer.Key("count");
      writer.Uint64(count.count);
      writer.EndObject();
    }
    writer.EndArray();
  }
  writer.EndObject();
}

void write_laws(Writer& writer, const search::SearchResult& result) {
  writer.Key("laws");
  writer.StartArray();
  for (const search::NamedLaw& law : result.laws) {
    writer.StartObject();
    write_field(writer, "id", law.id);
    write_field(writer, "name", law.name);
    writer.Key("in_force");
    writer.Bool(law.in_force);
    writer.EndObject();
  }
  writer.EndArray();
}

const char* reason_name(search::Correction::Reason reason) {
  static constexpr std::array names{"same-sound", "look-alike", "one-character", "reading"};
  return names[static_cast<std::size_t>(reason)];
}

void write_help(Writer& writer, const search::SearchResult& result) {
  writer.Key("missing");
  writer.StartArray();
  for (const search::MissingCitation& place : result.missing) {
    writer.StartObject();
    write_field(writer, "text", place.text);
    write_field(writer, "law_id", place.law_id);
    write_field(writer, "law_name", place.law_name);
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("corrections");
  writer.StartArray();
  for (const search::Correction& correction : result.corrections) {
    writer.StartObject();
    write_field(writer, "text", correction.text);
    write_field(writer, "reason", reason_name(correction.reason));
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("expansions");
  writer.StartObject();
  for (const search::Expansion& expansion : result.expansions) {
    writer.Key(expansion.word.c_str());
    writer.StartArray();
    for (const std::string& synonym : expansion.synonyms) writer.String(synonym);
    writer.EndArray();
  }
  writer.EndObject();
  writer.Key("advice");
  writer.StartArray();
  for (const search::Advice& advice : result.advice) writer.String(std::string(advice.code));
  writer.EndArray();
}

void print_json(const search::SearchResult& result) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("mode");
  writer.String(std::string(search::name(result.mode)));
  writer.Key("total");
  writer.Uint64(result.total);
  writer.Key("total_is_exact");
  writer.Bool(result.total_is_exact);
  writer.Key("cited");
  writer.StartArray();
  for (const std::string& id : result.cited) writer.String(id);
  writer.EndArray();
  write_laws(writer, result);
  if (!result.missing_shards.empty()) {
    writer.Key("missing_shards");
    writer.StartArray();
    for (const std::string& shard : result.missing_shards) writer.String(shard);
    writer.EndArray();
  }
  writer.Key("relaxed");
  writer.Bool(result.relaxed);
  write_help(writer, result);
  writer.Key("hits");
  writer.StartArray();
  for (const search::Hit& hit : result.hits) write_hit(writer, hit);
  writer.EndArray();
  write_facets(writer, result);
  writer.EndObject();
  std::cout << std::string_view(buffer.GetString(), buffer.GetSize()) << '\n';
}

/// The text with its marks in bold on a terminal, plain otherwise.
std::string marked(const search::Highlighted& highlighted) {
  if (::isatty(STDOUT_FILENO) != 1) return highlighted.text;
  std::string out;
  std::size_t at = 0;
  for (const auto& [begin, end] : highlighted.marks) {
    out +=
        highlighted.text.substr(at, begin - at) + "\033[1m" + highlighted.text.substr(begin, end - begin) + "\033[0m";
    at = end;
  }
  return out + highlighted.text.substr(at);
}

void print_laws(const search::SearchResult& result) {
  for (const search::NamedLaw& law : result.laws) {
    std::cout << say({"law: ", "法規："}) << law.name << "  [" << law.id << "]"
              << (law.in_force ? "" : say({" (no longer in force)", "（已廢止）"})) << '\n';
  }
}

/// What is cited and not on the page, because the page is short or is to hold other kinds.
void print_cited(const search::SearchResult& result) {
  std::string ids;
  for (const std::string& id : result.cited) {
    const auto is_this = [&](const search::Hit& hit) { return hit.document.id == id; };
    if (std::none_of(result.hits.begin(), result.hits.end(), is_this)) ids += ' ' + id;
  }
  if (!ids.empty()) std::cout << say({"also cited:", "另引用："}) << ids << '\n';
}

void print_help(const search::SearchResult& result) {
  for (const search::MissingCitation& place : result.missing) {
    std::cout << say({"not in this index: ", "未收錄："}) << place.text;
    if (!place.law_name.empty()) std::cout << say({" (the law is: ", "（法規有收錄："}) << place.law_name << say({")", "）"});
    std::cout << '\n';
  }
  for (const search::Correction& correction : result.corrections)
    std::cout << say({"did you mean: ", "您是不是要找："}) << correction.text << '\n';
  for (const search::Expansion& expansion : result.expansions) {
    std::cout << say({"also looked for: ", "同時查詢："}) << expansion.word << " →";
    for (const std::string& synonym : expansion.synonyms) std::cout << ' ' << synonym;
    std::cout << '\n';
  }
}

void print_advice(const search::SearchResult& result) {
  for (const search::Advice& advice : result.advice) std::cout << "* " << say(advice.message) << '\n';
}

void print_explanation(const search::Hit& hit) {
  if (hit.explanation.empty()) return;
  std::printf("   %s %.3f =", std::string(say({"score", "分數"})).c_str(), hit.score);
  const char* plus = "";
  for (const search::ScorePart& part : hit.explanation) {
    std::printf("%s %.3f %s", plus, part.value, part.name.c_str());
    plus = " +";
  }
  std::printf("\n");
}

void print_missing(const search::SearchResult& result) {
  for (const std::string& shard : result.missing_shards)
    std::cout << say({"without the shard that does not answer: ", "未包含無回應的分片："}) << shard << '\n';
}

void print_text(const search::SearchResult& result) {
  print_missing(result);
  print_help(result);
  print_cited(result);
  print_laws(result);
  if (result.relaxed) {
    std::cout << say({"No document has all of the words; the closest are shown.",
                      "沒有同時符合所有詞的結果，以下為最接近者。"})
              << '\n';
  }
  std::cout << (result.total_is_exact ? say({"hits: ", "筆數："}) : say({"hits, about: ", "筆數約："})) << result.total
            << " (" << search::name(result.mode) << ")\n";
  std::size_t rank = 0;
  for (const search::Hit& hit : result.hits) {
    std::cout << ++rank << ". " << marked(hit.title) << "  [" << hit.document.id << "]\n";
    if (!hit.snippet.text.empty()) std::cout << "   " << marked(hit.snippet) << '\n';
    if (hit.changed_since)
      std::cout << "   "
                << say({"(changed after the chosen day: the text then may have been another)", "（於所選日期之後曾修正，當時條文可能不同）"})
                << '\n';
    print_explanation(hit);
  }
  print_advice(result);
}

int search_index(const SearchOptions& options) {
  const auto searcher = search::Searcher::open(options.common.index, options.common.searcher());
  if (!searcher) return report(searcher.error());
  search::Query query = options.common.query(options.text);
  query.explain = options.explain;
  const auto result = searcher->search(query);
  if (!result) return report(result.error());
  options.json ? print_json(*result) : print_text(*result);
  return Exit::ok;
}

}  // namespace

void add_search(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<SearchOptions>();
  auto* command = app.add_subcommand("search", std::string(say({"Ask an index.", "查詢索引。"})));
  options->common.declare(*command, QueryOptions::most_with_snippets);
  command->add_flag("--json", options->json,
                    std::string(say({"Everything about the hits as JSON", "以 JSON 輸出完整結果"})));
  command->add_flag("--explain", options->explain,
                    std::string(say({"What each hit's score is made of", "列出每筆結果分數的組成"})));
  command
      ->add_option("QUERY", options->text, std::string(say({"Question, keywords or citation", "問句、關鍵字或法條"})))
      ->required();
  command->callback([options, &run] { run = [options] { return search_index(*options); }; });
}

}  // namespace opendata::cli
