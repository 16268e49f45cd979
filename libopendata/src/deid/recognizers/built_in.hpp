#pragma once
#include <memory>
#include <opendata/recognizer.hpp>

/// One function a built-in recogniser, defined in the file of the same name.
namespace opendata::deid {

[[nodiscard]] std::unique_ptr<Recognizer> make_national_id();
[[nodiscard]] std::unique_ptr<Recognizer> make_resident_id();
[[nodiscard]] std::unique_ptr<Recognizer> make_phone();
[[nodiscard]] std::unique_ptr<Recognizer> make_email();
[[nodiscard]] std::unique_ptr<Recognizer> make_credit_card();
[[nodiscard]] std::unique_ptr<Recognizer> make_plate();
[[nodiscard]] std::unique_ptr<Recognizer> make_address();
[[nodiscard]] std::unique_ptr<Recognizer> make_person();

}  // namespace opendata::deid
