#pragma once
#include <opendata/schema.hpp>

namespace test {

/// One field of each kind that formats store in a way of its own, and a place. The kept corpus of fuzz_format_readers has it.
inline opendata::Schema every_type() {
  using opendata::FieldType;
  return {{{"code", {"代碼", ""}, {}, FieldType::string},
           {"n", {"數", ""}, {}, FieldType::integer},
           {"b", {"真", ""}, {}, FieldType::boolean},
           {"day", {"日", ""}, {}, FieldType::date},
           {"at", {"時", ""}, {}, FieldType::datetime},
           {"x", {"經度", ""}, {}, FieldType::decimal},
           {"y", {"緯度", ""}, {}, FieldType::decimal}},
          opendata::Geometry{"x", "y", opendata::Crs::wgs84, ""}};
}

}  // namespace test
