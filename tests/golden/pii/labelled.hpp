#pragma once
#include <algorithm>
#include <fstream>
#include <map>
#include <opendata/json.hpp>
#include <opendata/recognizer.hpp>
#include <set>
#include <string>
#include <tuple>
#include <vector>
#include "support/source_directory.hpp"

/// Labelled texts, one JSON object a line as {"id","genre","text","spans":[{"start","end","type"}]}, offsets in code points, and what the recognisers
/// make of them; counted as the strict F1, leak rate and false positives of the field are.
namespace test {

using Span = std::tuple<std::size_t, std::size_t, std::string>;

struct Labelled {
  std::u32string text;
  std::set<Span> gold;
  std::set<Span> predicted;
};

inline std::size_t number(const opendata::json::Value& span, const char* key) {
  return static_cast<std::size_t>(span.find(key)->integer().value());
}

/// `file` of tests/golden/pii.
inline std::vector<Labelled> read_labelled(const std::string& file) {
  namespace json = opendata::json;
  std::ifstream in(source_directory() / "tests" / "golden" / "pii" / file);
  const opendata::deid::Analyzer analyzer;
  std::vector<Labelled> texts;
  for (std::string line; std::getline(in, line);) {
    const auto value = json::parse(line, json::Dialect::strict).value();
    const std::string text = value.text_of("text");
    Labelled labelled{opendata::text::to_utf32(text), {}, {}};
    for (const auto& span : value.find("spans")->items()) labelled.gold.emplace(number(span, "start"), number(span, "end"), span.text_of("type"));
    for (const auto& f : analyzer.find(text)) labelled.predicted.emplace(f.start, f.end, std::string(f.type));
    texts.push_back(std::move(labelled));
  }
  return texts;
}

struct Counts {
  double right = 0, gold = 0, predicted = 0;
  [[nodiscard]] double f1() const { return 2 * right / (gold + predicted); }
};

/// Types whose name and place alone tell them are not numbers.
inline bool is_number(const std::string& type) { return type != "PERSON" && type != "ADDRESS"; }

struct Tally {
  double personal = 0, leaked = 0, other = 0, hit = 0;  ///< characters
  std::map<std::string, Counts> strict;
  Counts numbers;  ///< of all types but PERSON and ADDRESS
};

inline std::vector<bool> covered(const std::set<Span>& spans, std::size_t size) {
  std::vector<bool> cover(size, false);
  for (const auto& [first, last, type] : spans) std::fill(cover.begin() + static_cast<std::ptrdiff_t>(first), cover.begin() + static_cast<std::ptrdiff_t>(last), true);
  return cover;
}

inline void count_characters(const Labelled& t, Tally& tally) {
  const auto gold = covered(t.gold, t.text.size());
  const auto predicted = covered(t.predicted, t.text.size());
  for (std::size_t i = 0; i < t.text.size(); ++i) {
    (gold[i] ? tally.personal : tally.other) += 1;
    if (gold[i] && !predicted[i]) tally.leaked += 1;
    if (!gold[i] && predicted[i]) tally.hit += 1;
  }
}

inline Tally tally_of(const std::vector<Labelled>& texts) {
  Tally tally;
  for (const auto& t : texts) {
    count_characters(t, tally);
    for (const auto& span : t.gold) tally.strict[std::get<2>(span)].gold += 1;
    for (const auto& span : t.predicted) {
      tally.strict[std::get<2>(span)].predicted += 1;
      tally.strict[std::get<2>(span)].right += t.gold.count(span) != 0 ? 1 : 0;
    }
  }
  for (const auto& [type, counts] : tally.strict) {
    if (!is_number(type)) continue;
    tally.numbers = {tally.numbers.right + counts.right, tally.numbers.gold + counts.gold, tally.numbers.predicted + counts.predicted};
  }
  return tally;
}

}  // namespace test
