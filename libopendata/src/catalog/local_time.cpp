#include "catalog/local_time.hpp"

#include <ctime>

namespace opendata::catalog {

std::string to_taiwan_time(std::string_view instant) {
  std::tm utc{};
  const std::string text(instant);
  const char* end = ::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  if (end == nullptr || *end != '\0') return text;
  const std::time_t taiwan = ::timegm(&utc) + 8 * 3600;
  std::tm local{};
  ::gmtime_r(&taiwan, &local);
  char out[32];
  return {out, std::strftime(out, sizeof out, "%Y-%m-%d %H:%M:%S", &local)};
}

}  // namespace opendata::catalog
