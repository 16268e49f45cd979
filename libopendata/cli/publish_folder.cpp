#include <iomanip>
#include <iostream>
#include <opendata/batch.hpp>
#include <opendata/catalog.hpp>

#include "cli/commands.hpp"
#include "cli/left_out.hpp"
#include "cli/publish_options.hpp"
#include "cli/renewed.hpp"

namespace opendata::cli {
namespace {

Message in_words(BatchOutcome outcome) {
  switch (outcome) {
    case BatchOutcome::published:
      return {"published", "已發布"};
    case BatchOutcome::unchanged:
      return {"unchanged", "未變動"};
    case BatchOutcome::refused:
      return {"REFUSED", "未通過"};
    case BatchOutcome::failed:
      break;
  }
  return {"FAILED", "失敗"};
}

void print_line(const BatchLine& line) {
  std::cout << std::left << std::setw(12) << say(in_words(line.outcome)) << ' ' << std::setw(28)
            << (line.dataset_id.empty() ? line.policy_file : line.dataset_id) << ' ' << std::setw(16)
            << line.release_id;
  if (line.records_in != 0) std::cout << ' ' << line.records_out << '/' << line.records_in;
  std::cout << '\n';
  if (line.error) std::cerr << (line.policy_file.empty() ? line.dataset_id : line.policy_file) << ": " << format_error(*line.error, language()) << '\n';
}

std::size_t count_of(const std::vector<BatchLine>& lines, BatchOutcome outcome) {
  std::size_t count = 0;
  for (const BatchLine& line : lines) count += line.outcome == outcome ? 1 : 0;
  return count;
}

void print_summary(const std::vector<BatchLine>& lines) {
  std::cout << say({"outcome, dataset, current release, records published/read",
                    "結果、資料集、現行版本、發布筆數/讀入筆數"})
            << '\n';
  for (const BatchLine& line : lines) print_line(line);
  for (const BatchOutcome outcome :
       {BatchOutcome::published, BatchOutcome::unchanged, BatchOutcome::refused, BatchOutcome::failed}) {
    std::cout << say(in_words(outcome)) << ' ' << count_of(lines, outcome)
              << (outcome == BatchOutcome::failed ? "\n" : ", ");
  }
}

/// The catalogue for other platforms follows what is published; without a dataset there is none. What a withdrawal that
/// was killed has left of it goes, also where nothing is published.
int export_catalog(const std::string& directory, bool any) {
  const auto stale = catalog::needs_renewal(directory);
  if (!stale) return report(stale.error());
  if (*stale) return report_renewed(directory, catalog::renew_catalog(directory));
  if (!any) return Exit::ok;
  const auto codes = catalog::CodeLists::load();
  if (!codes) return report(codes.error());
  const auto written = catalog::write_catalog(directory, *codes);
  if (!written) return report(written.error());
  print_left_out(written->left_out);
  return Exit::ok;
}

}  // namespace

int publish_folder(const PublishOptions& options) {
  const auto lines =
      publish_all({options.all, options.catalog, options.jobs, [&options] { return read_key(options); }});
  if (!lines) return report(lines.error());
  print_summary(*lines);
  const bool any = count_of(*lines, BatchOutcome::published) + count_of(*lines, BatchOutcome::unchanged) != 0;
  const int exported = export_catalog(options.catalog, any);
  if (count_of(*lines, BatchOutcome::failed) != 0) return Exit::user_error;
  return count_of(*lines, BatchOutcome::refused) != 0 ? static_cast<int>(Exit::refused) : exported;
}

}  // namespace opendata::cli
