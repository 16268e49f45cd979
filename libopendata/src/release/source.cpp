#include "release/source.hpp"

#include "release/modified.hpp"
#include "table/byte_source.hpp"

namespace opendata::release {
namespace {

Result<std::unique_ptr<RecordReader>> open_file(const std::string& input, const InputOptions& options) {
  return table::check_is_read_again(input).and_then([&] { return open_reader(input, options); });
}

}  // namespace

Source file_source(const Policy& policy, const std::string& input) {
  return {input, [input, &policy] { return open_file(input, policy.input); },
          [input, &policy] { return policy.modified.empty() ? modified_time(input) : policy.modified; }};
}

}  // namespace opendata::release
