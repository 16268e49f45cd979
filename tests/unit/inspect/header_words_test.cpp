#include "inspect/header_words.hpp"

#include "support/catch.hpp"

using namespace opendata;
using namespace opendata::inspect;

TEST_CASE("a number below a word of illness is a person's", "[inspect]") {
  const auto* header = GENERATE("病歷編號", "病歷流水號", "身心障礙證明編號", "就醫序號", "disability_no", "disease_id", "病歷號", "讀者編號");
  CAPTURE(header);
  CHECK(number_of(header) == NumberOf::person);
}

TEST_CASE("the name of an illness is nobody's, behind whatever word", "[inspect]") {
  for (const auto* header : {"diagnosis_short_name", "disease_english_name", "disease_name", "patient_diagnosis_full_name"}) {
    CAPTURE(header);
    CHECK(kind_by_header(header) == ColumnKind::health);
  }
  for (const auto* header : {"hiv_patient_name", "hiv_patient_full_name", "student_name"}) {
    CAPTURE(header);
    CHECK(kind_by_header(header) == ColumnKind::person_name);
  }
}

TEST_CASE("staff work on a record, and whom it is about is no staff whatever was done with it", "[inspect]") {
  for (const auto* header : {"承辦人", "個案承辦人", "受理人員", "審核", "里長姓名", "社工", "個案社工", "主責社工姓名", "值班人員", "case_officer"}) {
    CAPTURE(header);
    CHECK(is_of_staff(header));
  }
  for (const auto* header : {"受理民眾身分證字號", "審核通過者身分證字號", "里長者姓名", "社工服務對象姓名", "受訓人員姓名", "申請人"}) {
    CAPTURE(header);
    CHECK_FALSE(is_of_staff(header));
  }
}
