#include <algorithm>
#include <atomic>
#include <opendata/search/index_updater.hpp>
#include <optional>
#include <thread>

#include "unit/search/sample_index.hpp"

using namespace opendata;
using namespace opendata::search;
using test::faq;

namespace {

std::vector<Document> sample() {
  return {faq("F1", "寵物登記", "請攜帶身分證"), faq("F2", "動產質借", "請洽財政局"),
          test::article("T0000001", "動物保護法", 1, 0, "為尊重動物生命特制定本法。"),
          test::article("T0000001", "動物保護法", 2, 0, "寵物應辦理登記。"),
          test::article("T0000001", "動物保護法", 3, 0, "違反第二條規定者處罰鍰。")};
}

IndexUpdater open_updater(const test::SampleIndex& index) {
  auto updater = IndexUpdater::open(index.path());
  REQUIRE(updater);
  return std::move(*updater);
}

std::vector<std::string> found(const Searcher& searcher, const std::string& text, Mode mode = Mode::keyword) {
  Query query;
  query.text = text;
  query.mode = mode;
  const auto result = searcher.search(query);
  REQUIRE(result);
  CHECK(result->relaxed == false);
  return test::ids(*result);
}

bool offers(const Searcher& searcher, const std::string& typed, const std::string& text) {
  const auto suggestions = searcher.suggest(typed, 20);
  return std::find(suggestions->begin(), suggestions->end(), text) != suggestions->end();
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("Documents that are added, replaced and deleted are found, found otherwise and gone after a refresh") {
  const test::SampleIndex index(sample());
  Searcher searcher = index.open();
  IndexUpdater updater = open_updater(index);
  REQUIRE(updater.add(faq("F3", "停水通知", "請洽自來水公司")));
  REQUIRE(updater.add(faq("F1", "寵物登記與晶片", "請至動物醫院")));
  CHECK(*updater.remove("F2"));
  CHECK_FALSE(*updater.remove("F9"));
  CHECK(found(searcher, "停水").empty());
  CHECK(searcher.refresh() == false);
  REQUIRE(updater.commit());
  CHECK(searcher.refresh() == true);
  CHECK(searcher.refresh() == false);
  CHECK(found(searcher, "停水") == Ids{"F3"});
  CHECK(found(searcher, "動物醫院") == Ids{"F1"});
  CHECK(found(searcher, "寵物登記與晶片", Mode::phrase) == Ids{"F1"});
  CHECK(searcher.get("F1")->body == "請至動物醫院");
  CHECK(searcher.get("F2").error().code() == Errc::not_found);
  CHECK(searcher.stats()->documents == 5);
  CHECK(searcher.stats()->by_kind.at("faq") == 2);
  CHECK(searcher.stats()->updates >= 2);
}

TEST_CASE("Laws with articles and documents of a kind are listed once each, as updates have left them") {
  const test::SampleIndex index(sample());
  Searcher searcher = index.open();
  IndexUpdater updater = open_updater(index);
  auto changed = faq("F1", "寵物登記與晶片", "請至動物醫院");
  changed.modified = "2024-05-06";
  REQUIRE(updater.add(changed));
  REQUIRE(updater.add(faq("F3", "停水通知", "請洽自來水公司")));
  CHECK(*updater.remove("F2"));
  REQUIRE(updater.commit());
  REQUIRE(searcher.refresh());
  const auto listed = [&](std::size_t offset, std::size_t limit) {
    Ids ids;
    const auto documents = searcher.documents("faq", offset, limit);
    for (const auto& one : documents.value()) ids.push_back(one.id + " " + one.modified);
    return ids;
  };
  CHECK(listed(0, 10) == Ids{"F1 2024-05-06", "F3 "});
  CHECK(listed(1, 10) == Ids{"F3 "});
  CHECK(listed(0, 1) == Ids{"F1 2024-05-06"});
  CHECK(listed(2, 10).empty());
  CHECK(searcher.documents("dataset", 0, 10)->empty());
  // T0000002 has no articles, and so no page.
  REQUIRE(searcher.laws().size() == 1);
  CHECK(searcher.laws()[0].id == "T0000001");
}

TEST_CASE("Suggestions follow what was added, replaced and deleted") {
  const test::SampleIndex index(sample());
  Searcher searcher = index.open();
  IndexUpdater updater = open_updater(index);
  REQUIRE(updater.add(faq("F3", "停水通知", "請洽自來水公司")));
  REQUIRE(updater.add(faq("F1", "貓狗登記", "請至動物醫院")));
  REQUIRE(updater.remove("F2"));
  REQUIRE(updater.commit());
  REQUIRE(searcher.refresh());
  CHECK(offers(searcher, "停水", "停水通知"));
  CHECK(offers(searcher, "貓狗", "貓狗登記"));
  CHECK_FALSE(offers(searcher, "寵物", "寵物登記"));
  CHECK_FALSE(offers(searcher, "動產", "動產質借"));
}

TEST_CASE("Laws and their articles follow: order, neighbours, names, authority") {
  const test::SampleIndex index(sample());
  Searcher searcher = index.open();
  IndexUpdater updater = open_updater(index);
  REQUIRE(updater.add_law("T0000009", "流浪犬收容辦法", {"收容辦法"}, true));
  REQUIRE(updater.add(test::article("T0000009", "流浪犬收容辦法", 1, 0, "本辦法依動物保護法訂定之。")));
  REQUIRE(updater.add(test::article("T0000001", "動物保護法", 2, 1, "登記之期限為四個月。")));
  REQUIRE(updater.add(test::article("T0000001", "動物保護法", 2, 0, "寵物應辦理登記並植入晶片。")));
  REQUIRE(updater.commit());
  REQUIRE(searcher.refresh());
  CHECK(searcher.find_law("收容辦法") == "T0000009");
  Ids order;
  const auto articles = searcher.articles("T0000001");
  REQUIRE(articles);
  for (const Document& document : *articles) order.push_back(document.id);
  CHECK(order == Ids{"T0000001/1", "T0000001/2", "T0000001/2-1", "T0000001/3"});
  const auto placed = searcher.article("T0000001/2-1");
  REQUIRE(placed);
  CHECK(placed->previous == "T0000001/2");
  CHECK(placed->next == "T0000001/3");
  CHECK(found(searcher, "動保法第2條", Mode::citation).front() == "T0000001/2");
  CHECK(searcher.get("T0000001/2")->body == "寵物應辦理登記並植入晶片。");
}

TEST_CASE("A law that is replaced without short names, as weekly updates have none, keeps those that it had") {
  const test::SampleIndex index(sample());
  const bool on_another_day = GENERATE(false, true);
  {
    IndexUpdater updater = open_updater(index);
    REQUIRE(updater.remove_law("T0000001"));
    REQUIRE(updater.add_law("T0000001", "動物保護法", {}, true));
    REQUIRE(updater.add(test::article("T0000001", "動物保護法", 2, 0, "寵物應辦理登記並植入晶片。")));
    REQUIRE(updater.commit());
  }
  if (on_another_day) {
    IndexUpdater updater = open_updater(index);
    REQUIRE(updater.add_law("T0000001", "動物保護法", {}, true));
    REQUIRE(updater.commit());
  }
  CHECK(found(index.open(), "動保法第2條", Mode::citation).front() == "T0000001/2");
}

TEST_CASE("A law that is deleted has lost its short names when it comes again in a later update") {
  const test::SampleIndex index(sample());
  const bool is_later = GENERATE(false, true);
  std::optional<IndexUpdater> updater(open_updater(index));
  REQUIRE(updater->remove_law("T0000001"));
  REQUIRE(updater->commit());
  if (is_later) {
    updater.reset();
    updater.emplace(open_updater(index));
  }
  REQUIRE(updater->add_law("T0000001", "動物保護法", {}, true));
  REQUIRE(updater->commit());
  CHECK(index.open().find_law("動保法").has_value() != is_later);
}

TEST_CASE("Short names that are stated stand in the place of those before") {
  const test::SampleIndex index(sample());
  IndexUpdater updater = open_updater(index);
  REQUIRE(updater.add_law("T0000001", "動物保護法", {"動物法"}, true));
  REQUIRE(updater.commit());
  const Searcher searcher = index.open();
  CHECK(searcher.find_law("動物法") == "T0000001");
  CHECK_FALSE(searcher.find_law("動保法"));
}

TEST_CASE("What an updater did not commit is never seen") {
  const test::SampleIndex index(sample());
  {
    IndexUpdater updater = open_updater(index);
    REQUIRE(updater.add(faq("F3", "停水通知", "請洽自來水公司")));
    REQUIRE(updater.remove("F1"));
  }
  const Searcher searcher = index.open();
  CHECK(found(searcher, "停水").empty());
  CHECK(searcher.get("F1"));
}

TEST_CASE("A long law is replaced as a whole, however many articles it has") {
  constexpr std::uint32_t many = 1'100;
  const test::SampleIndex index(sample());
  const auto replace = [](IndexUpdater& updater, const std::string& id, const std::string& name) {
    REQUIRE(updater.remove_law(id));
    REQUIRE(updater.add_law(id, name, {}, true));
    for (std::uint32_t i = 1; i <= many; ++i) REQUIRE(updater.add(test::article(id, name, i, 0, "修正後之條文。")));
  };
  {
    IndexUpdater updater = open_updater(index);
    replace(updater, "T0000008", "流浪犬收容法");
    replace(updater, "T0000001", "動物保護法");
  }
  const Searcher searcher = index.open();
  CHECK(searcher.articles("T0000001")->size() == 3);
  CHECK(searcher.get("T0000001/2")->body == "寵物應辦理登記。");
  CHECK(searcher.articles("T0000008")->size() == many);
}

TEST_CASE("Updates of another day add up, and a merge makes one generation of them without losing or reviving any") {
  const test::SampleIndex index(sample());
  {
    IndexUpdater updater = open_updater(index);
    REQUIRE(updater.add(faq("F3", "停水通知", "請洽自來水公司")));
    REQUIRE(updater.remove("F1"));
    REQUIRE(updater.add_law("T0000009", "流浪犬收容辦法", {}, true));
    REQUIRE(updater.commit());
  }
  {
    IndexUpdater updater = open_updater(index);
    REQUIRE(updater.add(faq("F3", "停電通知", "請洽電力公司")));
    REQUIRE(updater.remove("F2"));
    REQUIRE(updater.commit());
    CHECK(updater.pending() > 0);
  }
  Searcher searcher = index.open();
  CHECK(searcher.stats()->documents == 4);
  CHECK(found(searcher, "停水").empty());
  REQUIRE(IndexUpdater::merge(open_updater(index)));
  CHECK(searcher.refresh() == true);
  CHECK(searcher.stats()->generation == "gen-000002");
  CHECK(searcher.stats()->updates == 0);
  CHECK(searcher.stats()->documents == 4);
  CHECK(found(searcher, "停電") == Ids{"F3"});
  CHECK(searcher.get("F1").error().code() == Errc::not_found);
  CHECK(searcher.find_law("流浪犬收容辦法") == "T0000009");
}

TEST_CASE("A document may change its kind") {
  const test::SampleIndex index(sample());
  IndexUpdater updater = open_updater(index);
  REQUIRE(updater.add(test::article("T0000001", "動物保護法", 7, 0, "收容所之設置。")));
  Document moved = faq("T0000001/2", "寵物登記之問答", "應辦理");
  REQUIRE(updater.add(moved));
  REQUIRE(updater.commit());
  const Searcher searcher = index.open();
  CHECK(searcher.get("T0000001/2")->kind == "faq");
  CHECK(searcher.articles("T0000001")->size() == 3);
}

TEST_CASE("Only one writer is at an index at a time, and none where there is no index") {
  const test::SampleIndex index(sample());
  const IndexUpdater updater = open_updater(index);
  CHECK(IndexUpdater::open(index.path()).error().code() == Errc::conflict);
  CHECK(IndexBuilder::create(index.path()).error().code() == Errc::conflict);
  const test::TemporaryDirectory empty;
  CHECK(IndexUpdater::open(empty.path()).error().code() == Errc::not_found);
  CHECK_FALSE(std::filesystem::exists(empty.path() / "lock"));
}

TEST_CASE("Documents that may not stand in an index are refused and the rest of the update stays") {
  const test::SampleIndex index(sample());
  IndexUpdater updater = open_updater(index);
  REQUIRE(updater.add(faq("F3", "停水通知", "請洽自來水公司")));
  CHECK(updater.add(faq("", "a", "b")).error().code() == Errc::bad_value);
  CHECK(updater.add(faq(std::string(201, 'x'), "a", "b")).error().code() == Errc::bad_value);
  REQUIRE(updater.commit());
  CHECK(found(index.open(), "停水") == Ids{"F3"});
}

TEST_CASE("Readers on many threads get whole answers while documents are replaced and committed under them") {
  std::vector<Document> documents;
  for (int i = 0; i < 3'000; ++i) documents.push_back(faq("d" + std::to_string(i), "寵物登記", "第" + std::to_string(i) + "號飼主辦理登記"));
  const test::SampleIndex index(documents);
  Searcher searcher = index.open();
  std::atomic<bool> stop{false};
  std::atomic<int> wrong{0}, searches{0};
  std::vector<std::thread> readers;
  for (int t = 0; t < 4; ++t) {
    readers.emplace_back([&] {
      while (!stop) {
        Query query;
        query.text = "寵物登記";
        query.limit = 50;
        const auto result = searcher.search(query);
        ++searches;
        if (!result || result->hits.size() != 50 || !searcher.get("d7")) ++wrong;
      }
    });
  }
  IndexUpdater updater = open_updater(index);
  for (int round = 0; round < 12; ++round) {
    for (int i = 0; i < 400; ++i)
      REQUIRE(updater.add(faq("d" + std::to_string(i), "寵物登記", "第" + std::to_string(round) + "次修改飼主辦理登記")));
    REQUIRE(updater.commit());
    if (round % 3 == 0) CHECK(searcher.refresh());
  }
  stop = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong == 0);
  CHECK(searches > 0);
  REQUIRE(searcher.refresh());
  CHECK(searcher.stats()->documents == 3'000);
  CHECK(searcher.get("d7")->body == "第11次修改飼主辦理登記");
}
