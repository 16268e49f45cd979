#pragma once
#include <opendata/search/law_register.hpp>
#include <string>
#include <vector>

#include "support/catch.hpp"

/// Two invented laws that entries cite.
namespace test {

inline opendata::search::Document article(const std::string& law, const std::string& number, std::uint32_t order) {
  opendata::search::Document out;
  out.id = law + "/" + number;
  out.kind = "article";
  out.title = law + " " + number;
  out.body = "條文";
  out.law_id = law;
  out.law_name = law;
  out.article_number = number;
  out.article_order = order;
  return out;
}

inline void fill(opendata::search::DocumentSink& laws) {
  REQUIRE(laws.add_law("M1", "動物保護法", {"動保法"}, true));
  REQUIRE(laws.add_law("M2", "動物保護法施行細則", {}, true));
  REQUIRE(laws.add(article("M1", "12", 12'000)));
  REQUIRE(laws.add(article("M1", "12-1", 12'001)));
  REQUIRE(laws.add(article("M1", "13", 13'000)));
  REQUIRE(laws.add(article("M2", "3", 3'000)));
}

inline std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : " ") + item;
  return out;
}

}  // namespace test
