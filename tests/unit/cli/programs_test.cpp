#include <filesystem>

#include "support/catch.hpp"
#include "support/program_run.hpp"
#include "support/small_source.hpp"

using test::replaced;
using test::Run;

namespace {

Run run(const test::TemporaryDirectory& directory, const std::string& arguments, const std::string& language = "en") {
  return test::run_program(OPENDATA_PUBLISH, directory, arguments, language);
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every outcome has its exit code and says in both languages what to do", "[cli]") {
  const test::TemporaryDirectory directory;
  directory.write("policy.json", test::small_policy);
  directory.write("key-policy.json", replaced(test::small_policy, "\"k\": 2", "\"k\": \"two\""));
  directory.write("source.csv", test::small_source);
  directory.write("spec.json", R"({"aggregate_version": 1, "dataset": "small", "dimensions": [
    {"source": "area", "name": "area", "transform": "keep", "values": ["東區", "西區"]}], "protection": {"method": "suppress", "threshold": 2}})");
  directory.write("noise.json", R"({"aggregate_version": 1, "dataset": "small", "dimensions": [
    {"source": "area", "name": "area", "transform": "keep", "values": ["東區", "西區"]}],
    "protection": {"method": "noise", "epsilon": 2, "budget": 1}})");
  directory.write("header.csv", test::small_source.substr(0, test::small_source.find('\n') + 1));
  directory.write("empty.csv", "");
  directory.write("suppressed.csv", "area,urgent\n*,yes\n*,*\n*,*\n*,yes\n");
  struct Case {
    const char* arguments;
    int code;
    const char *en, *zh;
  };
  const auto expected = GENERATE(values<Case>({
      {"publish --policy policy.json --input source.csv --catalog catalog", 0, "published release", "已發布版本"},
      {"publish --policy policy.json --input nothing.csv --catalog catalog", 1, "nothing.csv", "nothing.csv: 找不到"},
      {"publish --policy policy.json --input . --catalog catalog", 1, "no regular file", "不是一般檔案"},
      {"publish --policy policy.json --input empty.csv --catalog catalog", 1, "no header row", "沒有標題列"},
      {"publish --policy policy.json --input header.csv --catalog catalog", 3, "no record is left", "沒有任何可發布"},
      {"publish --policy key-policy.json --input source.csv --catalog catalog", 1, "must be a number", "必須是數字"},
      {"publish --policy policy.json --input source.csv --catalog policy.json", 1, "cannot be written", "無法寫入"},
      {"publish --policy policy.json", 2, "wrong: --catalog is required", "指令有誤: --catalog"},
      {"publish --policy policy.json --catalog catalog", 1, "give --input", "使用 --input"},
      {"aggregate --spec spec.json --input source.csv --output table.csv", 0, "none exposed", "無可推得"},
      {"aggregate --spec spec.json --input source.csv --output table.txt", 1, ".csv or .json", ".csv 或 .json"},
      {"aggregate --spec policy.json --input source.csv --output table.csv", 1, "policy.json:", "policy.json:"},
      {"aggregate --spec spec.json --input source.csv", 2, "wrong: At least 1 option from", "指令有誤: At least 1 option from"},
      {"aggregate --spec noise.json --input source.csv --output table.csv", 1, "needs a ledger", "需要帳本"},
      {"aggregate --spec noise.json --input source.csv --output table.csv --ledger l", 3, "budget", "預算"},
      {"check nowhere", 1, "no such file or folder", "查無此檔案"},
      {"find-pii .", 1, "cannot be opened", "無法開啟"},
      {"risk --input source.csv --columns area,urgent", 0, "\"classes\": 4", "\"classes\": 4"},
      {"risk --input source.csv --columns area,nothing", 1, "no column of this name", "檔案沒有此欄位"},
      {"risk --input source.csv --columns area --sampling-fraction 2", 1, "sampling fraction", "抽樣比例"},
      {"risk --input source.csv --columns area --sampling-fraction 0", 1, "sampling fraction", "抽樣比例"},
      {"risk --input source.csv --columns area,urgent,area", 1, "names this column twice", "重複列出此欄位"},
      {"risk --input suppressed.csv --columns area,urgent", 0, "\"classes\": 1", "\"classes\": 1"},
      {"risk --input suppressed.csv --columns area,urgent", 0, "\"suppressed_rows\": 2", "\"suppressed_rows\": 2"},
      {"risk --input suppressed.csv --columns area", 0, "\"suppressed_rows\": 4", "\"suppressed_rows\": 4"},
      {"risk --input source.csv --columns area --population header.csv", 1, "the population lacks", "母體缺少"},
      {"risk --input source.csv", 2, "wrong: --columns is required", "指令有誤: --columns"},
      {"inspect .", 1, "check that it is a file", "請確認是檔案"},
  }));
  CAPTURE(expected.arguments);
  const Run english = run(directory, expected.arguments);
  CHECK(english.code == expected.code);
  CAPTURE(english.output);
  CHECK(contains(english.output, expected.en));
  const Run chinese = run(directory, expected.arguments, "zh_TW");
  CHECK(chinese.code == expected.code);
  CAPTURE(chinese.output);
  if (expected.code != 0) CHECK(contains(chinese.output, expected.zh));
}

TEST_CASE("results that cannot be written are no success", "[cli]") {
  if (!std::filesystem::exists("/dev/full")) {
    WARN("no /dev/full here");
    return;
  }
  const test::TemporaryDirectory directory;
  directory.write("source.csv", test::small_source);
  const Run full = run(directory, "inspect source.csv > /dev/full 2>&1; exit $? #");
  CHECK(full.code == 1);
}

TEST_CASE("inspect writes a policy that publish takes as it stands, and never over an existing file", "[cli]") {
  const test::TemporaryDirectory directory;
  std::string rows = "姓名,行政區\n";
  for (int i = 0; i < 20; ++i) rows += "甲小明,三民區\n";
  directory.write("source.csv", rows);
  CHECK(contains(run(directory, "inspect source.csv --policy new.json").output, "publishes 20 records"));
  CHECK(run(directory, "publish --policy new.json --input source.csv --catalog catalog").code == 0);
  const Run again = run(directory, "inspect source.csv --policy new.json");
  CHECK(again.code == 1);
  CHECK(contains(again.output, "exists and was left as it is"));
}

TEST_CASE("no program writes over a file that it reads, and no output over another", "[cli]") {
  const test::TemporaryDirectory directory;
  directory.write("source.csv", test::small_source);
  directory.write("areas.csv", "東區,*\n西區,*\n");
  directory.write("spec.json", R"({"aggregate_version": 1, "dataset": "small", "dimensions": [
    {"source": "area", "name": "area", "transform": "keep", "values": ["東區", "西區"]}], "protection": {"method": "suppress", "threshold": 2}})");
  directory.write("ledger", "");
  directory.write("key", std::string(64, '1'));
  std::filesystem::permissions(directory.path() / "key", std::filesystem::perms(0600));
  directory.write("survey.json", "{}");
  const std::string aggregate = "aggregate --spec spec.json --input source.csv --ledger ledger --key-file key ";
  const std::string anonymize = "anonymize --input source.csv --hierarchy area=areas.csv --k 2 ";
  const std::vector<std::pair<std::string, const char*>> rows{
      {aggregate + "--output source.csv", "source.csv"},
      {aggregate + "--output t.csv --report source.csv", "source.csv"},
      {aggregate + "--output t.csv --report spec.json", "spec.json"},
      {aggregate + "--output t.csv --report ledger", "ledger"},
      {aggregate + "--output t.csv --report key", "key"},
      {aggregate + "--output t.csv --report ./t.csv", "t.csv"},
      {aggregate + "--output t.csv --report t.csv.tmp", "t.csv"},
      {"survey --spec survey.json --input source.csv --output source.csv", "source.csv"},
      {"survey --spec survey.json --input source.csv --output survey.json", "survey.json"},
      {"risk --input source.csv --columns area --json source.csv", "source.csv"},
      {"risk --input source.csv --columns area --html source.csv", "source.csv"},
      {"risk --input source.csv --columns area --population areas.csv --json areas.csv", "areas.csv"},
      {"risk --input source.csv --columns area --json r --html r", "r"},
      {anonymize + "--output t.csv --report areas.csv", "areas.csv"},
      {anonymize + "--output t.csv --report source.csv", "source.csv"},
      {anonymize + "--output t.csv --report t.csv", "t.csv"},
      {"check source.csv --json source.csv", "source.csv"},
      {"check . --html source.csv", "source.csv"},
      {"inspect source.csv --policy source.csv", "source.csv"}};
  for (const auto& [arguments, name] : rows) {
    CAPTURE(arguments);
    const auto path = directory.path() / name;
    const bool there = std::filesystem::exists(path);
    const std::string before = there ? test::read_text(path) : "";
    const Run refused = run(directory, arguments);
    CHECK(refused.code == 1);
    CHECK(contains(refused.output, "would be written over"));
    CHECK(contains(run(directory, arguments, "zh_TW").output, "會覆蓋"));
    CHECK(std::filesystem::exists(path) == there);
    if (there) CHECK(test::read_text(path) == before);
  }
}

TEST_CASE("find-pii answers every line under its own id, and refuses lines without one", "[cli]") {
  const test::TemporaryDirectory directory;
  directory.write("a.jsonl", "{\"id\":5,\"text\":\"0912-345-678\"}\n{\"id\":\"b\",\"text\":\"無\"}");
  directory.write("b.jsonl", "{\"text\":\"0912-345-678\"}\n");
  const Run good = run(directory, "find-pii --jsonl a.jsonl");
  CHECK(good.code == 0);
  CHECK(contains(good.output, "{\"id\":\"5\",\"spans\":[{\"start\":0,\"end\":12,\"type\":\"PHONE\""));
  CHECK(contains(good.output, "{\"id\":\"b\",\"spans\":[]}"));
  const Run nameless = run(directory, "find-pii --jsonl b.jsonl");
  CHECK(nameless.code == 1);
  CHECK(contains(nameless.output, "b.jsonl:1: every line must be an object"));
  CHECK_FALSE(contains(nameless.output, "0912"));
}

TEST_CASE("a catalogue that lost its catalog.json does not pass the check", "[cli]") {
  const test::TemporaryDirectory directory;
  directory.write("policy.json", test::small_policy);
  directory.write("source.csv", test::small_source);
  REQUIRE(run(directory, "publish --policy policy.json --input source.csv --catalog catalog").code == 0);
  REQUIRE(run(directory, "check catalog").code == 0);
  std::filesystem::remove(directory.path() / "catalog" / "catalog.json");
  const Run lost = run(directory, "check catalog");
  CHECK(lost.code == 1);
  CHECK(contains(lost.output, "catalog/catalog.json: is missing"));
}

TEST_CASE("a dataset is taken back and allowed again, and each step says in both languages what follows", "[cli]") {
  const test::TemporaryDirectory directory;
  directory.write("policy.json", test::small_policy);
  directory.write("source.csv", test::small_source);
  const std::string publish = "publish --policy policy.json --input source.csv --catalog catalog";
  REQUIRE(run(directory, publish).code == 0);
  REQUIRE(run(directory, "catalog --catalog catalog").code == 0);
  const std::string what = " --catalog catalog --dataset small-cases";
  CHECK(run(directory, "withdraw" + what + " --reason 王小明").code == 2);
  CHECK(run(directory, "withdraw" + what + " --current 0123456789abcdef").code == 2);
  CHECK(contains(run(directory, "withdraw --catalog catalog --dataset other").output, "no such dataset"));
  const Run done = run(directory, "withdraw" + what + " --reason personal-data");
  CAPTURE(done.output);
  CHECK(done.code == 0);
  CHECK(contains(done.output, "the dataset is withdrawn"));
  CHECK(contains(done.output, "opendata-publish resume"));
  CHECK_FALSE(std::filesystem::exists(directory.path() / "catalog" / "catalog"));
  CHECK(contains(run(directory, "withdraw" + what, "zh_TW").output, "先前已下架"));
  const Run held = run(directory, publish, "zh_TW");
  CHECK(held.code == 3);
  CHECK(contains(held.output, "暫停發布"));
  CHECK(contains(run(directory, "resume" + what, "zh_TW").output, "可再次發布"));
  CHECK(run(directory, publish).code == 3);
  CHECK(contains(run(directory, publish).output, "the very content that was withdrawn"));
  const Run again = run(directory, "withdraw" + what);
  CHECK(contains(again.output, "what resume allowed since then is taken back"));
  CHECK(contains(again.output, "opendata-publish resume"));
  CHECK(contains(run(directory, publish).output, "publishing it is held"));
  CHECK(run(directory, "withdraw --help", "zh_TW").output.find("下架") != std::string::npos);
}

TEST_CASE("what resume says is so whether or not something is public", "[cli]") {
  const test::TemporaryDirectory directory;
  directory.write("policy.json", test::small_policy);
  std::vector<std::string> releases;
  for (const char* dog : {"小黑", "小白"}) {
    directory.write("source.csv", replaced(test::small_source, "小黑", dog));
    const Run published = run(directory, "publish --policy policy.json --input source.csv --catalog catalog");
    releases.push_back(published.output.substr(published.output.rfind("small-cases ") + 12, 16));
  }
  const std::string what = " --catalog catalog --dataset small-cases";
  REQUIRE(run(directory, "withdraw" + what + " --release " + releases[1] + " --current " + releases[0]).code == 0);
  const Run resumed = run(directory, "resume" + what);
  CHECK(contains(resumed.output, "this by itself publishes nothing"));
  CHECK_FALSE(contains(resumed.output, "nothing is public"));
}

namespace {

/// Withdraws a dataset and puts the files for other platforms back, as a run that was killed before it wrote them has them.
void withdraw_and_die(const test::TemporaryDirectory& directory, const std::string& dataset) {
  const auto catalog = directory.path() / "catalog", kept = directory.path() / "kept";
  REQUIRE(run(directory, "catalog --catalog catalog").code == 0);
  std::filesystem::create_directories(kept);
  for (const char* part : {"catalog", "catalog-sets"}) std::filesystem::rename(catalog / part, kept / part);
  REQUIRE(run(directory, "withdraw --catalog catalog --dataset " + dataset).code == 0);
  for (const char* part : {"catalog", "catalog-sets"}) std::filesystem::rename(kept / part, catalog / part);
}

}  // namespace

TEST_CASE("a batch removes the files for other platforms that a withdrawal has left when it was killed", "[cli]") {
  const test::TemporaryDirectory directory;
  std::filesystem::create_directories(directory.path() / "policies");
  const auto add = [&](const std::string& id) {
    directory.write("policies/" + id + ".json", replaced(replaced(test::small_policy, "small-cases", id), "\"input\":",
                                                         "\"source_file\": \"../source.csv\", \"input\":"));
  };
  directory.write("source.csv", test::small_source);
  add("a-cases");
  const std::string batch = "publish --all policies --catalog catalog";
  const auto sets = directory.path() / "catalog" / "catalog-sets";
  SECTION("where nothing else is published") {
    REQUIRE(run(directory, batch).code == 0);
    withdraw_and_die(directory, "a-cases");
    CHECK(run(directory, batch).code == 3);
    CHECK_FALSE(std::filesystem::is_symlink(directory.path() / "catalog" / "catalog"));
    CHECK_FALSE(std::filesystem::exists(sets));
  }
  SECTION("where another dataset is: also the set of before, which the files of now replaced") {
    add("b-cases");
    REQUIRE(run(directory, batch).code == 0);
    withdraw_and_die(directory, "a-cases");
    CHECK(run(directory, batch).code == 3);
    CHECK(std::distance(std::filesystem::directory_iterator(sets), {}) == 1);
    CHECK_FALSE(contains(test::read_text(directory.path() / "catalog" / "catalog" / "ckan.json"), "a-cases"));
  }
  SECTION("and so does the command that writes them alone") {
    REQUIRE(run(directory, batch).code == 0);
    withdraw_and_die(directory, "a-cases");
    CHECK(contains(run(directory, "catalog --catalog catalog").output, "no dataset is published here yet"));
    CHECK_FALSE(std::filesystem::exists(sets));
  }
  SECTION("where the files cannot be written anew it says so") {
    add("b-cases");
    REQUIRE(run(directory, batch).code == 0);
    withdraw_and_die(directory, "a-cases");
    directory.write("catalog/site.json", "{");
    CHECK(contains(run(directory, batch).output, "there are none until what follows is mended"));
    CHECK_FALSE(std::filesystem::exists(sets));
  }
}

TEST_CASE("Where nothing was withdrawn, nothing is said of it", "[cli]") {
  const test::TemporaryDirectory directory;
  directory.write("policies/broken.json", "{}");
  for (const char* command : {"publish --all policies --catalog catalog --key-file key", "catalog --catalog catalog"}) {
    const Run done = run(directory, command);
    CAPTURE(done.output);
    CHECK(done.code == 1);
    CHECK_FALSE(contains(done.output, "withdrawn"));
  }
}

TEST_CASE("a withdrawal that the files for other platforms cannot follow says that they are gone, and what to mend", "[cli]") {
  const test::TemporaryDirectory directory;
  directory.write("policy.json", test::small_policy);
  directory.write("other.json", test::replaced(test::small_policy, "small-cases", "other-cases"));
  directory.write("source.csv", test::small_source);
  for (const std::string policy : {"policy.json", "other.json"})
    REQUIRE(run(directory, "publish --policy " + policy + " --input source.csv --catalog catalog").code == 0);
  REQUIRE(run(directory, "catalog --catalog catalog").code == 0);
  directory.write("catalog/site.json", "{");
  const Run done = run(directory, "withdraw --catalog catalog --dataset small-cases");
  CAPTURE(done.output);
  CHECK(done.code == 1);
  CHECK(contains(done.output, "the dataset is withdrawn"));
  CHECK(contains(done.output, "there are none until what follows is mended"));
  CHECK(contains(done.output, "site.json"));
  CHECK_FALSE(std::filesystem::is_symlink(directory.path() / "catalog" / "catalog"));
}
