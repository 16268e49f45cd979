#include <opendata/files.hpp>
#include <opendata/publish.hpp>
#include <opendata/release.hpp>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/small_source.hpp"

using namespace opendata;

namespace {

/// Invented people; none of these texts may leave in any file, message or name of a file.
const std::vector<std::string> planted{"王大偉",
                                       "陳美玲",
                                       "A123456789",
                                       "B223456784",
                                       "0912-345-678",
                                       "0987654321",
                                       "dawei.wang@mail.example.tw",
                                       "07-3368333",
                                       "民權路88號",
                                       "1980-03-04",
                                       "CASE-2024-0001"};

const std::string header = "案號,姓名,身分證,電話,郵件,地址,生日,行政區,案情,承辦內部註記\r\n";

std::string source() {
  std::string out = header;
  for (int i = 0; i < 40; ++i) {
    out += "CASE-2024-0001" + std::to_string(i) +
           ",王大偉,A123456789,0912-345-678,dawei.wang@mail.example.tw,高雄市苓雅區民權路88號," +
           "1980-03-04,苓雅區,\"王大偉先生來電，電話0912-345-678，\n信箱 "
           "dawei.wang@mail.example.tw，通報流浪犬\",陳美玲內部\r\n";
    out += "CASE-2024-0002" + std::to_string(i) +
           ",陳美玲,B223456784,0987654321,,高雄市三民區建國路1號,1990-07-08,三民區," +
           "聯絡人：陳美玲，身分證A123456789，手機0987654321，市話07-3368333，住高雄市苓雅區民權路88號，請派員,\r\n";
  }
  return out;
}

std::string policy(const std::string& story_role, const std::string& story_transform) {
  return R"({ "policy_version": 1,
    "dataset": { "id": "planted", "title": { "zh-TW": "植入測試" } },
    "input": { "format": "csv", "encoding": "utf-8" },
    "fields": [
      { "source": "案號", "name": "token", "title": { "zh-TW": "代碼" }, "role": "direct_identifier", "transform": { "name": "pseudonymize", "kind": "case" } },
      { "source": "姓名", "name": "person", "title": { "zh-TW": "姓名" }, "role": "direct_identifier", "transform": "suppress" },
      { "source": "行政區", "name": "area", "title": { "zh-TW": "行政區" }, "role": "quasi_identifier", "transform": "keep" },
      { "source": "案情", "name": "story", "title": { "zh-TW": "案情" }, "role": ")" +
         story_role + R"(", "transform": ")" + story_transform + R"(" }
    ],
    "privacy": { "k": 5 }, "release": { "domain": "2024" }, "modified": "2024-06-01T00:00:00Z" })";
}

/// Path and content of every file below a directory.
std::string every_byte(const std::filesystem::path& directory) {
  std::string out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    out += entry.path().string() + "\n";
    if (entry.is_regular_file()) out += test::read_text(entry.path());
  }
  return out;
}

std::string key_file(const test::TemporaryDirectory& directory) {
  const auto path = directory.write("key", std::string(64, 'a'));
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return path;
}

Result<Publication> publish_planted(const test::TemporaryDirectory& directory, const std::string& policy_text) {
  const auto read = parse_policy(policy_text, "policy.json");
  if (!read) return failure(read.error());
  auto key = deid::PseudonymKey::from_file(key_file(directory));
  if (!key) return failure(key.error());
  return publish(*read, directory.write("source.csv", source()), directory.path() / "catalog", std::move(*key));
}

}  // namespace

TEST_CASE("No planted person is in any byte of a release", "[privacy]") {
  const test::TemporaryDirectory directory;
  const auto publication = publish_planted(directory, policy("free_text", "scrub_text"));
  if (!publication) FAIL(format_error(publication.error(), Language::en));
  CHECK(publication->pipeline.records_out == 80);
  const std::string bytes = every_byte(directory.path() / "catalog");
  for (const std::string& text : planted) {
    CAPTURE(text);
    CHECK(bytes.find(text) == std::string::npos);
  }
  CHECK(bytes.find("流浪犬") != std::string::npos);  // what is no personal data is still there
}

TEST_CASE("People in a column that a policy calls insensitive stop at the gate, and nobody's data is in what remains",
          "[privacy]") {
  const test::TemporaryDirectory directory;
  const auto publication = publish_planted(directory, policy("insensitive", "keep"));
  REQUIRE_FALSE(publication);
  CHECK(publication.error().code() == Errc::refused);
  const std::string bytes = every_byte(directory.path() / "catalog") + format_error(publication.error(), Language::en) +
                            format_error(publication.error(), Language::zh_tw);
  for (const std::string& text : planted) {
    CAPTURE(text);
    CHECK(bytes.find(text) == std::string::npos);
  }
  CHECK(read_catalog(directory.path() / "catalog").value().empty());
}

TEST_CASE("The program says what it refused without a value, and exits with 3", "[privacy]") {
  const test::TemporaryDirectory directory;
  const std::string command = std::string(OPENDATA_PUBLISH) + " publish --policy " +
                              directory.write("policy.json", policy("insensitive", "keep")) + " --input " +
                              directory.write("source.csv", source()) + " --catalog " +
                              (directory.path() / "catalog").string() + " --key-file " + key_file(directory) + " > " +
                              (directory.path() / "messages").string() + " 2>&1";
  CHECK(test::ChildProcess({"/bin/sh", "-c", command}).wait() == 3);
  const std::string messages = test::read_text(directory.path() / "messages");
  CHECK(messages.find("story") != std::string::npos);
  CHECK(messages.find("PHONE") != std::string::npos);
  for (const std::string& text : planted) {
    CAPTURE(text);
    CHECK(messages.find(text) == std::string::npos);
  }
}
