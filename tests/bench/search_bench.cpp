#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <opendata/search/index_builder.hpp>
#include <opendata/search/searcher.hpp>
#include <opendata/search/segmenter.hpp>
#include <opendata/search/sources.hpp>
#include <random>
#include <thread>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "support/unpacked.hpp"

// Build time, size and latency on the whole law corpus and a city's FAQ. Needs the shared data.

using namespace opendata::search;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

std::vector<std::string> questions(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<std::string> texts;
  for (std::string line; std::getline(in, line);) texts.push_back(line.substr(line.find('\t') + 1));
  return texts;
}

void print_times(const char* name, std::vector<double> milliseconds) {
  std::sort(milliseconds.begin(), milliseconds.end());
  const auto at = [&](double share) {
    return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
  };
  std::printf("%-46s %5zu queries  p50 %6.2f ms  p95 %6.2f ms  p99 %6.2f ms\n", name, milliseconds.size(), at(0.5),
              at(0.95), at(0.99));
}

/// `dressed`: with facets and snippets.
void print_latency(const char* name, const Searcher& searcher, const std::vector<std::string>& texts, Mode mode,
                   bool dressed) {
  std::vector<double> milliseconds;
  for (const std::string& text : texts) {
    Query query;
    query.text = text;
    query.mode = mode;
    query.facets = dressed;
    query.snippets = dressed;
    const auto begin = Clock::now();
    const auto result = searcher.search(query);
    milliseconds.push_back(1000 * seconds_since(begin));
    if (mode == Mode::full_text) CHECK(result);
  }
  print_times((std::string(name) + (dressed ? ", facets + snippets" : ", bare")).c_str(), std::move(milliseconds));
}

double processor_seconds(const rusage& usage) {
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Passes on so many documents: every nth, or each several times under other ids with one character in thirty replaced.
class Scaled final : public DocumentSink {
 public:
  static constexpr double all = 219'487;  ///< articles and FAQ of the shared data
  Scaled(IndexBuilder& builder, double wanted) : builder_(builder), share_(wanted / all) {}

  [[nodiscard]] opendata::Result<void> add(const Document& document) override {
    due_ += share_;
    for (int copy = 0; due_ >= 1; --due_, ++copy) {
      auto added = copy == 0 ? builder_.add(document) : builder_.add(changed(document, copy));
      if (!added) return added;
    }
    return {};
  }
  [[nodiscard]] opendata::Result<void> add_law(const LawInfo& law) override { return builder_.add_law(law); }

 private:
  Document changed(Document document, int copy) {
    document.id += "~" + std::to_string(copy);
    for (std::size_t i = 0; i + 2 < document.body.size(); ++i) {
      if ((static_cast<unsigned char>(document.body[i]) & 0xF0U) != 0xE0U || random_() % 30 != 0) continue;
      document.body.replace(i, 3, "\xE7\x94\xB2");
    }
    return document;
  }
  IndexBuilder& builder_;
  double share_, due_ = 0;
  std::mt19937 random_{7};
};

void build(const std::filesystem::path& shared, const test::TemporaryDirectory& directory,
           const std::filesystem::path& index) {
  const std::string map = directory.write(
      "map.json",
      R"({"id":"id","question":"question","answer":"answer","agency":"agency","category":"category","modified":"revise_date","url":"url"})");
  const std::string laws = test::unpacked(shared / "laws" / "ChLaw.json.zst", directory.path());
  const std::string orders = test::unpacked(shared / "laws" / "ChOrder.json.zst", directory.path());
  const std::string aliases = (shared / "laws" / "aliases.json").string();
  const auto begin = Clock::now();
  auto builder = IndexBuilder::create(index);
  REQUIRE(builder);
  const char* wanted = std::getenv("OPENDATA_BENCH_DOCUMENTS");
  Scaled sink(*builder, wanted != nullptr ? std::atof(wanted) : Scaled::all);
  REQUIRE(read_regulations(laws, aliases, sink));
  REQUIRE(read_regulations(orders, aliases, sink));
  REQUIRE(read_faq((shared / "faq" / "kaohsiung_faq.csv").string(), map, sink));
  REQUIRE(builder->finish());
  rusage usage{};
  REQUIRE(::getrusage(RUSAGE_SELF, &usage) == 0);
  std::printf("built in %.1f s (%.1f s of processor time), peak memory %.0f MB\n", seconds_since(begin),
              processor_seconds(usage), static_cast<double>(usage.ru_maxrss) / 1024);
}

/// The first two or three words of more than one character of each question.
std::vector<std::string> shortened(const std::vector<std::string>& questions) {
  std::vector<std::string> brief;
  Segmenter segmenter;
  for (const std::string& question : questions) {
    std::string text;
    int words = 0;
    for (const Term& term : segmenter.segment(question)) {
      if (term.kind == TermKind::word && term.end - term.begin > 1 && words++ < 3)
        text += (text.empty() ? "" : " ") + term.text;
    }
    brief.push_back(text);
  }
  return brief;
}

/// Questions a second of several threads on one searcher.
void print_throughput(const Searcher& searcher, const std::vector<std::string>& texts, std::size_t threads) {
  std::atomic<std::size_t> next{0};
  const auto begin = Clock::now();
  const std::clock_t used = std::clock();
  std::vector<std::thread> workers;
  for (std::size_t i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (std::size_t at = next++; at < texts.size(); at = next++) {
        Query query;
        query.text = texts[at];
        query.mode = Mode::full_text;
        (void)searcher.search(query);
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  const auto count = static_cast<double>(texts.size());
  std::printf("%zu threads: %.0f questions/s with facets and snippets, %.0f for each second of processor time\n", threads,
              count / seconds_since(begin),
              count * CLOCKS_PER_SEC / static_cast<double>(std::clock() - used));
}

void print_suggestions(const Searcher& searcher, const std::vector<std::string>& texts) {
  std::vector<double> milliseconds;
  for (const std::string& text : texts) {
    const auto typed = Clock::now();
    CHECK(searcher.suggest(text.substr(0, 6), 10));
    milliseconds.push_back(1000 * seconds_since(typed));
  }
  print_times("suggestions for two characters", std::move(milliseconds));
}

}  // namespace

TEST_CASE("Latency over the national law corpus and an FAQ") {
  const std::filesystem::path shared = test::shared_data();
  if (shared.empty()) {
    WARN("skipped: no shared data");
    return;
  }
  const test::TemporaryDirectory directory;
  // An index that opendata-index built before may be given instead.
  const char* given = std::getenv("OPENDATA_BENCH_INDEX");
  const std::filesystem::path index = given != nullptr ? std::filesystem::path(given) : directory.path() / "index";
  if (given == nullptr) build(shared, directory, index);

  const auto opening = Clock::now();
  const auto searcher = Searcher::open(index);
  REQUIRE(searcher);
  const double opened = seconds_since(opening);
  const auto stats = searcher->stats();
  REQUIRE(stats);
  std::printf("%llu documents, %.0f MB, opened in %.2f s\n", static_cast<unsigned long long>(stats->documents),
              static_cast<double>(stats->bytes_on_disk) / 1e6, opened);

  const std::vector<std::string> full = questions(shared / "search" / "kaohsiung_questions.tsv");
  const std::vector<std::string> brief = shortened(full);
  for (const bool dressed : {true, false}) {
    print_latency("full questions", *searcher, full, Mode::full_text, dressed);
    print_latency("2-3 words", *searcher, brief, Mode::full_text, dressed);
    print_latency("2-3 words demanded", *searcher, brief, Mode::keyword, dressed);
    print_latency("2-3 words as a phrase", *searcher, brief, Mode::phrase, dressed);
  }
  print_suggestions(*searcher, brief);
  for (const std::size_t threads : {1U, 2U}) print_throughput(*searcher, full, threads);
}
