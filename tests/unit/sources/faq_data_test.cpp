// The questions and answers that come with the project.
#include <opendata/search/citation.hpp>
#include <opendata/search/sources.hpp>
#include <opendata/text.hpp>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/temporary_directory.hpp"
#include "support/source_directory.hpp"

using namespace opendata;
using namespace opendata::search;

namespace {

const std::string faq_folder = (test::source_directory() / "data/faq/").string();
const std::string law_folder = (test::source_directory() / "data/regulations/").string();

test::CollectingSink read_entries() {
  test::TemporaryDirectory dir;
  // As faq-map.json, with the review date as well.
  const auto map = dir.write(
      "map.json", R"({"id":"id","question":"question","answer":"answer","agency":"agency","category":"category",
    "modified":"modified","url":"url","unit":"unit","cited_articles":"cited_articles","review_due":"review_due"})");
  test::CollectingSink sink;
  REQUIRE(read_faq(faq_folder + "faq.csv", map, sink));
  return sink;
}

std::vector<std::string> cited(const Document& entry) {
  std::vector<std::string> ids;
  const auto found = entry.facets.find("cited_articles");
  std::string rest = found == entry.facets.end() ? "" : found->second;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    ids.push_back(rest.substr(0, end));
    rest.erase(0, std::min(end + 1, rest.size()));
  }
  return ids;
}

test::CollectingSink read_laws(const std::vector<std::string>& files) {
  test::CollectingSink sink;
  for (const std::string& file : files) REQUIRE(read_regulations(file, law_folder + "aliases.json", sink));
  return sink;
}

LawNames names_of(const test::CollectingSink& laws) {
  LawNames names;
  for (const auto& law : laws.laws) {
    names.add(law.name, law.id, law.in_force);
    for (const auto& alias : law.aliases) names.add(alias, law.id, law.in_force);
  }
  return names;
}

}  // namespace

TEST_CASE("Every FAQ entry is complete, dated and due for review after its last change", "[sources][data]") {
  const auto sink = read_entries();
  CHECK(sink.documents.size() >= 80);
  std::set<std::string> agencies, questions;
  for (const Document& entry : sink.documents) {
    CAPTURE(entry.id);
    CHECK((!entry.agency.empty() && !entry.category.empty() && !entry.modified.empty() && !entry.url.empty()));
    CHECK(entry.facets.count("unit") == 1);
    const auto due = text::parse_date(entry.facets.at("review_due"));
    REQUIRE(due);
    CHECK(text::format_date(*due) > entry.modified);
    CHECK(questions.insert(entry.title).second);
    agencies.insert(entry.agency);
  }
  CHECK(agencies.size() >= 4);
}

TEST_CASE("The FAQ's own map reads the FAQ", "[sources][data]") {
  test::CollectingSink sink;
  const auto counts = read_faq(faq_folder + "faq.csv", faq_folder + "faq-map.json", sink);
  REQUIRE(counts);
  CHECK(counts->documents == read_entries().documents.size());
  CHECK(sink.documents[0].facets.count("unit") == 1);
}

TEST_CASE("Telephone numbers of the FAQ are invented ones", "[sources][data]") {
  for (const Document& entry : read_entries().documents) {
    CAPTURE(entry.id);
    CHECK(entry.body.find("0X-") != std::string::npos);
  }
}

TEST_CASE("Every local article that an answer cites exists, and is the one its list names", "[sources][data]") {
  const auto laws = read_laws({law_folder + "local.json"});
  const LawNames names = names_of(laws);
  std::size_t seen = 0;
  for (const Document& entry : read_entries().documents) {
    const auto listed = cited(entry);
    for (const Citation& citation : parse_citations(entry.body, names)) {
      if (!citation.article || citation.law.rfind("Z99", 0) != 0) continue;
      const std::string id = citation.law + "/" + format_article_number(*citation.article);
      CAPTURE(entry.id, id);
      CHECK(laws.find(id) != nullptr);
      CHECK(std::find(listed.begin(), listed.end(), id) != listed.end());
      ++seen;
    }
    for (const std::string& id : listed) {
      CAPTURE(entry.id, id);
      CHECK((id.rfind("Z99", 0) != 0 || laws.find(id) != nullptr));
    }
  }
  CHECK(seen >= 20);
}

TEST_CASE("Every national article that an answer cites exists in the law corpus", "[sources][data]") {
  const auto shared = test::shared_data();
  test::TemporaryDirectory dir;
  std::vector<std::string> files{law_folder + "local.json"};
  for (const char* name : {"ChLaw", "ChOrder"}) {
    files.push_back((dir.path() / (std::string(name) + ".json")).string());
    const std::string command = "zstd -dqf '" + (shared / "laws" / (std::string(name) + ".json.zst")).string() +
                                "' -o '" + files.back() + "' 2>/dev/null";
    if (shared.empty() || std::system(command.c_str()) != 0) {
      WARN("skipped: the law corpus or zstd is not here (OPENDATA_SHARED)");
      return;
    }
  }
  const auto laws = read_laws(files);
  const LawNames names = names_of(laws);
  for (const Document& entry : read_entries().documents) {
    const auto listed = cited(entry);
    for (const std::string& id : listed) {
      CAPTURE(entry.id, id);
      CHECK(laws.find(id) != nullptr);
    }
    for (const Citation& citation : parse_citations(entry.body, names)) {
      if (!citation.article || citation.law.empty()) continue;
      const std::string id = citation.law + "/" + format_article_number(*citation.article);
      CAPTURE(entry.id, id);
      CHECK(std::find(listed.begin(), listed.end(), id) != listed.end());
    }
  }
}
