#pragma once
#include <opendata/publish.hpp>
#include <string>

#include "support/temporary_directory.hpp"

namespace test {

/// A source of a few service cases with every type of field, and a policy for it. No personal data.
inline const std::string small_source =
    "case,area,day,hours,score,urgent,note,secret\r\n"
    "007,東區,2024-05-06,12,120.4460,true,\"狗 \"\"小黑\"\"\",a\r\n"
    "008,東區,2024-05-07,,0.5,false,\"二行\n內容\",b\r\n"
    "009,西區,,-3,,,\"\",c\r\n"
    "010,西區,2024-05-09,9007199254740993,1,true,=1+1,d\r\n";

inline const std::string small_policy = R"({
  "policy_version": 1,
  "dataset": {
    "id": "small-cases", "identifier": "397000000A-000009",
    "title": { "zh-TW": "小型案件", "en": "Small cases" }, "description": { "zh-TW": "測試用案件", "en": "Cases for a test" },
    "publisher": { "name": "示範市政府", "oid": "2.16.886.101.90029.20002", "org_code": "397000000A" },
    "contact": { "name": "資料開放窗口", "phone": "07-0000000", "email": "opendata@example.gov.tw" },
    "update_frequency": { "every": 1, "unit": "月" }, "category_service": "I00", "category_dataset": "A",
    "keywords": ["案件", "測試"], "spatial": "高雄市", "language": "zh", "temporal": { "from": "2024-05-01", "to": "2024-05-31" },
    "base_url": "https://data.example.gov.tw"
  },
  "input": { "format": "csv", "encoding": "utf-8" },
  "fields": [
    { "source": "case", "name": "case_id", "title": { "zh-TW": "案件編號", "en": "Case" }, "type": "string", "role": "insensitive", "transform": "keep" },
    { "source": "area", "name": "area", "title": { "zh-TW": "行政區", "en": "District" }, "description": { "zh-TW": "受理地點" },
      "type": "string", "role": "quasi_identifier", "transform": "keep" },
    { "source": "day", "name": "day", "title": { "zh-TW": "日期" }, "type": "date", "role": "insensitive", "transform": "keep" },
    { "source": "hours", "name": "hours", "title": { "zh-TW": "時數" }, "type": "integer", "role": "insensitive", "transform": "keep" },
    { "source": "score", "name": "score", "title": { "zh-TW": "分數" }, "type": "decimal", "role": "insensitive", "transform": "keep" },
    { "source": "urgent", "name": "urgent", "title": { "zh-TW": "急件" }, "type": "boolean", "role": "insensitive", "transform": "keep" },
    { "source": "note", "name": "note", "title": { "zh-TW": "備註" }, "type": "string", "role": "insensitive", "transform": "keep" }
  ],
  "privacy": { "k": 2, "suppression_limit": 0.5 },
  "release": { "domain": "2024" },
  "modified": "2024-06-01T00:00:00Z",
  "outputs": ["csv", "json", "jsonl", "xml"]
})";

/// Publishes a source text by a policy text into CATALOG = directory/catalog.
inline opendata::Result<opendata::Publication> publish_small(const TemporaryDirectory& directory,
                                                             const std::string& source = small_source,
                                                             const std::string& policy_text = small_policy) {
  const auto policy = opendata::parse_policy(policy_text, "policy.json");
  if (!policy) return opendata::failure(policy.error());
  return opendata::publish(*policy, directory.write("source.csv", source), directory.path() / "catalog", std::nullopt);
}

/// The text with `from` replaced by `to` once; `from` must be there.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("the text to replace is not there: " + from);
  return text.replace(at, from.size(), to);
}

}  // namespace test
