#include <time.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <opendata/search/searcher.hpp>
#include <opendata/search/segmenter.hpp>
#include <opendata/text.hpp>
#include <string>
#include <vector>

// How fast text becomes terms, beside ICU's word iterator in the same run, and how fast suggestions come.
// usage: bench_words TEXT_FILE [INDEX QUERIES]   (lines of text; an index directory; lines of id, tab, text)

namespace {

using namespace opendata::search;

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::vector<std::string> lines_of(const char* path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

void bench_segmenter(const std::vector<std::string>& lines, std::size_t characters) {
  Segmenter segmenter;
  static_cast<void>(segmenter.segment("寵物登記"));
  std::size_t terms = 0;
  const double begin = cpu_seconds();
  for (const std::string& line : lines) terms += segmenter.segment(line).size();
  const double seconds = cpu_seconds() - begin;
  std::printf("segmenter, words + pairs + characters + numbers  %5.2f M characters per CPU-second (%zu terms)\n",
              static_cast<double>(characters) / seconds / 1e6, terms);
}

void bench_icu(const std::vector<std::string>& lines, std::size_t characters) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale("zh", "TW"), status));
  std::size_t words = 0;
  const double begin = cpu_seconds();
  for (const std::string& line : lines) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(line);
    iterator->setText(text);
    while (iterator->next() != icu::BreakIterator::DONE) words += iterator->getRuleStatus() >= UBRK_WORD_NONE_LIMIT ? 1 : 0;
  }
  const double seconds = cpu_seconds() - begin;
  std::printf("ICU's word iterator, words alone                 %5.2f M characters per CPU-second (%zu words)\n",
              static_cast<double>(characters) / seconds / 1e6, words);
}

/// Every prefix of the first characters of every query.
void bench_suggestions(const Searcher& searcher, const std::vector<std::string>& queries) {
  std::vector<double> milliseconds;
  for (const std::string& line : queries) {
    const std::u32string text = opendata::text::to_utf32(line.substr(line.find('\t') + 1));
    for (std::size_t length = 1; length <= std::min<std::size_t>(6, text.size()); ++length) {
      const std::string prefix = opendata::text::to_utf8(text.substr(0, length));
      const auto begin = std::chrono::steady_clock::now();
      const auto suggested = searcher.suggest(prefix, 10);
      milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
      if (!suggested) return;
    }
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  const auto at = [&](double share) {
    return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
  };
  std::printf("suggestions, %zu prefixes of 1 to 6 characters: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms\n",
              milliseconds.size(), at(0.5), at(0.95), at(0.99));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 4) {
    std::puts("usage: bench_words TEXT_FILE [INDEX QUERIES]; see the top of the source");
    return 2;
  }
  const std::vector<std::string> lines = lines_of(argv[1]);
  std::size_t characters = 0;
  for (const std::string& line : lines) characters += opendata::text::to_utf32(line).size();
  bench_segmenter(lines, characters);
  bench_icu(lines, characters);
  if (argc != 4) return 0;
  const auto searcher = Searcher::open(argv[2]);
  if (!searcher) return 1;
  bench_suggestions(*searcher, lines_of(argv[3]));
  return 0;
}
