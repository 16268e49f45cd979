#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <opendata/search/index_builder.hpp>
#include <opendata/search/searcher.hpp>
#include <opendata/search/segmenter.hpp>
#include <opendata/search/sources.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

// Build time, size and latency on the whole law corpus and a city's FAQ. Needs the shared data.

using namespace opendata::search;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// A compressed file of the shared data, unpacked into the directory.
std::string unpacked(const std::filesystem::path& file, const std::filesystem::path& directory) {
  const std::string out = (directory / file.stem()).string();
  REQUIRE(std::system(("zstd -qdf '" + file.string() + "' -o '" + out + "'").c_str()) == 0);
  return out;
}

std::vector<std::string> questions(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<std::string> texts;
  for (std::string line; std::getline(in, line);) texts.push_back(line.substr(line.find('\t') + 1));
  return texts;
}

void print_latency(const char* name, const Searcher& searcher, const std::vector<std::string>& texts, Mode mode) {
  std::vector<double> milliseconds;
  for (const std::string& text : texts) {
    Query query;
    query.text = text;
    query.mode = mode;
    const auto begin = Clock::now();
    const auto result = searcher.search(query);
    milliseconds.push_back(1000 * seconds_since(begin));
    if (mode == Mode::full_text) CHECK(result);
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  const auto at = [&](double share) {
    return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
  };
  std::printf("%-34s %5zu queries  p50 %6.2f ms  p95 %6.2f ms  p99 %6.2f ms\n", name, milliseconds.size(), at(0.5),
              at(0.95), at(0.99));
}

}  // namespace

TEST_CASE("Latency with facets and snippets over the national law corpus and an FAQ") {
  const std::filesystem::path shared = test::shared_data();
  if (shared.empty()) {
    WARN("skipped: no shared data");
    return;
  }
  const test::TemporaryDirectory directory;
  const std::string map = directory.write(
      "map.json",
      R"({"id":"id","question":"question","answer":"answer","agency":"agency","category":"category","modified":"revise_date","url":"url"})");
  const std::string laws = unpacked(shared / "laws" / "ChLaw.json.zst", directory.path());
  const std::string orders = unpacked(shared / "laws" / "ChOrder.json.zst", directory.path());
  const std::string aliases = (shared / "laws" / "aliases.json").string();
  const auto begin = Clock::now();
  auto builder = IndexBuilder::create(directory.path() / "index");
  REQUIRE(builder);
  REQUIRE(read_regulations(laws, aliases, *builder));
  REQUIRE(read_regulations(orders, aliases, *builder));
  REQUIRE(read_faq((shared / "faq" / "kaohsiung_faq.csv").string(), map, *builder));
  REQUIRE(builder->finish());
  const double built = seconds_since(begin);

  const auto opening = Clock::now();
  const auto searcher = Searcher::open(directory.path() / "index");
  REQUIRE(searcher);
  const double opened = seconds_since(opening);
  const auto stats = searcher->stats();
  REQUIRE(stats);
  std::printf("%llu documents: built in %.1f s, %.0f MB, opened in %.2f s\n",
              static_cast<unsigned long long>(stats->documents), built, static_cast<double>(stats->bytes_on_disk) / 1e6,
              opened);

  const std::vector<std::string> full = questions(shared / "search" / "kaohsiung_questions.tsv");
  std::vector<std::string> brief;
  Segmenter segmenter;
  for (const std::string& question : full) {
    std::string text;
    int words = 0;
    for (const Term& term : segmenter.segment(question)) {
      if (term.kind == TermKind::word && term.end - term.begin > 1 && words++ < 3)
        text += (text.empty() ? "" : " ") + term.text;
    }
    brief.push_back(text);
  }
  print_latency("full questions", *searcher, full, Mode::full_text);
  print_latency("two or three words, full text", *searcher, brief, Mode::full_text);
  print_latency("two or three words, all demanded", *searcher, brief, Mode::keyword);
  print_latency("two or three words, phrase", *searcher, brief, Mode::phrase);
  std::vector<std::string> beginnings;
  for (const std::string& text : brief) beginnings.push_back(text.substr(0, 6));
  std::vector<double> milliseconds;
  for (const std::string& prefix : beginnings) {
    const auto typed = Clock::now();
    CHECK(searcher->suggest(prefix, 10));
    milliseconds.push_back(1000 * seconds_since(typed));
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("%-34s %5zu prefixes p50 %6.2f ms  p95 %6.2f ms\n", "suggestions", milliseconds.size(),
              milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 95 / 100]);
}
