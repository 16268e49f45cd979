#pragma once
#include <cstdint>
#include <map>
#include <opendata/code_lists.hpp>
#include <opendata/pipeline.hpp>
#include <opendata/policy.hpp>
#include <string>
#include <vector>

namespace opendata::release {

/// Something that a release does not tell, or tells in less detail. Names and counts only.
struct Withheld {
  std::string name;         ///< of the policy's field
  std::string transform;
  std::uint64_t count = 0;  ///< rows of a column, cells, pieces of text
  unsigned ground = 0;      ///< 政府資訊公開法 §18 I; 0 = the policy does not say
};

/// What was kept back so that the rest could be disclosed.
/// Source: 政府資訊公開法 §18 II (separation: 應僅就其他部分公開或提供之).
struct Separation {
  std::string dataset_id;
  LocalizedText title;
  std::uint64_t records_in = 0, records_out = 0, records_withheld = 0;
  std::vector<Withheld> columns;  ///< no cell of them is published
  std::vector<Withheld> cells;    ///< single cells of published columns
  std::vector<Withheld> texts;    ///< passages removed from free text
  std::vector<Withheld> reduced;  ///< published as a class, a token or a part
  std::uint64_t unlisted_columns = 0;
  unsigned unlisted_ground = 0;
};
/// Personal privacy (no. 6) is the ground of what a policy calls identifying, sensitive or free text, unless the field
/// states another; an insensitive field has the ground that it states.
[[nodiscard]] Separation separation_of(const Policy& policy, const deid::PipelineReport& report);

[[nodiscard]] std::string format_separation_json(const Separation& separation, const catalog::CodeLists& codes);
[[nodiscard]] std::string format_separation_page(const Separation& separation, const catalog::CodeLists& codes);

}  // namespace opendata::release
