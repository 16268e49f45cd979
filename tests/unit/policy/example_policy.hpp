#pragma once
#include <string>

namespace test {

/// A policy that is right in every respect, one key or field a line, so that a test can break exactly one of them.
inline const std::string example_policy = R"({
  "policy_version": 1,
  "dataset": {
    "id": "adoptions",
    "identifier": "397000000A-000002",
    "title": {"zh-TW": "認養明細", "en": "Adoptions"},
    "description": "去識別化",
    "publisher": {"name": "動物保護處", "oid": "2.16.886.101", "org_code": "397000000A"},
    "contact": {"name": "窗口", "phone": "07-0000000", "email": "opendata@example.gov.tw"},
    "license": "OGDL-Taiwan-1.0",
    "update_frequency": {"every": 3, "unit": "月"},
    "category_service": "I00",
    "category_dataset": "A",
    "keywords": ["認養", "收容"],
    "spatial": "高雄市",
    "language": "zh",
    "temporal": {"from": "2024-01-01", "to": "2024-12-31"},
    "landing_page": "https://example.gov.tw/adoptions",
    "notes": "虛構",
    "base_url": "https://data.example.gov.tw"
  },
  "input": {
    "format": "csv",
    "encoding": "utf-8",
    "delimiter": ";",
    "title_rows": 1,
    "header_rows": 2,
    "missing_values": ["-", "NULL"],
    "trim": true
  },
  "fields": [
    {"source": "姓名", "name": "adopter", "role": "direct_identifier", "transform": "suppress"},
    {"source": "日期", "name": "adopted", "title": {"zh-TW": "認養月份", "en": "Month"}, "role": "quasi_identifier", "transform": {"name": "generalize_date", "to": "month"}},
    {"source": "費用", "name": "fee", "type": "integer", "role": "insensitive", "transform": "keep"},
    {"source": "備註", "name": "remarks", "role": "free_text", "transform": "scrub_text", "allow": ["PHONE"]}
  ],
  "privacy": {"k": 5, "suppression_limit": 0.1, "person": "姓名"},
  "release": {"domain": "2024"},
  "modified": "2024-05-06T07:08:09Z",
  "outputs": ["csv", "json"]
})";

/// `text` with its first `from` replaced by `to`; an empty text when `from` is not there, so that no case tests nothing.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
}

}  // namespace test
