// Any bytes as a policy: they are refused with an error, or become a policy whose pipeline takes any record without crashing.
#include <cstdint>
#include <opendata/pipeline.hpp>
#include <opendata/policy.hpp>

using namespace opendata;

namespace {

std::vector<std::string> columns_of(const Policy& policy) {
  std::vector<std::string> columns;
  for (const auto& field : policy.fields) columns.push_back(field.source);
  columns.push_back(policy.privacy.person);
  return columns;
}

void run(const Policy& policy) {
  const auto columns = columns_of(policy);
  auto pipeline = deid::Pipeline::create(policy, columns, std::nullopt);
  if (!pipeline) return;
  RawRecord record;
  for (const auto& column : columns) record.cells.emplace_back(column);
  if (pipeline->learn(record) && pipeline->learn(record) && pipeline->settle() && pipeline->apply(record)) (void)pipeline->finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 65536) return 0;  // larger inputs find nothing new, only slower
  if (const auto policy = parse_policy({reinterpret_cast<const char*>(data), size}, "fuzz"); policy) run(*policy);
  return 0;
}
