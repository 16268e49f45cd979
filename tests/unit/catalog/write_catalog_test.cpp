#include <sys/stat.h>

#include <opendata/catalog.hpp>
#include <opendata/withdraw.hpp>
#include <thread>

#include "support/catch.hpp"
#include "support/small_source.hpp"
#include "support/unprivileged.hpp"
#include "unit/catalog/triples.hpp"

using namespace opendata;
namespace fs = std::filesystem;

namespace {

const catalog::CodeLists& codes() {
  static const auto lists = catalog::CodeLists::load().value();
  return lists;
}

/// Publishes the small source under another id.
void publish_as(const test::TemporaryDirectory& directory, const std::string& id, const std::string& publisher = "示範市政府") {
  auto policy = test::replaced(test::small_policy, "small-cases", id);
  policy = test::replaced(policy, "示範市政府", publisher);
  const auto published = test::publish_small(directory, test::small_source, policy);
  if (!published) FAIL(format_error(published.error(), Language::en));
}

json::Value read_json(const fs::path& path) {
  return json::parse(test::read_text(path), json::Dialect::strict).value();
}

}  // namespace

TEST_CASE("The catalogue's files hold every dataset in every vocabulary", "[catalog][write]") {
  const test::TemporaryDirectory directory;
  const fs::path root = directory.path() / "catalog";
  publish_as(directory, "a-cases");
  publish_as(directory, "b-cases");
  const auto written = catalog::write_catalog(root, codes());
  REQUIRE(written);
  CHECK(written->datasets == 2);
  CHECK(written->left_out.empty());
  CHECK(written->files.size() == catalog::metadata_formats().size());
  for (const std::string& file : written->files) CHECK(fs::file_size(root / "catalog" / file) > 0);
  CHECK(read_json(root / "catalog" / "dgtw-v1.json").items().size() == 2);
  CHECK(read_json(root / "catalog" / "dgtw-v2.json").items().at(1).text_of("title") == "小型案件");
  CHECK(read_json(root / "catalog" / "ckan.json").items().at(1).text_of("name") == "b-cases");
  CHECK(read_json(root / "catalog" / "datapackage.json").find("resources")->items().size() == 8);
  CHECK(read_json(root / "catalog" / "csv-metadata.json").find("tables")->items().size() == 2);
  CHECK(read_json(root / "catalog" / "schema-org.jsonld").find("dataset")->items().size() == 2);
  const auto sitemap = test::read_text(root / "catalog" / "sitemap.xml");
  CHECK(sitemap.find("<loc>https://data.example.gov.tw/datasets/b-cases</loc><lastmod>2024-06-01T00:00:00Z</lastmod>") !=
        std::string::npos);
  const auto turtle = test::triples_of_turtle(test::read_text(root / "catalog" / "dcat.ttl"));
  CHECK(turtle == test::triples_of_json_ld(test::read_text(root / "catalog" / "dcat.jsonld")));
  CHECK(turtle.contains("https://data.example.gov.tw/catalog http://www.w3.org/ns/dcat#dataset <https://data.example.gov.tw/datasets/a-cases>"));
}

TEST_CASE("Two exports of one state are the same bytes, and an unchanged one leaves the link alone", "[catalog][write]") {
  const test::TemporaryDirectory a, b;
  for (const auto* directory : {&a, &b}) {
    publish_as(*directory, "a-cases");
    REQUIRE(catalog::write_catalog(directory->path() / "catalog", codes()));
  }
  const auto target = fs::read_symlink(a.path() / "catalog" / "catalog");
  CHECK(target == fs::read_symlink(b.path() / "catalog" / "catalog"));
  REQUIRE(catalog::write_catalog(a.path() / "catalog", codes()));
  CHECK(fs::read_symlink(a.path() / "catalog" / "catalog") == target);
  for (const auto& format : catalog::metadata_formats()) {
    CAPTURE(format.file);
    CHECK(test::read_text(a.path() / "catalog" / "catalog" / format.file) ==
          test::read_text(b.path() / "catalog" / "catalog" / format.file));
  }
}

TEST_CASE("The set before stays for its readers; older ones and what a crash left go", "[catalog][write]") {
  const test::TemporaryDirectory directory;
  const fs::path root = directory.path() / "catalog";
  std::vector<fs::path> targets;
  for (const char* id : {"a-cases", "b-cases", "c-cases"}) {
    publish_as(directory, id);
    fs::create_directories(root / "catalog-sets" / ".building");
    directory.write("catalog/catalog-sets/.building/torn.json", "{");
    directory.write("catalog/catalog.tmp", "left by a crash");
    REQUIRE(catalog::write_catalog(root, codes()));
    targets.push_back(root / fs::read_symlink(root / "catalog"));
  }
  CHECK_FALSE(fs::exists(targets[0]));
  CHECK(fs::exists(targets[1]));
  CHECK(fs::exists(targets[2]));
  CHECK_FALSE(fs::exists(root / "catalog-sets" / ".building"));
}

TEST_CASE("Datasets of several publishers need a site file, which speaks for the catalogue in both languages", "[catalog][site]") {
  const test::TemporaryDirectory directory;
  const fs::path root = directory.path() / "catalog";
  publish_as(directory, "a-cases");
  publish_as(directory, "b-cases", "示範市衛生局");
  const auto missing = catalog::write_catalog(root, codes());
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code() == Errc::missing_column);
  CHECK(missing.error().where().file == (root / "site.json").string());
  directory.write("catalog/site.json", R"({ // who we are
    "title": {"zh-TW": "示範市開放資料", "en": "Open data of Example"}, "description": "全市資料集",
    "publisher": {"name": {"zh-TW": "示範市", "en": "Example"}, "oid": "2.16.886.101.90029"}, "base_url": "https://data.example.gov.tw"})");
  REQUIRE(catalog::write_catalog(root, codes()));
  const auto turtle = test::triples_of_turtle(test::read_text(root / "catalog" / "dcat.ttl"));
  CHECK(turtle.contains("https://data.example.gov.tw/catalog http://purl.org/dc/terms/title \"Open data of Example\"@en"));
  directory.write("catalog/site.json", R"({"titel": "x"})");
  CHECK(catalog::write_catalog(root, codes()).error().code() == Errc::unknown_key);
}

TEST_CASE("An empty catalogue says that nothing is published", "[catalog][write]") {
  const test::TemporaryDirectory directory;
  CHECK(catalog::write_catalog(directory.path(), codes()).error().code() == Errc::not_found);
}

TEST_CASE("After a withdrawal the catalogue's files say nothing of it, nor does a set from before", "[catalog][write]") {
  const test::TemporaryDirectory directory;
  const fs::path root = directory.path() / "catalog";
  publish_as(directory, "a-cases");
  publish_as(directory, "b-cases");
  REQUIRE(withdraw({root, "a-cases"}));
  CHECK(catalog::renew_catalog(root).value().files.empty());  // it was never written
  CHECK_FALSE(fs::exists(root / "catalog"));
  REQUIRE(resume(root, "a-cases", {read_catalog_state(root)->withdrawals.at(0).releases.at(0).id}));
  publish_as(directory, "a-cases");
  REQUIRE(catalog::write_catalog(root, codes()));
  REQUIRE(withdraw({root, "a-cases"}));
  CHECK(catalog::renew_catalog(root).value().datasets == 1);
  CHECK(read_json(root / "catalog" / "ckan.json").items().size() == 1);
  CHECK(std::distance(fs::directory_iterator(root / "catalog-sets"), fs::directory_iterator()) == 1);
  REQUIRE(withdraw({root, "b-cases"}));
  CHECK(catalog::renew_catalog(root).value().datasets == 0);
  CHECK_FALSE(fs::exists(fs::symlink_status(root / "catalog")));
  CHECK_FALSE(fs::exists(root / "catalog-sets"));
}

TEST_CASE("After a withdrawal that cannot be told anew there are no files of the catalogue, rather than those of before",
          "[catalog][write]") {
  const test::TemporaryDirectory directory;
  const fs::path root = directory.path() / "catalog";
  for (const char* id : {"a-cases", "b-cases"}) publish_as(directory, id);
  REQUIRE(catalog::write_catalog(root, codes()));
  REQUIRE(withdraw({root, "a-cases"}));
  const fs::path damaged = root / "datasets" / "b-cases" / read_catalog(root)->at(0).current / "dataset.json";
  Errc expected = Errc::corrupt;
  SECTION("another dataset is damaged") { fs::rename(damaged, directory.path() / "kept"); }
  SECTION("the site cannot be read") {
    directory.write("catalog/site.json", R"({"titel": "x"})");
    expected = Errc::unknown_key;
  }
  CHECK(catalog::renew_catalog(root).error().code() == expected);
  CHECK_FALSE(fs::exists(fs::symlink_status(root / "catalog")));
  CHECK_FALSE(fs::exists(root / "catalog-sets"));
  CHECK(catalog::renew_catalog(root));  // nothing is left that could tell of it
  if (fs::exists(directory.path() / "kept")) fs::rename(directory.path() / "kept", damaged);
  fs::remove(root / "site.json");
  CHECK(catalog::write_catalog(root, codes())->datasets == 1);
}

TEST_CASE("Sets of files that lie there without their link are removed too, and told while they cannot be", "[catalog][write]") {
  const test::TemporaryDirectory directory;
  const fs::path root = directory.path() / "catalog", sets = root / "catalog-sets";
  publish_as(directory, "a-cases");
  REQUIRE(catalog::write_catalog(root, codes()));
  REQUIRE(withdraw({root, "a-cases"}));
  fs::permissions(sets, fs::perms::owner_write, fs::perm_options::remove);
  {
    const test::Unprivileged nobody(directory.path());
    for (int run = 0; run < 2; ++run) {
      const auto renewed = catalog::renew_catalog(root);
      REQUIRE_FALSE(renewed);
      CHECK(renewed.error().where().file == sets);
      CHECK_FALSE(fs::exists(fs::symlink_status(root / "catalog")));
      CHECK(catalog::has_catalog_files(root));
    }
  }
  fs::permissions(sets, fs::perms::owner_write, fs::perm_options::add);
  CHECK(catalog::renew_catalog(root));
  CHECK_FALSE(fs::exists(sets));
  CHECK_FALSE(catalog::has_catalog_files(root));
}

TEST_CASE("A run after a withdrawal looks only for files that may be of before it", "[catalog][write]") {
  const test::TemporaryDirectory directory;
  const fs::path root = directory.path() / "catalog", sets = root / "catalog-sets";
  for (const char* id : {"a-cases", "b-cases"}) publish_as(directory, id);
  REQUIRE(catalog::write_catalog(root, codes()));
  publish_as(directory, "c-cases");
  REQUIRE(catalog::write_catalog(root, codes()));
  const auto count = [&] { return std::distance(fs::directory_iterator(sets), fs::directory_iterator()); };
  const auto made = [&](std::chrono::hours ago) {
    for (const auto& set : fs::directory_iterator(sets)) fs::last_write_time(set.path(), fs::file_time_type::clock::now() - ago);
  };
  CHECK_FALSE(catalog::needs_renewal(root).value());  // nothing was withdrawn
  REQUIRE(withdraw({root, "a-cases"}));
  made(std::chrono::hours(-1));
  CHECK_FALSE(catalog::needs_renewal(root).value());
  CHECK(count() == 2);  // a reader may still be in the other
  made(std::chrono::hours(1));
  CHECK(catalog::needs_renewal(root).value());
  CHECK(catalog::renew_catalog(root).value().datasets == 2);
  CHECK(count() == 1);
  CHECK_FALSE(catalog::needs_renewal(directory.path() / "none").value());
}
