// Throughput of the recognisers on one core, on synthetic service records and on the longest text at once.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <opendata/json.hpp>
#include <opendata/recognizer.hpp>
#include <string>

namespace {

std::string sample_text() {
  std::ifstream in(OPENDATA_SOURCE_DIR "/tests/golden/pii/own.jsonl");
  std::string all;
  for (std::string line; std::getline(in, line);) all += opendata::json::parse(line, opendata::json::Dialect::strict)->text_of("text") + "\n";
  return all;
}

double megabytes_per_second(const opendata::deid::Analyzer& analyzer, const std::string& text, int rounds) {
  const auto begin = std::chrono::steady_clock::now();
  std::size_t findings = 0;
  for (int i = 0; i < rounds; ++i) findings += analyzer.find(text).size();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::printf("%zu findings, ", findings);
  return static_cast<double>(text.size()) * rounds / seconds / 1e6;
}

}  // namespace

int main() {
  const opendata::deid::Analyzer analyzer;
  const std::string records = sample_text();
  std::printf("records, dense with personal data: %.1f MB/s\n", megabytes_per_second(analyzer, records, 500));
  std::string prose;
  while (prose.size() < 1000000) prose += "主管機關應依動物保護法相關規定辦理查核，並將結果公告於網站，民眾得申請閱覽；";
  std::printf("prose without personal data: %.1f MB/s\n", megabytes_per_second(analyzer, prose, 10));
}
