// De-identifies a CSV file in memory and prints the safe records: the pipeline without a release around it.
//   01_deidentify_csv POLICY.json INPUT.csv
#include <iostream>
#include <opendata/pipeline.hpp>
#include <opendata/policy.hpp>
#include <opendata/table.hpp>

using namespace opendata;

namespace {

/// Calls `use` with every record of the file.
template <class Use>
Result<void> for_each_record(const std::string& path, const InputOptions& options, Use use) {
  auto reader = open_reader(path, options);
  if (!reader) return failure(reader.error());
  for (RawRecord record;;) {
    const auto more = (*reader)->read(record);
    if (!more) return failure(more.error());
    if (!*more) return {};
    if (const auto used = use(record); !used) return used;
  }
}

void print(const SafeRecord& record) {
  const char* separator = "";
  for (const Cell& cell : record.cells()) {
    std::cout << separator << cell.value_or("(missing)");
    separator = " | ";
  }
  std::cout << '\n';
}

Result<void> deidentify(const std::string& policy_file, const std::string& input) {
  const auto policy = read_policy(policy_file);
  if (!policy) return failure(policy.error());
  const auto reader = open_reader(input, policy->input);
  if (!reader) return failure(reader.error());
  auto pipeline = deid::Pipeline::create(*policy, (*reader)->columns(), std::nullopt);
  if (!pipeline) return failure(pipeline.error());

  // First pass: how many records share each combination of quasi-identifiers.
  const auto learned =
      for_each_record(input, policy->input, [&](const RawRecord& raw) { return pipeline->learn(raw); });
  if (!learned) return learned;
  if (const auto settled = pipeline->settle(); !settled) return settled;

  // Second pass: safe records, without those that stand out.
  const auto applied = for_each_record(input, policy->input, [&](const RawRecord& raw) -> Result<void> {
    auto safe = pipeline->apply(raw);
    if (!safe) return failure(safe.error());
    if (*safe) print(**safe);
    return {};
  });
  if (!applied) return applied;
  // Both passes must have seen the same file; a program that stores its output publishes it only after this.
  if (const auto finished = pipeline->finish(); !finished) return finished;
  std::cout << pipeline->report().records_suppressed << " of " << pipeline->report().records_in
            << " records suppressed\n";
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: 01_deidentify_csv POLICY.json INPUT.csv\n", 2;
  const auto done = deidentify(argv[1], argv[2]);
  if (done) return 0;
  std::cerr << format_error(done.error(), Language::en) << '\n';
  return 1;
}
