#include <algorithm>
#include <opendata/quality.hpp>

namespace opendata::quality {

const std::array<CheckInfo, check_count>& checks() {
  // One line a check.
  static constexpr std::array<CheckInfo, check_count> all{{
      {Check::linkable, "linkable", Weight::fault, {"links work", "連結有效"}},
      {Check::downloadable, "downloadable", Weight::fault, {"can be downloaded", "可直接下載"}},
      {Check::structure, "structure", Weight::fault, {"structured format, as declared", "結構化格式，與宣告相符"}},
      {Check::encoding_match, "encoding_match", Weight::fault, {"encoding as declared", "編碼相符"}},
      {Check::desc_match, "desc_match", Weight::fault, {"fields as described", "欄位說明與檔案欄位相符"}},
      {Check::csv, "csv", Weight::fault, {"a table of equal rows", "可轉為整齊的 CSV 表格"}},
      {Check::duplicates, "duplicates", Weight::warning, {"no row twice", "無重複資料列"}},
      {Check::empty_columns, "empty_columns", Weight::warning, {"no empty column", "無空白欄位"}},
      {Check::mixed_types, "mixed_types", Weight::warning, {"one kind of value a column", "同欄資料型別一致"}},
      {Check::calendars, "calendars", Weight::warning, {"one calendar a column", "民國與西元不混用"}},
      {Check::dates, "dates", Weight::warning, {"dates that exist", "日期合理"}},
      {Check::coordinates, "coordinates", Weight::warning, {"coordinates in place", "坐標合理"}},
      {Check::cell_form, "cell_form", Weight::warning, {"cells hold the value only", "儲存格只含值本身"}},
      {Check::stale, "stale", Weight::warning, {"updated as promised", "依宣告頻率更新"}},
      {Check::odf, "odf", Weight::warning, {"tables also as ODS", "表格另提供 ODS"}},
      {Check::record, "record", Weight::warning, {"description without placeholders", "詮釋資料無佔位文字"}},
  }};
  return all;
}

const CheckInfo& info(Check check) { return checks()[static_cast<std::size_t>(check)]; }

std::string_view name(State state) {
  static constexpr std::array names{"not-applicable", "not-checked", "passed", "failed"};
  return names[static_cast<std::size_t>(state)];
}

std::string sentence(const Finding& finding, Language language) {
  std::string out;
  std::string_view rest = finding.what.in(language);
  for (const std::string& value : finding.values) {
    const auto gap = rest.find("{}");
    if (gap == std::string_view::npos) break;
    out.append(rest.substr(0, gap)).append(value);
    rest.remove_prefix(gap + 2);
  }
  return out.append(rest);
}

void DatasetReport::made(Check check) {
  State& state = states[static_cast<std::size_t>(check)];
  if (state == State::not_applicable) state = State::passed;
}

void DatasetReport::not_checked(Check check) {
  State& state = states[static_cast<std::size_t>(check)];
  if (state != State::failed) state = State::not_checked;
}

void DatasetReport::add(Finding finding) {
  states[static_cast<std::size_t>(finding.check)] = State::failed;
  findings.push_back(std::move(finding));
}

bool DatasetReport::has(Weight weight) const {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return info(finding.check).weight == weight; });
}

}  // namespace opendata::quality
