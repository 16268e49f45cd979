// Throughput of all recognisers together on one core, in processor time, on three kinds of text given as an agency
// gives them: one text a line. A peer runs on the same texts: ICU regular expressions for four of the twenty-one types
// (shapes only: no check digits, labels, names or addresses), and one pass over the bytes that only counts digits,
// which is the least that any scanner does.
#include <unicode/regex.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <opendata/json.hpp>
#include <opendata/recognizer.hpp>
#include <string>
#include <vector>

namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t least_bytes = 20'000'000;  // a measurement reads the texts again until it has read this much

Texts lines_of(const std::string& path) {
  std::ifstream in(path);
  Texts lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

Texts labelled_texts() {
  Texts texts;
  for (const std::string& line : lines_of(OPENDATA_SOURCE_DIR "/tests/golden/pii/own.jsonl")) {
    texts.push_back(opendata::json::parse(line, opendata::json::Dialect::strict)->text_of("text"));
  }
  return texts;
}

std::size_t size_of(const Texts& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

// Megabytes a second of processor time, the best of five rounds: other programs on the machine only ever slow a round
// down.
template <class Scan>
double megabytes_per_second(const Texts& texts, Scan&& scan) {
  double best = 0;
  for (int round = 0; round < 5; ++round) {
    std::size_t bytes = 0, found = 0;
    const std::clock_t begin = std::clock();
    for (; bytes < least_bytes; bytes += size_of(texts)) {
      for (const std::string& text : texts) found += scan(text);
    }
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (found == static_cast<std::size_t>(-1)) std::puts("");  // keeps the work from being left out
    best = std::max(best, static_cast<double>(bytes) / seconds / 1e6);
  }
  return best;
}

class IcuPatterns {
 public:
  IcuPatterns() {
    for (const char* pattern :
         {"[A-Z][12]\\d{8}", "09\\d{2}-?\\d{3}-?\\d{3}", "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}",
          "\\d{4}[- ]\\d{4}[- ]\\d{4}[- ]\\d{4}"}) {
      UErrorCode status = U_ZERO_ERROR;
      matchers_.push_back(std::make_unique<icu::RegexMatcher>(icu::UnicodeString::fromUTF8(pattern), 0, status));
    }
  }
  std::size_t count(const std::string& utf8) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
    std::size_t found = 0;
    for (const auto& matcher : matchers_) {
      matcher->reset(text);
      while (matcher->find()) ++found;
    }
    return found;
  }

 private:
  std::vector<std::unique_ptr<icu::RegexMatcher>> matchers_;
};

std::size_t count_digits(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

void measure(const char* name, const Texts& texts) {
  const opendata::deid::Analyzer analyzer;
  IcuPatterns patterns;
  const auto all = [&](const std::string& text) { return analyzer.find(text).size(); };
  std::string joined;
  for (const std::string& text : texts) joined.append(text).append("\n");
  std::printf("%-38s %7.1f %7.1f %12.1f %10.1f\n", name, megabytes_per_second(texts, all),
              megabytes_per_second({joined}, all),
              megabytes_per_second(texts, [&](const std::string& text) { return patterns.count(text); }),
              megabytes_per_second(texts, count_digits));
}

// For callgrind: the texts of a file so many times and nothing else. Instructions of n + 1 rounds less those of n leave
// out what is made once.
void repeat(const std::string& path, int rounds) {
  const opendata::deid::Analyzer analyzer;
  const Texts texts = lines_of(path);
  std::size_t found = 0;
  for (int round = 0; round < rounds; ++round) {
    for (const std::string& text : texts) found += analyzer.find(text).size();
  }
  std::printf("%s: %zu bytes, %zu found in %d rounds\n", path.c_str(), size_of(texts), found, rounds);
}

Texts prose() {
  Texts texts = lines_of(OPENDATA_SOURCE_DIR "/data/regulations/local.json");
  const Texts faq = lines_of(OPENDATA_SOURCE_DIR "/data/faq/faq.csv");
  texts.insert(texts.end(), faq.begin(), faq.end());
  return texts;
}

}  // namespace

int main(int count, char** arguments) {
  if (const char* rounds = std::getenv("OPENDATA_BENCH_ROUNDS")) {
    for (int i = 1; i < count; ++i) repeat(arguments[i], std::atoi(rounds));
    return 0;
  }
  std::puts("MB/s of processor time, one core       texts one text  4 ICU regexes digits only");
  measure("prose: regulations and FAQ", prose());
  measure("service records", lines_of(OPENDATA_SOURCE_DIR "/data/samples/animal_cases.csv"));
  measure("labelled texts, dense personal data", labelled_texts());
  for (int i = 1; i < count; ++i) measure(arguments[i], lines_of(arguments[i]));
}
