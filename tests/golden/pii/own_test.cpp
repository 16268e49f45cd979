#include <fstream>
#include <map>
#include <opendata/json.hpp>
#include <opendata/recognizer.hpp>
#include <set>
#include <string>
#include <tuple>

#include "support/catch.hpp"

using namespace opendata;

namespace {

using Span = std::tuple<std::size_t, std::size_t, std::string>;

struct Labelled {
  std::u32string text;
  std::set<Span> gold;
  std::set<Span> predicted;
};

std::size_t number(const json::Value& span, const char* key) { return static_cast<std::size_t>(span.find(key)->integer().value()); }

std::vector<Labelled> read_own() {
  std::ifstream in(OPENDATA_SOURCE_DIR "/tests/golden/pii/own.jsonl");
  const deid::Analyzer analyzer;
  std::vector<Labelled> texts;
  for (std::string line; std::getline(in, line);) {
    const auto value = json::parse(line, json::Dialect::strict).value();
    const std::string text = value.text_of("text");
    Labelled labelled{text::to_utf32(text), {}, {}};
    for (const auto& span : value.find("spans")->items()) labelled.gold.emplace(number(span, "start"), number(span, "end"), span.text_of("type"));
    for (const auto& f : analyzer.find(text)) labelled.predicted.emplace(f.start, f.end, std::string(f.type));
    texts.push_back(std::move(labelled));
  }
  return texts;
}

std::vector<bool> covered(const std::set<Span>& spans, std::size_t size) {
  std::vector<bool> cover(size, false);
  for (const auto& [first, last, type] : spans) std::fill(cover.begin() + static_cast<std::ptrdiff_t>(first), cover.begin() + static_cast<std::ptrdiff_t>(last), true);
  return cover;
}

struct Counts {
  double right = 0, gold = 0, predicted = 0;
  [[nodiscard]] double f1() const { return 2 * right / (gold + predicted); }
};

}  // namespace

TEST_CASE("Texts of many styles keep their people: leak, false positives and F1 stay beyond their limits", "[deid][golden]") {
  const auto texts = read_own();
  REQUIRE(texts.size() >= 60);
  double personal = 0, leaked = 0, clean = 0, hit = 0;
  std::map<std::string, Counts> strict;
  for (const auto& t : texts) {
    const auto gold = covered(t.gold, t.text.size());
    const auto predicted = covered(t.predicted, t.text.size());
    for (std::size_t i = 0; i < t.text.size(); ++i) {
      (gold[i] ? personal : clean) += 1;
      if (gold[i] && !predicted[i]) leaked += 1;
      if (!gold[i] && predicted[i]) hit += 1;
    }
    for (const auto& span : t.gold) strict[std::get<2>(span)].gold += 1;
    for (const auto& span : t.predicted) {
      strict[std::get<2>(span)].predicted += 1;
      strict[std::get<2>(span)].right += t.gold.count(span) != 0 ? 1 : 0;
    }
  }
  Counts numbers;
  for (const auto& [type, counts] : strict) {
    if (type == "PERSON" || type == "ADDRESS") continue;
    numbers = {numbers.right + counts.right, numbers.gold + counts.gold, numbers.predicted + counts.predicted};
  }
  CAPTURE(leaked, personal, hit, clean, strict["PERSON"].f1(), strict["ADDRESS"].f1(), numbers.f1());
  CHECK(leaked <= 0.01 * personal);
  CHECK(hit <= 0.002 * clean);
  CHECK(strict["PERSON"].f1() >= 0.92);
  CHECK(strict["ADDRESS"].f1() >= 0.95);
  CHECK(numbers.f1() >= 0.98);
}
