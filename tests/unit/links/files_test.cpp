#include <zlib.h>

#include <opendata/json.hpp>
#include <opendata/plain_table.hpp>
#include <set>

#include "push/links/history.hpp"
#include "push/links/report.hpp"
#include "push/links/sitemap.hpp"
#include "push/links/sources.hpp"
#include "support/catch.hpp"
#include "support/pushable.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::push::links;

namespace {

std::string gzipped(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

const std::string urlset =
    "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
    "<url><loc> https://a.tw/1?x=1&amp;y=2 </loc><x:image xmlns:x=\"y\"><x:loc>https://no.tw/</x:loc></x:image></url>"
    "<url><loc>https://a.tw/2</loc></url></urlset>";

std::vector<std::string> addresses_of(const Collection& collection) {
  std::vector<std::string> out;
  for (const Link& link : collection.links()) out.push_back(link.address);
  return out;
}

}  // namespace

TEST_CASE("Sitemaps and their indexes are read, gzipped or not", "[links]") {
  for (const std::string& bytes : {urlset, gzipped(urlset)}) {
    const auto sitemap = parse_sitemap(bytes, "s").value();
    CHECK(sitemap.pages == std::vector<std::string>{"https://a.tw/1?x=1&y=2", "https://a.tw/2"});
    CHECK(sitemap.sitemaps.empty());
  }
  const auto index = parse_sitemap("<s:sitemapindex xmlns:s='x'><s:sitemap><s:loc>https://a.tw/s.gz</s:loc></s:sitemap></s:sitemapindex>", "s");
  CHECK(index.value().sitemaps == std::vector<std::string>{"https://a.tw/s.gz"});
}

TEST_CASE("What is no sitemap is refused with its line", "[links]") {
  const std::string bomb = "<!DOCTYPE a [<!ENTITY b \"ccc\">]>" + urlset.substr(urlset.find("<urlset"));
  std::string many = "<urlset>";
  for (int i = 0; i < 50'001; ++i) many += "<url><loc>https://a.tw/</loc></url>";
  std::string deep = "<urlset>";
  for (int i = 0; i < 40; ++i) deep += "<a>";
  const std::string long_address = "<urlset><url><loc>https://a.tw/" + std::string(5'000, 'x') + "</loc></url></urlset>";
  auto [bytes, code] = GENERATE_COPY(table<std::string, Errc>({{"", Errc::bad_structure},
                                                               {"<html></html>", Errc::bad_structure},
                                                               {urlset.substr(0, 200), Errc::bad_structure},
                                                               {bomb, Errc::bad_structure},
                                                               {many + "</urlset>", Errc::limit_exceeded},
                                                               {deep, Errc::limit_exceeded},
                                                               {deep + "<b/>", Errc::limit_exceeded},
                                                               {long_address, Errc::limit_exceeded},
                                                               {gzipped(urlset).substr(0, 60), Errc::corrupt},
                                                               {gzipped(std::string(51U << 20U, ' ')), Errc::limit_exceeded}}));
  const auto sitemap = parse_sitemap(bytes, "s");
  REQUIRE_FALSE(sitemap);
  CHECK(sitemap.error().code() == code);
  CHECK(sitemap.error().where().file == "s");
}

TEST_CASE("An index is followed once to each of its sitemaps", "[links]") {
  Collection out;
  int fetched = 0;
  const auto fetch = [&](const std::string& address) -> Result<std::string> {
    ++fetched;
    if (address == "https://a.tw/i") {
      return std::string(
          "<sitemapindex><sitemap><loc>https://a.tw/1</loc></sitemap><sitemap><loc>https://a.tw/i</loc></sitemap>"
          "<sitemap><loc>file:///etc/passwd</loc></sitemap></sitemapindex>");
    }
    return urlset;
  };
  REQUIRE(collect_sitemap("https://a.tw/i", fetch, out));
  CHECK(fetched == 2);
  CHECK(out.links().size() == 2);
  CHECK(out.links()[0].found_in.at(0) == Origin{"sitemap", "https://a.tw/1", {}});
}

TEST_CASE("The sitemaps of an index list 100,000 addresses at most, the same ones too", "[links]") {
  std::string index = "<sitemapindex>", pages = "<urlset>";
  for (int i = 0; i < 5; ++i) index += "<sitemap><loc>https://a.tw/" + std::to_string(i) + "</loc></sitemap>";
  for (int i = 0; i < 50'000; ++i) pages += "<url><loc>https://a.tw/x</loc></url>";
  int fetched = 0;
  const auto fetch = [&](const std::string& address) -> Result<std::string> {
    ++fetched;
    return address == "https://a.tw/index" ? index + "</sitemapindex>" : pages + "</urlset>";
  };
  Collection out;
  const auto collected = collect_sitemap("https://a.tw/index", fetch, out);
  REQUIRE_FALSE(collected);
  CHECK(collected.error().code() == Errc::limit_exceeded);
  CHECK(fetched == 4);
}

TEST_CASE("The secret of a sitemap's address stands neither in where links were found nor in an error", "[links]") {
  const std::string address = "https://a.tw/s.xml?token=sekret";
  Collection out;
  REQUIRE(collect_sitemap(address, [](const std::string&) -> Result<std::string> { return urlset; }, out));
  CHECK(out.links()[0].found_in.at(0) == Origin{"sitemap", "https://a.tw/s.xml?token=…", {}});
  const auto damaged = collect_sitemap(address, [](const std::string&) -> Result<std::string> { return std::string("<a"); }, out);
  CHECK(damaged.error().where().file == "https://a.tw/s.xml?token=…");
  std::string index = "<sitemapindex>";
  for (int i = 0; i < 1'001; ++i) index += "<sitemap><loc>https://a.tw/" + std::to_string(i) + "</loc></sitemap>";
  const auto many = collect_sitemap(address, [&](const std::string&) -> Result<std::string> { return index + "</sitemapindex>"; }, out);
  CHECK(many.error().where().file == "https://a.tw/s.xml?token=…");
}

TEST_CASE("Addresses of FAQ exports are found with the entry and the field", "[links]") {
  const test::TemporaryDirectory directory;
  const std::string entry =
      R"({"state":"published","entry":{"id":"A1","question":"問","answer":"見 https://a.tw/1。","url":"https://a.tw/faq/1",)"
      R"("links":[{"title":"表單","url":"https://a.tw/f"},{"title":"","url":"壞"}],)"
      R"("translations":[{"language":"en","question":"q","answer":"see https://a.tw/en"}]}})";
  const std::string retired = R"({"state":"retired","entry":{"id":"A2","question":"問","answer":"https://a.tw/old"}})";
  const std::string csv =
      "\xEF\xBB\xBFid,question,answer,url,links,answer:en,state\r\n"
      "A1,問,見 https://a.tw/1。,https://a.tw/faq/1,\"表單 https://a.tw/f\n壞\",see https://a.tw/en,published\r\n"
      "A2,問,https://a.tw/old,,,,retired\r\n";
  const std::set<std::string> expected{"https://a.tw/1", "https://a.tw/faq/1", "https://a.tw/f", "壞", "https://a.tw/en"};
  for (const std::string& file : {directory.write("f.json", "[\n" + entry + ",\n" + retired + "\n]\n"),
                                  directory.write("f.jsonl", entry + "\n" + retired + "\n"), directory.write("f.csv", csv)}) {
    CAPTURE(file);
    Collection out;
    REQUIRE(collect_faq(file, out));
    const auto found = addresses_of(out);
    CHECK(std::set<std::string>(found.begin(), found.end()) == expected);
    for (const Link& link : out.links())
      if (link.address == "https://a.tw/en") CHECK(link.found_in.at(0) == Origin{"faq", "A1", "answer:en"});
  }
  Collection out;
  CHECK(collect_faq(directory.write("f.txt", ""), out).error().code() == Errc::not_supported);
  CHECK(collect_faq(directory.write("g.csv", "a,b\r\n1,2\r\n"), out).error().code() == Errc::missing_column);
  CHECK(collect_faq(directory.write("g.jsonl", "{}\n{\n"), out).error().where().row == 2);
}

TEST_CASE("Addresses of a catalogue are its landing pages, licences and downloads", "[links]") {
  const test::TemporaryDirectory directory;
  const Release release = test::publish_pushable(directory);
  Collection out;
  REQUIRE(collect_catalog(directory.path() / "catalog", out));
  std::set<std::string> fields;
  for (const Link& link : out.links())
    for (const Origin& origin : link.found_in) {
      CHECK(origin.id == release.metadata.id);
      fields.insert(origin.field);
    }
  CHECK(fields == std::set<std::string>{"landing_page", "license", "download"});
}

TEST_CASE("One address at several places is one link", "[links]") {
  const test::TemporaryDirectory directory;
  Collection out;
  REQUIRE(collect_list(directory.write("l", "# list\nhttps://a.tw/\n\n https://a.tw/ \nhttps://b.tw/\n"), out));
  out.add("https://b.tw/", {"faq", "1", "url"});
  CHECK(addresses_of(out) == std::vector<std::string>{"https://a.tw/", "https://b.tw/"});
  CHECK(out.links()[1].found_in.size() == 2);
}

TEST_CASE("A memory is read back as it was written", "[links]") {
  Memory memory{{{Finding::not_found, Finding::certificate_ends}, 404, "https://a.tw/b", "https://a.tw/c", -3}, 5, 6, 7, 8};
  const auto again = parse_memory(format_memory(memory)).value();
  CHECK(format_memory(again) == format_memory(memory));
  CHECK(again.last.certificate_days == -3);
  for (const char* bad : {"", "{}", R"({"findings":[]})", R"({"findings":["unknown"]})", "[1]"}) CHECK_FALSE(parse_memory(bad));
}

TEST_CASE("A run that ended is not taken up, one that did not is, for a day", "[links]") {
  const test::TemporaryDirectory state;
  const Memory memory{{{Finding::ok}, 200, {}, {}, {}}, 1000, 0, 1000, 0};
  {
    auto history = History::open(state.path(), 1000).value();
    CHECK_FALSE(history.resumed());
    REQUIRE(history.note("https://a.tw/?token=secret", memory));
  }
  {
    auto history = History::open(state.path(), 2000).value();
    CHECK(history.resumed());
    CHECK(history.is_done(history.of("https://a.tw/?token=secret")));
    CHECK_FALSE(history.is_done(history.of("https://b.tw/")));
    REQUIRE(history.finish(2000));
  }
  CHECK_FALSE(History::open(state.path(), 3000).value().resumed());  // and did not finish
  CHECK(History::open(state.path(), 3000 + 86'399).value().resumed());
  auto later = History::open(state.path(), 3000 + 86'400).value();
  CHECK_FALSE(later.resumed());
  CHECK(later.of("https://a.tw/?token=secret").last_good == 1000);
  REQUIRE(later.finish(1000 + History::kept));
  CHECK(later.of("https://a.tw/?token=secret").last.findings.empty());
  const std::string kept = test::read_text(state.path() / "links" / "links.log");
  CHECK(kept.find("secret") == std::string::npos);
}

TEST_CASE("The state does not grow with the number of runs", "[links]") {
  const test::TemporaryDirectory state;
  std::uintmax_t size = 0;
  for (std::int64_t run = 1; run <= 20; ++run) {
    auto history = History::open(state.path(), run * 100'000).value();
    const Memory memory{{{Finding::ok}, 200, {}, {}, {}}, run * 100'000, 0, run * 100'000, 0};
    for (int i = 0; i < 5; ++i) REQUIRE(history.note(std::to_string(i), memory));
    REQUIRE(history.finish(run * 100'000));
    size = std::filesystem::file_size(state.path() / "links" / "links.log");
  }
  CHECK(size < 1500);
}

namespace {

Report sample_report() {
  Report report{{}, 1'800'000'000};
  report.links.push_back({{"https://a.tw/<b>?token=xyz", {{"faq", "A1", "answer"}}}, {{{Finding::not_found}, 404, {}, {}, {}}, 9, 8, 7, 2}, Standing::dead});
  report.links.push_back({{"=https://a.tw", {{"list", "l.txt", {}}}}, {{{Finding::bad_address}, 0, {}, {}, {}}, 9, 0, 0, 0}, Standing::wrong});
  report.links.push_back({{"http://a.tw/", {{"dataset", "d", "license"}}}, {{{Finding::moved, Finding::certificate_ends}, 200, "https://a.tw/", "https://a.tw/", 5}, 9, 0, 9, 0}, Standing::notice});
  report.links.push_back({{"https://good.tw/", {{"list", "l.txt", {}}}}, {{{Finding::ok}, 200, {}, {}, {}}, 9, 0, 9, 0}, Standing::good});
  return report;
}

}  // namespace

TEST_CASE("A report is written as JSON, CSV, ODS and a page of its own", "[links]") {
  const test::TemporaryDirectory directory;
  const Report report = sample_report();
  CHECK(needs_work(report));
  for (const char* ending : {"json", "csv", "ods", "html"})
    REQUIRE(write_report(directory.path() / ("r." + std::string(ending)), report, Language::zh_tw));
  CHECK(write_report(directory.path() / "r.txt", report, Language::en).error().code() == Errc::not_supported);
  const auto read = [&](const char* name) { return test::read_text(directory.path() / name); };
  for (const char* name : {"r.json", "r.csv", "r.html"}) {
    CAPTURE(name);
    CHECK(read(name).find("xyz") == std::string::npos);
  }
  const auto json = json::parse(read("r.json"), json::Dialect::strict).value();
  REQUIRE(json.find("links")->items().size() == 4);
  const json::Value& first = json.find("links")->items()[0];
  CHECK(first.text_of("standing") == "dead");
  CHECK(first.find("found_in")->items()[0].text_of("id") == "A1");
  CHECK(json.find("counts")->find("dead")->integer() == 1);
  const std::string page = read("r.html");
  CHECK(page.find("<b>") == std::string::npos);
  CHECK(page.find("https://good.tw/") == std::string::npos);
  CHECK(page.find("src=") == std::string::npos);
  CHECK(page.find("<html lang=\"zh-Hant-TW\">") != std::string::npos);
  CHECK(format_report_html(report, Language::en).find("Dead") != std::string::npos);
  std::size_t rows = 0;
  REQUIRE(for_each_plain_row(directory.path() / "r.csv", [&](const PlainRow& row) -> Result<void> {
    CHECK(row.size() == 11);
    if (rows == 2) CHECK(row[2] == "'=https://a.tw");
    ++rows;
    return {};
  }));
  CHECK(rows == 5);
  CHECK(read("r.ods").starts_with("PK"));
}

TEST_CASE("A cell that a spreadsheet would run is guarded, and comes back without the guard", "[links]") {
  auto [text, cell] = GENERATE(table<std::string, std::string>({{"", "\"\""},
                                                                {"a\"b", "\"a\"\"b\""},
                                                                {"=1", "\"'=1\""},
                                                                {"\t=1", "\"'\t=1\""},
                                                                {"'a", "\"''a\""},
                                                                {"a=1", "\"a=1\""}}));
  CAPTURE(text);
  CHECK(guarded_csv_cell(text) == cell);
  CHECK(without_guard((needs_guard(text) ? "'" : "") + text) == text);
  CHECK(without_guard("'a") == "'a");
}

TEST_CASE("Plain tables are written whole or not at all, and read back", "[links]") {
  const test::TemporaryDirectory directory;
  Schema schema;
  schema.fields = {{"a", {"甲", {}}, {}, FieldType::string}, {"n", {"數", {}}, {}, FieldType::integer}};
  const std::vector<PlainRow> rows{{"x,\"y\"\n", "1"}, {"", ""}};
  for (const char* name : {"t.csv", "t.ods"}) {
    REQUIRE(write_plain_table(directory.path() / name, schema, "t", rows));
    REQUIRE(write_plain_table(directory.path() / name, schema, "t", rows));  // over the old one
  }
  CHECK(std::distance(std::filesystem::directory_iterator(directory.path()), {}) == 2);
  std::vector<PlainRow> read;
  REQUIRE(for_each_plain_row(directory.path() / "t.csv", [&](const PlainRow& row) -> Result<void> {
    read.push_back(row);
    return {};
  }));
  CHECK(read == std::vector<PlainRow>{{"甲", "數"}, rows[0], rows[1]});
  CHECK_FALSE(write_plain_table(directory.path() / "t.txt", schema, "t", rows));
  CHECK_FALSE(write_plain_table("/nowhere/t.csv", schema, "t", rows));
  CHECK(for_each_plain_row(directory.write("bad.csv", "a\r\n\"b"), [](const PlainRow&) -> Result<void> { return {}; }).error().where().row == 2);
}
