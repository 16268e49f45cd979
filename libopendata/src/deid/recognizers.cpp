#include "deid/recognizers.hpp"

#include "deid/recognizers/built_in.hpp"

namespace opendata::deid {

std::vector<std::unique_ptr<Recognizer>> built_in_recognizers() {
  // One line a recogniser; each lives in its own file of recognizers/.
  using Make = std::unique_ptr<Recognizer> (*)();
  constexpr Make makers[] = {
      make_national_id, make_resident_id, make_phone, make_email, make_credit_card, make_plate, make_address, make_person,
  };
  std::vector<std::unique_ptr<Recognizer>> recognizers;
  for (const Make make : makers) recognizers.push_back(make());
  return recognizers;
}

}  // namespace opendata::deid
