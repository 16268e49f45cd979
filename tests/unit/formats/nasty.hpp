#pragma once
#include <opendata/formats.hpp>
#include <opendata/table.hpp>

#include "support/safe_records.hpp"

namespace test {

/// One field of every type, and two coordinates.
inline opendata::Schema nasty_schema() {
  using opendata::FieldType;
  return {{{"code", {"代碼", "Code"}, {}, FieldType::string},
           {"count", {"數量", ""}, {}, FieldType::integer},
           {"share", {"比率", ""}, {}, FieldType::decimal},
           {"open", {"開放", ""}, {}, FieldType::boolean},
           {"day", {"日期", ""}, {}, FieldType::date},
           {"seen", {"時間", ""}, {}, FieldType::datetime},
           {"note", {"備註,\"說明\"", ""}, {}, FieldType::string},
           {"x", {"經度", ""}, {}, FieldType::decimal},
           {"y", {"緯度", ""}, {}, FieldType::decimal}},
          opendata::Geometry{"x", "y", opendata::Crs::wgs84, ""}};
}

/// Cells that formats are known to lose.
inline Rows nasty_rows() {
  const opendata::Cell missing;
  Rows rows{{"007", "9007199254740991", "120.4460", "true", "2024-02-29", "2024-05-06T07:08:09", "=1+1"},
            {"", "9007199254740992", "0.1234567890123456", "false", missing, missing, "a \"b\", c\r\nd\re\nf"},
            {missing, "-9223372036854775808", "-0.50", missing, "1912-01-01", missing, " \t padded \t "},
            {"0912345", missing, missing, missing, missing, missing, "😀𠮷\xEE\x80\x80 <&amp;> ]]> '"},
            {"\xEF\xBB\xBF", "0", "0.0", "true", "2999-12-31", "2001-01-01T00:00:00", std::string("a\0b\x01\x1F", 5)},
            {"NULL", "1", "1", "false", missing, missing, "\xEF\xBF\xBE"},
            {"\\u0041", "1", "1", "false", "1000-01-01", "9999-12-31T23:59:59", ""},
            {"x\r\ny\r\n\r\n", "-1", "-0.0", "true", missing, "1000-01-01T00:00:00", "\n\n \n"},
            {"  a  b c  ", "10", "100000000000000000000.10", missing, missing, missing, "</text:p><row>&#13;"}};
  const std::vector<std::pair<opendata::Cell, opendata::Cell>> places{
      {"120.446930", "22.6256"}, {"121", "25.0"}, {missing, "23.5"}, {"120.2995742", missing}, {missing, missing}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].push_back(places[i % places.size()].first);
    rows[i].push_back(places[i % places.size()].second);
  }
  return rows;
}

}  // namespace test
