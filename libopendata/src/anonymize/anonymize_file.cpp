#include <opendata/anonymize_file.hpp>
#include <opendata/files.hpp>

#include "anonymize/generalized_file.hpp"
#include "anonymize/input_table.hpp"

namespace opendata::privacy {
namespace {

/// A file under another name until it is whole; removed unless it was published.
class Draft {
 public:
  explicit Draft(const std::string& output) : output_(output), path_(output + ".tmp") { remove(); }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() { remove(); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] Result<void> publish() const { return rename_durably(path_, output_); }

 private:
  void remove() const {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  std::filesystem::path output_, path_;
};

/// What only one mode looks at must not seem to have counted in the other.
Result<void> check_mode(const AnonymizeOptions& options) {
  if (options.mode == AnonymizeOptions::Mode::full_domain) return {};
  if (options.objective == Objective::loss && !options.max_seconds) return {};
  return failure(Errc::invalid_argument,
                 {"local recoding minimises loss in a fixed number of steps: leave out objective and time limit",
                  "local 模式以固定步數降低損失：請移除目標與時間上限"},
                 {{}, 0, "mode"});
}

Result<std::vector<std::string>> read_header(const AnonymizeOptions& options) {
  auto reader = open_reader(options.input, input_options(options.delimiter));
  if (!reader) return failure(std::move(reader.error()));
  return (*reader)->columns();
}

Result<AnonymizeReport> anonymize_table(const AnonymizeOptions& options, const std::vector<std::string>& header,
                                        const std::vector<ColumnRole>& roles, const CodedTable& table) {
  AnonymizeReport report;
  const auto found = generalize(table, options, report);
  if (!found) return failure(Error(found.error()).at({options.input, 0, {}}));
  describe(table, *found, report);
  const Draft draft(options.output);
  auto done = write_generalized(draft.path(), options, header, roles, table, *found)
                  .and_then([&] { return count_classes(draft.path(), options, report); })
                  .and_then([&] { return draft.publish(); });
  if (!done) return failure(std::move(done.error()));
  return report;
}

}  // namespace

std::vector<std::string> files_read(const AnonymizeOptions& options) {
  std::vector<std::string> files{options.input, options.sensitive_hierarchy};
  for (const QuasiIdentifier& of : options.quasi_identifiers) files.push_back(of.hierarchy);
  return files;
}

Result<AnonymizeReport> anonymize_file(const AnonymizeOptions& options) {
  if (auto apart = keep_apart(files_read(options), {options.output}); !apart) return failure(std::move(apart.error()));
  if (auto fits = check_mode(options); !fits) return failure(std::move(fits.error()));
  const auto header = read_header(options);
  if (!header) return failure(header.error());
  const auto roles = assign_roles(*header, options);
  if (!roles) return failure(roles.error());
  const auto table = read_table(options, *header);
  if (!table) return failure(table.error());
  auto hierarchy = sensitive_hierarchy(options, *table);
  if (!hierarchy) return failure(std::move(hierarchy.error()));
  AnonymizeOptions bound = options;
  bound.model.sensitive_hierarchy = std::move(*hierarchy);
  return anonymize_table(bound, *header, *roles, *table);
}

}  // namespace opendata::privacy
