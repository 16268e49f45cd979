#include <algorithm>

#include "release/attacks.hpp"

namespace opendata::release {
namespace {

using privacy::RiskReport;

std::optional<Error> refuse_linkage(const RiskReport& report) {
  if (report.columns.empty() || report.attacks->smallest_candidates >= report.k) return std::nullopt;
  return Error(
      Errc::refused,
      {"who knows a record's quasi-identifiers finds fewer than k candidates in the written file; generalise more",
       "知道準識別欄位值的人，在輸出檔中找到的候選少於 k；請再概化"},
      {{}, 0, "privacy.k"});
}

std::optional<Error> refuse_repetition(const RiskReport& report, std::uint64_t first_leak) {
  if (report.attacks->repeated.empty()) return std::nullopt;
  return Error(
      Errc::refused,
      {"this field repeats a direct identifier of the same record, or a number from a column that is not published; "
       "name "
       "that column as direct_identifier so that texts lose it, suppress the field, or correct the source at this row",
       "此欄位重複了同一筆紀錄的直接識別資料，或不公開欄位中的編號；請將該來源欄位列為 direct_identifier "
       "以便自文字中移除，或不公開此欄位，或更正來源的此列"},
      {{}, first_leak, report.attacks->repeated.front().first});
}

std::optional<Error> refuse_sensitive(const RiskReport& report, const GateLimits& gate) {
  for (const privacy::SensitiveColumn& column : report.sensitive) {
    if (column.risk.distinct_l < gate.l) {
      return Error(Errc::refused,
                   {"a class has fewer different values of this sensitive attribute than gate.l asks; generalise the "
                    "quasi-identifiers or the attribute further, or suppress it",
                    "某等價類中此敏感屬性的不同值少於 gate.l；請再概化準識別欄位或此屬性，或不公開此屬性"},
                   {{}, 0, column.name});
    }
    if (column.risk.t > gate.t) {
      return Error(
          Errc::refused,
          {"in a class this sensitive attribute is distributed otherwise than in the whole by more than gate.t; "
           "generalise the quasi-identifiers or the attribute further, or suppress it",
           "某等價類中此敏感屬性的分布與全表差距超過 gate.t；請再概化準識別欄位或此屬性，或不公開此屬性"},
          {{}, 0, column.name});
    }
  }
  return std::nullopt;
}

std::optional<Error> refuse_forgotten(const RiskReport& report, const GateLimits& gate) {
  if (distinction(report.attacks->insensitive_classes) <= gate.insensitive_distinction) return std::nullopt;
  return Error(Errc::refused,
               {"the fields that are called insensitive single records out together; state the role of the most "
                "detailed ones again, generalise or suppress them",
                "列為不敏感的欄位合併後可認出個別紀錄；請重新檢視其中最細欄位的角色，或加以概化、不公開"},
               {{}, 0, "gate.insensitive_distinction"});
}

}  // namespace

std::optional<Error> refusal(const RiskReport& report, std::uint64_t first_leak, const Policy& policy) {
  if (auto error = refuse_linkage(report)) return error;
  if (auto error = refuse_repetition(report, first_leak)) return error;
  if (auto error = refuse_sensitive(report, policy.gate)) return error;
  return refuse_forgotten(report, policy.gate);
}

}  // namespace opendata::release
