#pragma once
#include <memory>
#include <opendata/recognizer.hpp>

/// One function a built-in recogniser, defined in the file of the same name.
namespace opendata::deid {

[[nodiscard]] std::unique_ptr<Recognizer> make_national_id();
[[nodiscard]] std::unique_ptr<Recognizer> make_resident_id();
[[nodiscard]] std::unique_ptr<Recognizer> make_phone();
[[nodiscard]] std::unique_ptr<Recognizer> make_phone_local();
[[nodiscard]] std::unique_ptr<Recognizer> make_email();
[[nodiscard]] std::unique_ptr<Recognizer> make_credit_card();
[[nodiscard]] std::unique_ptr<Recognizer> make_plate();
[[nodiscard]] std::unique_ptr<Recognizer> make_address();
[[nodiscard]] std::unique_ptr<Recognizer> make_address_latin();
[[nodiscard]] std::unique_ptr<Recognizer> make_person();
[[nodiscard]] std::unique_ptr<Recognizer> make_person_transcribed();
[[nodiscard]] std::unique_ptr<Recognizer> make_person_given();
[[nodiscard]] std::unique_ptr<Recognizer> make_passport();
[[nodiscard]] std::unique_ptr<Recognizer> make_nhi_card();
[[nodiscard]] std::unique_ptr<Recognizer> make_microchip();
[[nodiscard]] std::unique_ptr<Recognizer> make_bank_account();
[[nodiscard]] std::unique_ptr<Recognizer> make_line_id();
[[nodiscard]] std::unique_ptr<Recognizer> make_ip_address();
[[nodiscard]] std::unique_ptr<Recognizer> make_url_personal();
[[nodiscard]] std::unique_ptr<Recognizer> make_birth_date();
[[nodiscard]] std::unique_ptr<Recognizer> make_age_exact();
[[nodiscard]] std::unique_ptr<Recognizer> make_medical_record_no();
[[nodiscard]] std::unique_ptr<Recognizer> make_household_no();
[[nodiscard]] std::unique_ptr<Recognizer> make_unified_business_no();
[[nodiscard]] std::unique_ptr<Recognizer> make_number_in_context();

}  // namespace opendata::deid
