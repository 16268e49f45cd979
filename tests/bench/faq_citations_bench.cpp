#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <opendata/search/faq_files.hpp>
#include <opendata/search/law_register.hpp>
#include <opendata/search/sources.hpp>
#include <set>
#include <sstream>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "support/unpacked.hpp"

// How many of the articles that readers found in a city's answers an import finds. Needs the shared data.

using namespace opendata;
using namespace opendata::search;

namespace {

namespace fs = std::filesystem;

struct Judgment {
  std::string entry, law, article;
  bool exists = false;
};

std::vector<Judgment> read_judgments(const fs::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  std::vector<Judgment> out;
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string> cells;
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, '\t');) cells.push_back(cell);
    const auto number = parse_article_number(cells.at(5));
    out.push_back({cells.at(1).substr(2), cells.at(4), number ? format_article_number(*number) : cells.at(5), cells.at(6) == "1"});
  }
  return out;
}

}  // namespace

TEST_CASE("Judged citations that the import of a city's FAQ finds") {
  const fs::path shared = test::shared_data();
  if (shared.empty()) {
    WARN("skipped: no shared data");
    return;
  }
  const test::TemporaryDirectory directory;
  LawRegister laws;
  const std::vector<std::string> files{test::unpacked(shared / "laws" / "ChLaw.json.zst", directory.path()),
                                       test::unpacked(shared / "laws" / "ChOrder.json.zst", directory.path())};
  REQUIRE(read_regulations(files, {}, (shared / "laws" / "aliases.json").string(), laws));
  auto store = faq::Store::open(directory.path() / "faq.db").value();
  faq::ImportOptions options{.file = (shared / "faq" / "kaohsiung_faq.csv").string(), .edit = {.who = "bench"}};
  options.find_citations = [&](std::string_view text) -> Result<TextCitations> { return laws.citations(text); };
  const auto report = faq::import_entries(store, options);
  REQUIRE(report);

  std::size_t found = 0, judged = 0;
  for (const Judgment& judgment : read_judgments(shared / "search" / "kaohsiung_faq_question_to_law_article.tsv")) {
    if (!judgment.exists) continue;
    ++judged;
    const auto stored = store.find(judgment.entry);
    REQUIRE(stored);
    const auto& ids = stored->entry.citations;
    const bool here = std::find(ids.begin(), ids.end(), judgment.law + "/" + judgment.article) != ids.end();
    found += here ? 1 : 0;
    if (!here) std::printf("  not found: entry %s, %s/%s\n", judgment.entry.c_str(), judgment.law.c_str(), judgment.article.c_str());
  }
  REQUIRE(judged > 0);
  std::printf("entries %llu, citations found %llu, not in the laws %zu; judgments found %zu of %zu (%.1f %%)\n",
              static_cast<unsigned long long>(report->added), static_cast<unsigned long long>(report->citations),
              report->unresolved.size(), found, judged, 100.0 * static_cast<double>(found) / static_cast<double>(judged));
  CHECK(static_cast<double>(found) >= 0.98 * static_cast<double>(judged));
}
