#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <map>
#include <opendata/batch.hpp>
#include <opendata/publish.hpp>
#include <thread>

#include "release/fingerprint.hpp"
#include "release/withdrawn_directories.hpp"

namespace opendata {
namespace release {
namespace {

namespace fs = std::filesystem;

/// A policy of the folder, read once, with its line of the summary.
struct Job {
  std::optional<Policy> policy;
  BatchLine line;
};

void fail(BatchLine& line, Error error) {
  line.outcome = error.code() == Errc::refused ? BatchOutcome::refused : BatchOutcome::failed;
  line.error = std::move(error);
}

Result<std::vector<fs::path>> policy_files(const fs::path& directory) {
  std::vector<fs::path> out;
  std::error_code error, unknown;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".json" && entry->is_regular_file(unknown)) out.push_back(entry->path());
  }
  std::sort(out.begin(), out.end());
  if (!out.empty()) return out;
  return failure(Errc::not_found, {"is no folder with policies (*.json)", "不是含有政策檔 (*.json) 的目錄"},
                 {directory.string(), 0, {}});
}

Job read_job(const fs::path& file) {
  Job job;
  job.line.policy_file = file.string();
  auto policy = read_policy(file.string());
  if (!policy) {
    fail(job.line, std::move(policy.error()));
    return job;
  }
  job.line.dataset_id = policy->dataset.id;
  job.policy = std::move(*policy);
  return job;
}

/// Two policies of one dataset would replace each other's release with every run.
void refuse_doubles(std::vector<Job>& jobs) {
  std::map<std::string, int> count;
  for (const Job& job : jobs) ++count[job.line.dataset_id];
  for (Job& job : jobs) {
    if (!job.policy || count[job.line.dataset_id] == 1) continue;
    job.policy.reset();
    fail(job.line, {Errc::conflict,
                    {"another policy of this folder publishes the same dataset; keep one",
                     "此目錄另有政策檔發布同一資料集；請只保留一個"},
                    {job.line.policy_file, 0, "dataset.id"}});
  }
}

/// What was taken back must not lie there unseen: its dataset fails, and has a line also without a policy here.
void enter_leftovers(std::vector<Job>& jobs, std::vector<Leftover> leftovers) {
  for (Leftover& leftover : leftovers) {
    auto job = std::find_if(jobs.begin(), jobs.end(),
                            [&](const Job& one) { return one.line.dataset_id == leftover.dataset_id; });
    if (job == jobs.end()) job = jobs.emplace(jobs.end());
    job->policy.reset();
    job->line.dataset_id = leftover.dataset_id;
    fail(job->line, std::move(leftover.error));
  }
}

Result<void> publish_job(const Policy& policy, const BatchOptions& options, BatchLine& line) {
  const auto input = source_path(policy);
  if (!input) return failure(input.error());
  auto key = options.key ? options.key() : Result<std::optional<deid::PseudonymKey>>(std::nullopt);
  if (!key) return failure(std::move(key.error()));
  const auto fingerprint = fingerprint_of(policy, *input, *key);
  if (!fingerprint) return failure(fingerprint.error());
  if (const auto made = release_made_from(options.catalog, policy.dataset.id, *fingerprint)) {
    line.outcome = BatchOutcome::unchanged;
    line.release_id = *made;
    return {};
  }
  auto published = publish(policy, *input, options.catalog, std::move(*key));
  if (!published) return failure(std::move(published.error()));
  line.outcome = published->unchanged ? BatchOutcome::unchanged : BatchOutcome::published;
  line.release_id = published->release_id;
  line.records_in = published->pipeline.records_in;
  line.records_out = published->pipeline.records_out;
  // A source that changed while it was read has another fingerprint by now; publish() itself would have noticed.
  return remember_fingerprint(options.catalog, policy.dataset.id, *fingerprint, published->release_id);
}

/// Out of memory, or a bug, in one dataset is that dataset's failure.
void run(Job& job, const BatchOptions& options) {
  if (!job.policy) return;
  try {
    if (auto done = publish_job(*job.policy, options, job.line); !done) fail(job.line, std::move(done.error()));
  } catch (const std::exception&) {
    fail(job.line, {Errc::internal,
                    {"ended by an internal error or for want of memory; run it alone with less else running",
                     "因內部錯誤或記憶體不足而中止；請單獨執行此資料集"},
                    {job.line.policy_file, 0, {}}});
  }
}

void run_all(std::vector<Job>& jobs, const BatchOptions& options) {
  const std::size_t cores = std::max(1U, options.jobs != 0 ? options.jobs : std::thread::hardware_concurrency());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++) run(jobs[i], options);
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < std::min(cores, jobs.size()); ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace release

std::string_view name(BatchOutcome outcome) {
  static constexpr std::array names{"published", "unchanged", "refused", "failed"};
  return names[static_cast<std::size_t>(outcome)];
}

Result<std::vector<BatchLine>> publish_all(const BatchOptions& options) {
  const auto files = release::policy_files(options.policies);
  if (!files) return failure(files.error());
  auto leftovers = release::remove_leftovers(options.catalog);
  if (!leftovers) return failure(std::move(leftovers.error()));
  std::vector<release::Job> jobs;
  for (const auto& file : *files) jobs.push_back(release::read_job(file));
  release::refuse_doubles(jobs);
  release::enter_leftovers(jobs, std::move(*leftovers));
  release::run_all(jobs, options);
  std::vector<BatchLine> out;
  for (release::Job& job : jobs) out.push_back(std::move(job.line));
  return out;
}

}  // namespace opendata
