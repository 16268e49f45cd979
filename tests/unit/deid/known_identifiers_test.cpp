#include "deid/known_identifiers.hpp"

#include "support/catch.hpp"

using namespace opendata;

TEST_CASE("A record's own identifier is found as it is written or, when it is a number, with other separators", "[deid]") {
  struct Row {
    const char* known;
    const char* text;
    std::string found;  // every place, in brackets; empty = none
  };
  const auto row = GENERATE(values<Row>({{"王大明", "申請人王大明到場", "[王大明]"},
                                         {"王大明", "申請人王 大明到場", ""},  // a name has no separators
                                         {"UN201607020057", "案號UN201607020057", "[UN201607020057]"},
                                         {"UN201607020057", "案號 un 2016-0702-0057 號", "[un 2016-0702-0057]"},
                                         {"UN201607020057", "ＵＮ２０１６－０７０２－００５７", "[ＵＮ２０１６－０７０２－００５７]"},
                                         {"0912-345-678", "電0912345678話", "[0912345678]"},
                                         {"UN201607020057", "UN201607020058", ""},
                                         {"12-34", "1234", ""},  // too short to mean one person
                                         {"abcdefgh", "abcd-efgh", ""},
                                         {"", "王大明", ""}}));
  CAPTURE(row.known, row.text);
  deid::KnownIdentifiers known;
  known.add(row.known);
  const auto points = text::to_utf32(row.text);
  std::string found;
  for (const auto& finding : deid::merge_findings({}, known.find(row.text)))
    found += "[" + text::to_utf8(points.substr(finding.start, finding.end - finding.start)) + "]";
  CHECK(found == row.found);
}
