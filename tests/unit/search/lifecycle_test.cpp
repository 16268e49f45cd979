#include <atomic>
#include <thread>

#include "unit/search/sample_index.hpp"

using namespace opendata;
using namespace opendata::search;
using test::faq;

namespace {

namespace fs = std::filesystem;

std::vector<Document> numbered(const std::string& word, int count) {
  std::vector<Document> documents;
  for (int i = 0; i < count; ++i) documents.push_back(faq(word + std::to_string(i), word, "內容"));
  return documents;
}

std::uint64_t total(const Searcher& searcher, const std::string& text) {
  Query query;
  query.text = text;
  query.mode = Mode::keyword;
  const auto result = searcher.search(query);
  REQUIRE(result);
  return result->total;
}

Errc open_error(const fs::path& path) {
  const auto searcher = Searcher::open(path);
  REQUIRE(!searcher);
  return searcher.error().code();
}

std::vector<std::string> generations(const fs::path& path) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("An open searcher keeps its generation until it is refreshed") {
  const test::SampleIndex index(numbered("小狗", 5));
  Searcher searcher = index.open();
  CHECK(total(searcher, "小狗") == 5);
  index.build(numbered("小貓", 3));
  CHECK(total(searcher, "小狗") == 5);
  const auto switched = searcher.refresh();
  REQUIRE(switched);
  CHECK(*switched);
  CHECK(total(searcher, "小狗") == 0);
  CHECK(total(searcher, "小貓") == 3);
  CHECK(searcher.refresh() == false);
}

TEST_CASE("Searches go on while an index is built and switched underneath") {
  const test::SampleIndex index(numbered("小狗", 50));
  Searcher searcher = index.open();
  std::atomic<bool> stop{false};
  std::atomic<int> failures{0};
  std::atomic<int> searches{0};
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&] {
      while (!stop) {
        Query query;
        query.text = "小狗";
        const auto result = searcher.search(query);
        ++searches;
        if (!result || result->total != 50) ++failures;
      }
    });
  }
  for (int i = 0; i < 6; ++i) {
    index.build(numbered("小狗", 50));
    CHECK(searcher.refresh());
  }
  stop = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(failures == 0);
  CHECK(searches > 0);
}

TEST_CASE("The live generation and the one before it are kept, older ones and leftovers of killed builds go") {
  const test::SampleIndex index(numbered("小狗", 1));
  index.build(numbered("小狗", 2));
  index.build(numbered("小狗", 3));
  CHECK(generations(index.path()) == std::vector<std::string>{"gen-000002", "gen-000003"});
  fs::create_directories(index.path() / "gen-000009" / "shard-0");
  index.build(numbered("小狗", 4));
  CHECK(generations(index.path()) == std::vector<std::string>{"gen-000003", "gen-000004"});
  CHECK(total(index.open(), "小狗") == 4);
}

TEST_CASE("A builder that is given up changes nothing") {
  const test::SampleIndex index(numbered("小狗", 5));
  {
    auto builder = IndexBuilder::create(index.path());
    REQUIRE(builder);
    CHECK(builder->add(faq("a", "b", "c")));
  }
  CHECK(total(index.open(), "小狗") == 5);
  CHECK(generations(index.path()) == std::vector<std::string>{"gen-000001"});
}

TEST_CASE("Only one build runs in a directory") {
  const test::TemporaryDirectory directory;
  const auto first = IndexBuilder::create(directory.path());
  REQUIRE(first);
  const auto second = IndexBuilder::create(directory.path());
  REQUIRE(!second);
  CHECK(second.error().code() == Errc::conflict);
}

TEST_CASE("Documents without an id, with a long one, a known one or too much text are refused") {
  const test::TemporaryDirectory directory;
  auto builder = IndexBuilder::create(directory.path());
  REQUIRE(builder);
  CHECK(builder->add(faq("same", "a", "b")));
  CHECK(builder->add(faq("same", "c", "d")).error().code() == Errc::bad_value);
  CHECK(builder->add(faq("", "a", "b")).error().code() == Errc::bad_value);
  CHECK(builder->add(faq(std::string(200, 'x'), "a", "b")));
  CHECK(builder->add(faq(std::string(201, 'x'), "a", "b")).error().code() == Errc::bad_value);
  CHECK(builder->add(faq("big", "a", std::string(5U << 20U, 'x'))).error().code() == Errc::limit_exceeded);
  REQUIRE(builder->finish());
  CHECK(Searcher::open(directory.path())->stats()->documents == 2);
}

TEST_CASE("Very long categories, agencies and words are indexed and found") {
  Document document = faq("a", "題目", std::string(3000, 'w') + " 長字");
  document.category = std::string(600, 'c') + "/下層";
  document.agency = std::string(600, 'd');
  const test::SampleIndex index({document});
  Query query;
  query.text = "長字";
  query.category = std::string(600, 'c');
  query.agency = std::string(600, 'd');
  CHECK(index.open().search(query)->total == 1);
  query.agency = std::string(599, 'd');
  CHECK(index.open().search(query)->total == 0);
}

TEST_CASE("A directory without an index, or with a broken one, is named as such") {
  const test::TemporaryDirectory empty;
  CHECK(open_error(empty.path()) == Errc::not_found);
  const test::SampleIndex index(numbered("小狗", 50));
  const fs::path generation = index.path() / "gen-000001";

  SECTION("stub file overwritten") {
    std::ofstream(index.path() / "current") << "rubbish";
    CHECK(open_error(index.path()) == Errc::corrupt);
  }
  SECTION("stub file that names another directory") {
    std::ofstream(index.path() / "current") << "auto ../../etc/passwd\n";
    CHECK(open_error(index.path()) == Errc::corrupt);
  }
  SECTION("database file cut short") {
    fs::resize_file(generation / "texts" / "iamglass", 3);
    CHECK(open_error(index.path()) == Errc::corrupt);
  }
  SECTION("database removed") {
    fs::remove_all(generation / "texts");
    CHECK(open_error(index.path()) == Errc::corrupt);
  }
  SECTION("list of laws removed") {
    fs::remove(generation / "laws.jsonl");
    CHECK(open_error(index.path()) == Errc::corrupt);
  }
  SECTION("table of documents removed") {
    fs::remove(generation / "texts-0.table");
    CHECK(open_error(index.path()) == Errc::corrupt);
  }
  SECTION("manifest removed") {
    fs::remove(generation / "manifest");
    CHECK(open_error(index.path()) == Errc::corrupt);
  }
  SECTION("list of laws damaged") {
    std::ofstream(generation / "laws.jsonl") << "{\"id\":";
    CHECK(open_error(index.path()) == Errc::corrupt);
  }
}

TEST_CASE("One wrong byte anywhere in an index is found when it is opened, and the error names the file") {
  const test::SampleIndex index(numbered("小狗", 300));
  const fs::path generation = index.path() / "gen-000001";
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(generation))
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  REQUIRE(files.size() >= 8);
  for (const fs::path& file : files) {
    const std::string whole = test::read_text(file);
    for (const std::size_t at : {std::size_t{0}, whole.size() / 2, whole.size() - 1}) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ 1);
      std::ofstream(file, std::ios::binary) << damaged;
      CAPTURE(file, at);
      const auto searcher = Searcher::open(index.path());
      REQUIRE(!searcher);
      CHECK((searcher.error().code() == Errc::corrupt || searcher.error().code() == Errc::not_supported));
      CHECK(searcher.error().where().file.find("gen-000001") != std::string::npos);
    }
    std::ofstream(file, std::ios::binary) << whole;
  }
  CHECK(Searcher::open(index.path()));
}

TEST_CASE("Damage to a database file while it is used is an error of a search, never a crash") {
  const test::SampleIndex index(numbered("小狗", 2000));
  const fs::path file = index.path() / "gen-000001" / "texts" / "postlist.glass";
  const auto size = fs::file_size(file);
  const Searcher searcher = index.open();
  for (std::uintmax_t at = 100; at < size; at += size / 7) {
    std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
    out.seekp(static_cast<std::streamoff>(at));
    out << std::string(std::min<std::size_t>(400, size - at), '\xA5');
    out.close();
    Query query;
    query.text = "小狗內容";
    const auto result = searcher.search(query);
    if (!result) CHECK(result.error().library_type()[0] != '\0');
  }
}

TEST_CASE("An index of another segmenter version says that it must be built again") {
  const test::SampleIndex index(numbered("小狗", 5));
  const fs::path manifest = index.path() / "gen-000001" / "manifest";
  const std::string lines = test::read_text(manifest);
  std::ofstream(manifest, std::ios::binary) << "opendata-index 0/other" + lines.substr(lines.find('\n'));
  CHECK(open_error(index.path()) == Errc::not_supported);
}

TEST_CASE("Many threads get the same answers as one") {
  std::vector<Document> documents = numbered("小狗", 200);
  for (Document& document : numbered("小貓", 200)) documents.push_back(document);
  const test::SampleIndex index(documents);
  const Searcher searcher = index.open();
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 100; ++i) {
        Query query;
        query.text = (t + i) % 2 == 0 ? "小狗" : "小貓";
        const auto result = searcher.search(query);
        if (!result || result->total != 400 || result->hits[0].document.title != query.text) ++wrong;
        if (!searcher.get("小狗7") || searcher.suggest("小", 5)->empty()) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}
