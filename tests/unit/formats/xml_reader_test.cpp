#include "formats/xml.hpp"

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

namespace {

const std::string good =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<dataset id=\"test\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
    " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n"
    "<row><code>a&amp;b</code><n xsi:nil=\"true\"/></row>\n"
    "<row><code xsi:type=\"xs:base64Binary\">AQ==</code><n>1</n></row>\n"
    "</dataset>\n";

/// Reads to the end; the number of rows, or the error.
Result<std::size_t> read_through(const test::TemporaryDirectory& directory, const std::string& document) {
  const Schema schema{{{"code", {"代碼", ""}, {}, FieldType::string}, {"n", {"數", ""}, {}, FieldType::integer}}};
  auto reader = format::open_xml(directory.write("a.xml", document), schema, "test");
  if (!reader) return failure(std::move(reader.error()));
  RawRecord record;
  for (std::size_t rows = 0;; ++rows) {
    auto more = (*reader)->read(record);
    if (!more) return failure(std::move(more.error()));
    if (!*more) return rows;
  }
}

}  // namespace

TEST_CASE("The XML of a release is read to its end", "[formats][xml]") {
  const test::TemporaryDirectory directory;
  CHECK(read_through(directory, good).value() == 2);
}

TEST_CASE("XML that departs from the layout anywhere is corrupt", "[formats][xml]") {
  const auto [from, to] = GENERATE(table<std::string, std::string>({{"<?xml", "<?XML"},
                                                                    {"id=\"test\"", "id=\"other\""},
                                                                    {"<row>", "<row >"},
                                                                    {"<code>", "<kode>"},
                                                                    {"</code>", "</cod>"},
                                                                    {"&amp;", "&apos;"},
                                                                    {"&amp;", "&"},
                                                                    {"xsi:nil", "xsi:nul"},
                                                                    {"AQ==", "AQ="},
                                                                    {"AQ==", "A*=="},
                                                                    {"AQ==", ""},
                                                                    {"</row>\n", "</row>"},
                                                                    {"</dataset>\n", "</dataset>\n\n"},
                                                                    {"</dataset>\n", ""}}));
  CAPTURE(from, to);
  std::string bad = good;
  bad.replace(bad.find(from), from.size(), to);
  const test::TemporaryDirectory directory;
  const auto outcome = read_through(directory, bad);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code() == (from == "<code>" ? Errc::unknown_key : Errc::corrupt));
}

TEST_CASE("XML that is cut anywhere is corrupt", "[formats][xml]") {
  const test::TemporaryDirectory directory;
  for (std::size_t size = 0; size < good.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(read_through(directory, good.substr(0, size)));
  }
}
