#pragma once
#include <opendata/schema.hpp>
#include <string>
#include <vector>

namespace opendata {

/// What the catalogue says about a dataset, besides its fields: the union of data.gov.tw v2, DCAT-AP and what our own
/// pages need. Everything is text as published; dates are ISO 8601.
struct DatasetMetadata {
  std::string id;          ///< ours, in paths and URLs: [a-z0-9][a-z0-9-]{0,62}
  std::string type;        ///< a dataset type of data/dataset-types, such as "service-items"; may be empty
  std::string identifier;  ///< data.gov.tw: organisation code (10) "-" 6 digits; may be empty
  LocalizedText title;
  LocalizedText description;
  std::string publisher_name;      ///< 提供機關
  std::string publisher_name_en;   ///< may be empty
  std::string publisher_oid;       ///< "2.16.886.101.…"
  std::string publisher_org_code;  ///< 10 characters
  std::string contact_name;        ///< the office's window, not a private person
  std::string contact_phone;
  std::string contact_email;
  std::string license = "OGDL-Taiwan-1.0";  ///< SPDX identifier
  std::string update_unit;                  ///< 日 週 月 季 年 不定期; empty = not stated
  unsigned update_every = 1;                ///< "every 3 月"
  std::string category_service;             ///< 服務分類 "I00"
  std::string category_dataset;             ///< "A"
  std::vector<std::string> keywords;
  std::vector<std::string> keywords_en;
  std::vector<std::string> disclosure;  ///< 政府資訊公開法 §7 I: which of its ten kinds this is, "1" to "10"
  std::string issued;                   ///< when the dataset was first published, "2024-01-01"; may be empty
  std::string spatial;
  std::string language = "zh";
  std::string temporal_from;  ///< "2024-01-01"; may be empty
  std::string temporal_to;
  std::string landing_page;
  std::string notes;
  std::string base_url;  ///< where the release will be served, "https://data.example.gov.tw"; no trailing slash
};

}  // namespace opendata
