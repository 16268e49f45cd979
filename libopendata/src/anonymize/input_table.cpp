#include "anonymize/input_table.hpp"

#include <algorithm>
#include <opendata/built_in_hierarchy.hpp>

namespace opendata::privacy {
namespace {

/// Hierarchies that are made from the column's values: one pass over the input for all of them.
class BuiltIns {
 public:
  Result<void> add(std::size_t column, const QuasiIdentifier& of) {
    auto made = BuiltInHierarchy::create(of.column, of.hierarchy);
    if (!made) return failure(std::move(made.error()));
    hierarchies_.push_back({column, std::move(*made)});
    return {};
  }
  Result<void> learn(const AnonymizeOptions& options) {
    if (hierarchies_.empty()) return {};
    return for_each_record(options.input, options.delimiter, [this](const RawRecord& record) -> Result<void> {
      for (auto& [column, hierarchy] : hierarchies_)
        if (auto added = hierarchy.add(record.cells[column], record.row); !added) return added;
      return {};
    });
  }
  /// The next one, made of the values of `file`.
  Result<Hierarchy> next(const std::string& file) {
    auto made = hierarchies_[taken_++].second.finish();
    return made ? std::move(made) : failure(std::move(made.error()).at({file, 0, {}}));
  }

 private:
  std::vector<std::pair<std::size_t, BuiltInHierarchy>> hierarchies_;
  std::size_t taken_ = 0;
};

Result<std::vector<Hierarchy>> read_hierarchies(const AnonymizeOptions& options,
                                                const std::vector<std::string>& header) {
  BuiltIns built_ins;
  for (const QuasiIdentifier& of : options.quasi_identifiers) {
    const auto column = static_cast<std::size_t>(std::find(header.begin(), header.end(), of.column) - header.begin());
    if (!BuiltInHierarchy::is_name(of.hierarchy)) continue;
    if (auto added = built_ins.add(column, of); !added) return failure(std::move(added.error()));
  }
  if (auto learnt = built_ins.learn(options); !learnt) return failure(std::move(learnt.error()));
  std::vector<Hierarchy> out;
  for (const QuasiIdentifier& of : options.quasi_identifiers) {
    auto hierarchy = BuiltInHierarchy::is_name(of.hierarchy)
                         ? built_ins.next(options.input)
                         : read_hierarchy(of.hierarchy, of.column, options.delimiter);
    if (!hierarchy) return failure(std::move(hierarchy.error()));
    out.push_back(std::move(*hierarchy));
  }
  return out;
}

}  // namespace

InputOptions input_options(char delimiter) {
  InputOptions options;
  options.delimiter = delimiter;
  return options;
}

Result<void> for_each_record(const std::string& file, char delimiter,
                             const std::function<Result<void>(const RawRecord&)>& visit) {
  auto reader = open_reader(file, input_options(delimiter));
  if (!reader) return failure(std::move(reader.error()));
  RawRecord record;
  for (;;) {
    auto more = (*reader)->read(record);
    if (!more) return failure(std::move(more.error()));
    if (!*more) return {};
    if (auto visited = visit(record); !visited)
      return failure(std::move(visited.error()).at({file, static_cast<std::size_t>(record.row), {}}));
  }
}

Result<CodedTable> read_table(const AnonymizeOptions& options, const std::vector<std::string>& header) {
  auto hierarchies = read_hierarchies(options, header);
  if (!hierarchies) return failure(std::move(hierarchies.error()));
  const auto sensitive = options.sensitive.empty() ? std::nullopt : std::optional(options.sensitive);
  auto coder = TableCoder::create(std::move(*hierarchies), sensitive, header);
  if (!coder) return failure(std::move(coder.error()));
  auto read =
      for_each_record(options.input, options.delimiter, [&](const RawRecord& record) { return coder->add(record); });
  if (!read) return failure(std::move(read.error()));
  return coder->take();
}

Result<std::optional<Hierarchy>> sensitive_hierarchy(const AnonymizeOptions& options, const CodedTable& table) {
  const std::string& source = options.sensitive_hierarchy;
  if (source.empty()) return std::nullopt;
  if (!BuiltInHierarchy::is_name(source)) return read_hierarchy(source, options.sensitive, options.delimiter);
  auto built_in = BuiltInHierarchy::create(options.sensitive, source);
  if (!built_in) return failure(std::move(built_in.error()));
  for (const std::string& value : table.sensitive_values)
    if (auto added = built_in->add(value, 0); !added) return failure(std::move(added.error()).at({options.input, 0, {}}));
  auto made = built_in->finish();
  return made ? std::move(*made) : Result<std::optional<Hierarchy>>(failure(std::move(made.error()).at({options.input, 0, {}})));
}

}  // namespace opendata::privacy
