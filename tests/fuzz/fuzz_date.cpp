// Any text: a date that is read exists, reads back from its ISO form, and agrees with the moment; numbers are within
// their limit.
#include <cstdlib>
#include <opendata/text.hpp>

namespace {
void demand(bool holds) {
  if (!holds) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace opendata::text;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto calendar : {Calendar::any, Calendar::roc, Calendar::ad}) {
    const auto date = parse_date(text, calendar);
    const auto moment = parse_datetime(text, calendar);
    demand(date.has_value() == moment.has_value());
    if (!date) continue;
    const std::string iso = format_date(*date);
    demand(make_date(date->year, date->month, date->day) == date);
    demand(moment->substr(0, 10) == iso && moment->size() == 19);
    demand(parse_datetime(*moment, Calendar::ad) == moment || date->year < 1000);
  }
  const auto number = parse_number(to_utf32(text));
  demand(!number || (*number >= 0 && *number <= 1'000'000'000'000'000));
  return 0;
}
