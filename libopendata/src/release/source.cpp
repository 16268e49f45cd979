#include "release/source.hpp"

#include <filesystem>

#include "release/modified.hpp"

namespace opendata::release {
namespace {

Result<std::unique_ptr<RecordReader>> open_file(const std::string& input, const InputOptions& options) {
  std::error_code absent;
  if (std::filesystem::exists(input, absent) && !std::filesystem::is_regular_file(input, absent)) {
    return failure(Errc::invalid_argument,
                   {"is no regular file: a source is read twice, so write what comes from a pipe to a file first",
                    "不是一般檔案：來源須讀取兩次，請先將管線內容存為檔案"},
                   {input, 0, {}});
  }
  return open_reader(input, options);
}

}  // namespace

Source file_source(const Policy& policy, const std::string& input) {
  return {input, [input, &policy] { return open_file(input, policy.input); },
          [input, &policy] { return policy.modified.empty() ? modified_time(input) : policy.modified; }};
}

}  // namespace opendata::release
