#include <opendata/search/faq_follower.hpp>
#include <opendata/search/faq_store.hpp>
#include <opendata/search/index_updater.hpp>
#include <opendata/search/searcher.hpp>
#include <opendata/search/sources.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search;
using faq::State;

namespace {

const std::string today = "2026-05-06";

faq::Entry entry(const std::string& id, const std::string& question, const std::string& answer = "答") {
  return {.id = id, .question = question, .answer = answer};
}

Document document(const std::string& id, const std::string& kind, const std::string& title) {
  Document out;
  out.id = id;
  out.kind = kind;
  out.title = title;
  out.body = "內容";
  return out;
}

struct Sample {
  test::TemporaryDirectory dir;
  std::filesystem::path path = dir.path() / "faq.db";
  std::filesystem::path index = dir.path() / "index";
  faq::Store store = faq::Store::open(path).value();

  Sample() {
    publish(entry("1", "寵物登記怎麼辦"));
    publish(entry("2", "戶口名簿補發"));
  }
  void publish(const faq::Entry& one) { REQUIRE(store.put(one, State::published, {.who = "甲"})); }
  void retire(const std::string& id) { REQUIRE(store.put(store.find(id)->entry, State::retired, {.who = "甲"})); }
  void build(const std::filesystem::path& where, const std::string& day = today) const {
    auto builder = IndexBuilder::create(where).value();
    REQUIRE(builder.add(document("page", "page", "其他網頁")));
    REQUIRE(read_faq_store(path, day, builder));
    REQUIRE(builder.finish());
  }
  FaqFollower follower() const { return FaqFollower::open(path, index).value(); }

  /// Every entry that citizens find, with its texts.
  static std::string shown(const std::filesystem::path& where) {
    const auto searcher = Searcher::open(where).value();
    std::string out;
    for (const char* id : {"1", "2", "3", "4", "page"})
      if (const auto found = searcher.get(id))
        out += found->id + "=" + found->title + "/" + found->body + "/" + (found->variants.empty() ? "" : found->variants[0]) + ";";
    return out + std::to_string(searcher.stats()->documents);
  }
  /// That of an index which is built anew from the store.
  std::string rebuilt(const std::string& day = today) const {
    build(dir.path() / "new", day);
    return shown(dir.path() / "new");
  }
};

std::string first_hit(const std::filesystem::path& index, const std::string& text) {
  const auto searcher = Searcher::open(index).value();
  const auto found = searcher.search({.text = text, .mode = Mode::keyword}).value();
  return found.hits.empty() || found.relaxed ? "" : found.hits[0].document.id;
}

}  // namespace

TEST_CASE("An index that has followed the store equals one that is built from it", "[faq][follow]") {
  Sample sample;
  sample.build(sample.index);
  auto follower = sample.follower();
  CHECK(follower.step(today)->replaced == 0);

  sample.publish(entry("3", "狗走丟了", "請洽動物保護處"));
  sample.publish(entry("1", "寵物登記怎麼辦理", "改"));
  sample.retire("2");
  const auto counts = follower.step(today).value();
  CHECK(counts.replaced == 2);
  CHECK(counts.removed == 1);
  CHECK_FALSE(counts.whole);
  CHECK(Sample::shown(sample.index) == sample.rebuilt());
  CHECK(first_hit(sample.index, "走丟") == "3");
  CHECK(first_hit(sample.index, "戶口名簿").empty());
}

TEST_CASE("A draft is not followed until it is published", "[faq][follow]") {
  Sample sample;
  sample.build(sample.index);
  auto follower = sample.follower();
  REQUIRE(sample.store.save(entry("1", "寵物登記怎麼辦", "草稿"), {.who = "甲", .based_on = 1}));
  REQUIRE(follower.step(today));
  CHECK(Searcher::open(sample.index)->get("1")->body == "答");
  CHECK(Sample::shown(sample.index) == sample.rebuilt());
}

TEST_CASE("Other wordings of a question are found", "[faq][follow]") {
  Sample sample;
  sample.build(sample.index);
  auto one = entry("3", "犬隻遺失");
  one.variants = {"毛小孩不見了"};
  sample.publish(one);
  CHECK(first_hit(sample.index, "毛小孩").empty());
  REQUIRE(sample.follower().step(today));
  CHECK(first_hit(sample.index, "毛小孩") == "3");
  sample.build(sample.dir.path() / "new");
  CHECK(first_hit(sample.dir.path() / "new", "毛小孩") == "3");
}

TEST_CASE("An entry is found by the words of its translation, which comes with it", "[faq][follow]") {
  Sample sample;
  sample.build(sample.index);
  auto one = entry("3", "寵物登記");
  one.translations = {{"en", "Registering a pet", "Go to any registration station."}, {"vi", "Đăng ký", "Đến trạm đăng ký."}};
  sample.publish(one);
  CHECK(first_hit(sample.index, "registration").empty());
  REQUIRE(sample.follower().step(today));
  CHECK(first_hit(sample.index, "registration") == "3");
  CHECK(first_hit(sample.index, "đăng") == "3");
  sample.build(sample.dir.path() / "new");
  for (const auto& index : {sample.index, sample.dir.path() / "new"}) {
    const auto found = Searcher::open(index)->get("3").value();
    CHECK(found.translations == std::vector<DocumentTranslation>{{"en", "Registering a pet", "Go to any registration station."}, {"vi", "Đăng ký", "Đến trạm đăng ký."}});
    CHECK(found.title == "寵物登記");
  }
}

TEST_CASE("Whoever follows next goes on where the last step ended, after a merge and a build too", "[faq][follow]") {
  Sample sample;
  sample.build(sample.index);
  sample.publish(entry("3", "第三則"));
  CHECK(sample.follower().step(today)->replaced == 1);
  CHECK(sample.follower().step(today)->replaced == 0);

  REQUIRE(IndexUpdater::merge(IndexUpdater::open(sample.index).value()));
  auto after_merge = sample.follower();
  CHECK(after_merge.step(today)->replaced == 0);

  sample.publish(entry("4", "第四則"));
  sample.build(sample.index);
  const auto counts = after_merge.step(today).value();
  CHECK(counts.replaced == 0);
  CHECK_FALSE(counts.whole);
  CHECK(Sample::shown(sample.index) == sample.rebuilt());
}

TEST_CASE("An index that was built without the store reads it as a whole and keeps what is not of it", "[faq][follow]") {
  Sample sample;
  {
    auto builder = IndexBuilder::create(sample.index).value();
    REQUIRE(builder.add(document("page", "page", "其他網頁")));
    REQUIRE(builder.add(document("old", "faq", "另一來源的問答")));
    REQUIRE(builder.finish());
  }
  const auto counts = sample.follower().step(today).value();
  CHECK(counts.whole);
  CHECK(counts.replaced == 2);
  const auto searcher = Searcher::open(sample.index).value();
  CHECK(searcher.get("old"));
  CHECK(searcher.get("page"));
  CHECK(searcher.get("2"));
}

TEST_CASE("A store that was restored from a backup is read as a whole, and what it lacks goes", "[faq][follow]") {
  Sample sample;
  const auto backup = sample.store.back_up(3).value();
  sample.build(sample.index);
  auto follower = sample.follower();
  sample.publish(entry("3", "備份之後的問答"));
  REQUIRE(follower.step(today));
  CHECK(Searcher::open(sample.index)->get("3"));

  REQUIRE(faq::restore_backup(sample.path, backup));
  sample.store = faq::Store::open(sample.path).value();
  sample.publish(entry("4", "還原之後的問答"));
  const auto counts = follower.step(today).value();
  CHECK(counts.whole);
  CHECK_FALSE(Searcher::open(sample.index)->get("3"));
  CHECK(Searcher::open(sample.index)->get("page"));
  CHECK(Sample::shown(sample.index) == sample.rebuilt());
}

TEST_CASE("A new day shows what begins to be valid and hides what ends", "[faq][follow]") {
  Sample sample;
  auto begins = entry("3", "明天起"), ends = entry("4", "到今天");
  begins.valid_from = "2026-05-07";
  ends.valid_until = today;
  sample.publish(begins);
  sample.publish(ends);
  sample.build(sample.index);
  CHECK_FALSE(Searcher::open(sample.index)->get("3"));
  CHECK(Searcher::open(sample.index)->get("4"));
  auto follower = sample.follower();
  REQUIRE(follower.step(today));
  const auto counts = follower.step("2026-05-07").value();
  CHECK(counts.replaced == 1);
  CHECK(counts.removed == 1);
  CHECK(Sample::shown(sample.index) == sample.rebuilt("2026-05-07"));
}

TEST_CASE("While a build runs a step is refused, and the next one catches up", "[faq][follow]") {
  Sample sample;
  sample.build(sample.index);
  auto follower = sample.follower();
  REQUIRE(follower.step(today));
  sample.publish(entry("3", "第三則"));
  {
    const auto builder = IndexBuilder::create(sample.index).value();
    CHECK(follower.step(today).error().code() == Errc::conflict);
  }
  CHECK(follower.step(today)->replaced == 1);
}

TEST_CASE("Without a store or an index there is nothing to follow", "[faq][follow]") {
  const Sample sample;
  CHECK(FaqFollower::open(sample.dir.path() / "none.db", sample.index).error().code() == Errc::not_found);
  CHECK(FaqFollower::open(sample.path, sample.dir.path() / "none").error().code() == Errc::not_found);
}
