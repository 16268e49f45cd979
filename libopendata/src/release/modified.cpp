#include "release/modified.hpp"

#include <sys/stat.h>

#include <ctime>

namespace opendata::release {

Result<std::string> modified_time(const Policy& policy, const std::string& input) {
  if (!policy.modified.empty()) return policy.modified;
  struct stat status {};
  if (::stat(input.c_str(), &status) != 0)
    return failure(Errc::not_found, {"no such file", "查無此檔案"}, {input, 0, {}});
  std::tm utc{};
  ::gmtime_r(&status.st_mtime, &utc);
  char out[32];
  return std::string(out, std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &utc));
}

}  // namespace opendata::release
