#include "inspect/kinds.hpp"

#include <array>

namespace opendata {
namespace {

struct Kind {
  std::string_view name;
  Message label;
};
/// In the order of ColumnKind.
constexpr std::array<Kind, 19> kinds{{{"person_name", {"person's name", "姓名"}},
                                      {"national_id", {"identity number", "身分證件號碼"}},
                                      {"phone", {"telephone number", "電話號碼"}},
                                      {"email", {"e-mail address", "電子郵件"}},
                                      {"address", {"address", "地址"}},
                                      {"birth_date", {"date of birth", "出生日期"}},
                                      {"age", {"age", "年齡"}},
                                      {"account", {"account or card", "帳號或卡號"}},
                                      {"plate", {"licence plate", "車牌"}},
                                      {"record_number", {"number of a case or thing", "編號"}},
                                      {"location", {"coordinates", "座標"}},
                                      {"health", {"health data", "健康資料"}},
                                      {"special", {"special category of data", "特種資料"}},
                                      {"date", {"date", "日期"}},
                                      {"district", {"district", "行政區"}},
                                      {"attribute", {"attribute of a person", "個人屬性"}},
                                      {"free_text", {"free text", "自由文字"}},
                                      {"category", {"category", "類別"}},
                                      {"measure", {"figure", "數值"}}}};
constexpr Kind unknown{"unknown", {"unknown", "未知"}};

const Kind& kind_of(ColumnKind kind) {
  return kind == ColumnKind::unknown ? unknown : kinds.at(static_cast<std::size_t>(kind));
}

}  // namespace

std::string_view name(ColumnKind kind) { return kind_of(kind).name; }
Message inspect::label(ColumnKind kind) { return kind_of(kind).label; }

std::string_view inspect::name(Subject subject) {
  return subject == Subject::persons ? "persons" : subject == Subject::events ? "events" : "figures";
}

}  // namespace opendata
