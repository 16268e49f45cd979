#include "quality/date_cell.hpp"

#include "support/catch.hpp"

using namespace opendata;
using quality::read_date_cell;

TEST_CASE("A cell with the form of a date says its calendar and whether the day exists", "[quality][date]") {
  struct Row {
    const char* cell;
    bool roc;
    const char* day;  // "" = no such day
  };
  for (const Row& row :
       {Row{"113/05/06", true, "2024-05-06"}, Row{"113.5.6", true, "2024-05-06"}, Row{"2024-05-06", false, "2024-05-06"},
        Row{"2024/5/6 07:08", false, "2024-05-06"}, Row{"2024-05-06T07:08:09", false, "2024-05-06"},
        Row{"民國113年5月6日", true, "2024-05-06"}, Row{"西元2024年5月6日", false, "2024-05-06"},
        Row{"113年5月6日", true, "2024-05-06"}, Row{" 113/05/06 ", true, "2024-05-06"}, Row{"1130506", true, "2024-05-06"},
        Row{"20240506", false, "2024-05-06"}, Row{"88/02/29", true, ""}, Row{"2026-02-30", false, ""},
        Row{"112/13/01", true, ""}, Row{"113/02/29", true, "2024-02-29"}}) {
    CAPTURE(row.cell);
    const auto date = read_date_cell(row.cell);
    REQUIRE(date);
    CHECK(date->roc == row.roc);
    CHECK((date->day ? text::format_date(*date->day) : "") == row.day);
  }
}

TEST_CASE("What has another form is no date", "[quality][date]") {
  for (const char* cell : {"", "//", "2024", "113/05", "1.2.3", "2024-05-06-07", "02-2331-1111", "192.168.0.1", "12:30",
                           "2024/05-06", "2024年5/6", "113月5年6日", "abc", "2024-05-06x", "123456", "123456789"}) {
    CAPTURE(cell);
    CHECK_FALSE(read_date_cell(cell));
  }
}
