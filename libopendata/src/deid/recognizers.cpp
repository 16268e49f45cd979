#include "deid/recognizers.hpp"

#include <algorithm>
#include <iterator>

#include "deid/recognizers/built_in.hpp"

namespace opendata::deid {
namespace {

struct BuiltIn {
  std::unique_ptr<Recognizer> (*make)();
  Clues clues;  // of which a text must have one for it to find anything
};

// One line a recogniser; each lives in its own file of recognizers/.
constexpr BuiltIn of_text[] = {
    {make_national_id, clue::identity},
    {make_resident_id, clue::identity},
    {make_phone, clue::dialled | clue::glued},
    {make_phone_local, clue::subscriber},
    {make_email, clue::mailbox},
    {make_credit_card, clue::card},
    {make_plate, clue::plate},
    {make_address, clue::place},
    {make_address_latin, clue::latin_address},
    {make_person_transcribed, clue::any},
    {make_person_given, clue::any},
    {make_passport, clue::passport},
    {make_nhi_card, clue::insurance_card},
    {make_microchip, clue::chip},
    {make_bank_account, clue::account},
    {make_line_id, clue::line_id},
    {make_ip_address, clue::ip},
    {make_url_personal, clue::url},
    {make_birth_date, clue::place | clue::identity | clue::english_day},
    {make_age_exact, clue::age},
    {make_medical_record_no, clue::patient},
    {make_household_no, clue::household},
    {make_unified_business_no, clue::business},
};
constexpr BuiltIn of_findings[recognizers_of_findings] = {{make_person, clue::any}, {make_number_in_context, clue::any}};

}  // namespace

std::vector<std::unique_ptr<Recognizer>> recognizers_of_text() {
  std::vector<std::unique_ptr<Recognizer>> recognizers;
  for (const BuiltIn& each : of_text) recognizers.push_back(each.make());
  return recognizers;
}

std::vector<std::unique_ptr<Recognizer>> built_in_recognizers() {
  auto recognizers = recognizers_of_text();
  for (const BuiltIn& each : of_findings) recognizers.push_back(each.make());
  return recognizers;
}

std::vector<Clues> clues_of_built_in() {
  std::vector<Clues> clues;
  const auto clues_of = [](const BuiltIn& each) { return each.clues; };
  std::transform(std::begin(of_text), std::end(of_text), std::back_inserter(clues), clues_of);
  std::transform(std::begin(of_findings), std::end(of_findings), std::back_inserter(clues), clues_of);
  return clues;
}

}  // namespace opendata::deid
