#include "deid/recognizers.hpp"

#include "deid/recognizers/built_in.hpp"

namespace opendata::deid {

std::vector<std::unique_ptr<Recognizer>> recognizers_of_text() {
  // One line a recogniser; each lives in its own file of recognizers/.
  using Make = std::unique_ptr<Recognizer> (*)();
  constexpr Make makers[] = {
      make_national_id,
      make_resident_id,
      make_phone,
      make_phone_local,
      make_email,
      make_credit_card,
      make_plate,
      make_address,
      make_address_latin,
      make_person_transcribed,
      make_person_given,
      make_passport,
      make_nhi_card,
      make_microchip,
      make_bank_account,
      make_line_id,
      make_ip_address,
      make_url_personal,
      make_birth_date,
      make_age_exact,
      make_medical_record_no,
      make_household_no,
      make_unified_business_no,
  };
  std::vector<std::unique_ptr<Recognizer>> recognizers;
  for (const Make make : makers) recognizers.push_back(make());
  return recognizers;
}

std::vector<std::unique_ptr<Recognizer>> built_in_recognizers() {
  auto recognizers = recognizers_of_text();
  recognizers.push_back(make_person());
  recognizers.push_back(make_number_in_context());
  return recognizers;
}

}  // namespace opendata::deid
