#include <deid/recognizers/numbers/check_digits.hpp>
#include <deid/recognizers/numbers/numbering_plan.hpp>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata::deid;

TEST_CASE("A national ID holds its check digit, shape and second digit", "[deid][check_digits]") {
  for (const char* id : {"A123456789", "A100000001", "F131104093", "B123456780", "I123456781", "O234567896", "W987654329", "Z299999992"}) {
    CAPTURE(id);
    const bool second_digit_fits = id[1] == '1' || id[1] == '2';
    CHECK(is_valid_national_id(id) == second_digit_fits);
  }
  for (const char* id : {"A123456788", "A287654321", "O100000008", "I100000001", "A323456789", "A12345678", "A1234567890", "a123456789", "", "１"}) {
    CAPTURE(id);
    CHECK_FALSE(is_valid_national_id(id));
  }
}

TEST_CASE("A resident ID is valid in its old and its new form", "[deid][check_digits]") {
  for (const char* id : {"A800000014", "A870000015", "F800123455", "A880123454", "E990123453", "AB23456789", "AA00000009", "CC00151114", "FA12345670", "BD98765430"}) {
    CAPTURE(id);
    CHECK(is_valid_resident_id(id));
  }
  for (const char* id : {"AE23456789", "AB23456788", "A700000001", "A123456789", "AB2345678"}) {
    CAPTURE(id);
    CHECK_FALSE(is_valid_resident_id(id));
  }
}

TEST_CASE("Every change of one digit of a national ID is noticed or changes weight ten", "[deid][check_digits]") {
  const std::string id = "A123456789";
  for (std::size_t i = 2; i < id.size(); ++i) {
    std::string wrong = id;
    wrong[i] = wrong[i] == '9' ? '8' : static_cast<char>(wrong[i] + 1);
    CAPTURE(wrong);
    CHECK_FALSE(is_valid_national_id(wrong));
  }
}

TEST_CASE("A business number follows the rule of 2023 and, asked so, the one before", "[deid][check_digits]") {
  auto [number, now, before] = GENERATE(table<const char*, bool, bool>({{"04595252", true, false}, {"04595257", true, true}, {"10458570", true, false},
                                                                        {"10458575", true, true}, {"10458574", true, true}, {"12345675", true, true},
                                                                        {"04541302", true, true}, {"12345678", false, false}, {"04595253", false, false},
                                                                        {"10458571", false, false}, {"1234567", false, false}, {"1234567x", false, false}}));
  CAPTURE(number);
  CHECK(is_valid_business_number(number) == now);
  CHECK(is_valid_business_number_before_2023(number) == before);
}

TEST_CASE("A card number needs an issuer, a length and a Luhn sum", "[deid][check_digits]") {
  for (const char* card : {"4111111111111111", "5555555555554444", "378282246310005", "3530111333300000", "6011111111111117"}) CHECK(is_valid_credit_card(card));
  for (const char* card : {"4111111111111112", "0000000000000000", "9111111111111111", "41111111", "411111111111111111111"}) CHECK_FALSE(is_valid_credit_card(card));
}

TEST_CASE("A chip number has an issuer and at most 38 bits", "[deid][check_digits]") {
  CHECK(is_valid_microchip("900138000123456"));
  CHECK(is_valid_microchip("158000000000001"));
  for (const char* chip : {"000123456789012", "900999999999999", "999000000000001", "90013800012345"}) CHECK_FALSE(is_valid_microchip(chip));
}

TEST_CASE("A telephone number has a kind by the numbering plan", "[deid][check_digits]") {
  auto [digits, kind] = GENERATE(table<const char*, PhoneKind>({{"912345678", PhoneKind::mobile}, {"227208889", PhoneKind::fixed_line},
                                                                {"73368333", PhoneKind::fixed_line}, {"37321456", PhoneKind::fixed_line},
                                                                {"370321456", PhoneKind::fixed_line}, {"492222106", PhoneKind::fixed_line},
                                                                {"7010123456", PhoneKind::voip}, {"800024111", PhoneKind::toll_free},
                                                                {"990123456", PhoneKind::personal_number}, {"22720888", PhoneKind::none},
                                                                {"29790267", PhoneKind::none}, {"", PhoneKind::none}, {"9123456789", PhoneKind::none}}));
  CAPTURE(digits);
  CHECK(phone_kind(digits) == kind);
}

TEST_CASE("A number abroad has a carrier, a country and as many digits as its numbers", "[deid][check_digits]") {
  for (const char* number : {"0028613812345678", "0091212345678", "00285212345678", "0098412345678901"}) {
    CAPTURE(number);
    CHECK(is_number_abroad(number) == (std::string_view(number) != "0091212345678" && std::string_view(number) != "0098412345678901"));
  }
  for (const char* number : {"", "002", "00286", "0048613812345678", "0912345678", "00248832126", "0010123456789"}) CHECK_FALSE(is_number_abroad(number));
}

namespace {

bool verdict(const std::string& type, const std::string& value) {
  if (type == "NATID") return is_valid_national_id(value) || is_valid_resident_id(value);
  if (type == "BAN") return is_valid_business_number(value);
  if (type == "BAN10") return is_valid_business_number_before_2023(value);
  if (type == "CARD") return is_valid_credit_card(value);
  if (is_number_abroad(value)) return true;
  return phone_kind(std::string_view(value).substr(value.starts_with("+886") ? 4 : value.starts_with("0") ? 1 : 0)) != PhoneKind::none;
}

}  // namespace

TEST_CASE("The verdicts of independent validators are reproduced", "[deid][check_digits]") {
  const auto shared = test::shared_data();
  if (shared.empty()) {
    WARN("skipped: no shared data");
    return;
  }
  std::ifstream in(shared / "identifiers" / "id-vectors.tsv");
  std::string line;
  std::getline(in, line);
  std::map<std::string, int> wrong;
  int rows = 0;
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::string type, value, valid, detail;
    std::getline(cells, type, '\t');
    std::getline(cells, value, '\t');
    std::getline(cells, valid, '\t');
    std::getline(cells, detail, '\t');
    ++rows;
    wrong[type] += verdict(type, value) == (valid == "1") ? 0 : 1;
  }
  CHECK(rows == 11900);
  for (const auto& [type, count] : wrong) {
    CAPTURE(type);
    CHECK(count == 0);
  }
}
