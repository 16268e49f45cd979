#include "usage/recorder.hpp"

#include <algorithm>

#include "operations/client_address.hpp"
#include "usage/countable_query.hpp"

namespace opendata::api::usage {
namespace {

using search::usage::Batch;
using search::usage::Day;
using search::usage::Sums;

constexpr Day popular_days = 28;
constexpr std::size_t most_popular = 20;
constexpr Day always = 1'000'000;

bool comes_before(const Popular::Item& a, const Popular::Item& b) { return a.count != b.count ? a.count > b.count : a.key < b.key; }

/// The largest counts of at least `least`, largest first.
std::vector<Popular::Item> largest(const Sums& sums, std::uint64_t least) {
  std::vector<Popular::Item> items;
  for (const auto& [key, count] : sums)
    if (count >= least && !key.empty()) items.push_back({key, count});
  std::sort(items.begin(), items.end(), comes_before);
  if (items.size() > most_popular) items.resize(most_popular);
  return items;
}

/// What may stand on a public page: whoever plants a query gets no words of his own shown, since all its words must
/// stand together in something published.
Sums showable(Sums searches, const Sums& without_result, const Sums& nearest_only, const Sums& clicks) {
  std::erase_if(searches, [&](const auto& entry) {
    return without_result.contains(entry.first) || nearest_only.contains(entry.first) || !clicks.contains(entry.first);
  });
  return searches;
}

}  // namespace

Result<std::unique_ptr<Recorder>> Recorder::open(const UsageOptions& options, Clock clock) {
  if (options.threshold < 2)
    return failure(Errc::invalid_argument, {"the threshold of usage counts is at least 2", "使用統計的門檻至少為 2"});
  auto file = search::usage::UsageFile::open(options.file, search::usage::UsageFile::Access::write);
  if (!file) return failure(std::move(file.error()));
  std::unique_ptr<Recorder> recorder(new Recorder(std::move(*file), options.threshold, std::move(clock)));
  if (auto loaded = recorder->load(); !loaded) return failure(std::move(loaded.error()));
  if (auto looked = recorder->look_what_is_popular(recorder->today()); !looked) return failure(std::move(looked.error()));
  return recorder;
}

Recorder::Recorder(search::usage::UsageFile file, unsigned threshold, Clock clock)
    : clock_(std::move(clock)), threshold_(threshold), file_(std::move(file)), day_(today()), queries_(threshold) {}

Recorder::~Recorder() { stop(); }

Result<void> Recorder::load() {
  auto common = file_.sums(Counted::searches, 0, always), faq = file_.sums(Counted::faq_opened, 0, always);
  auto datasets = file_.sums(Counted::dataset_opened, 0, always);
  for (const auto* read : {&common, &faq, &datasets})
    if (!*read) return failure(read->error());
  faq_opened_ = std::move(*faq);
  dataset_opened_ = std::move(*datasets);
  for (const auto& [query, count] : *common)
    if (!query.empty()) queries_.let_pass(query);
  return {};
}

// ---- Writing ----

void Recorder::start(std::function<void(const Error&)> failed) {
  thread_ = std::thread([this, failed = std::move(failed)] {
    std::unique_lock lock(mutex_);
    while (!woken_.wait_for(lock, batch_time, [this] { return ending_; })) {
      lock.unlock();
      if (auto written = write(); !written) failed(written.error());
      lock.lock();
    }
  });
}

void Recorder::stop() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
  // There is nobody left to tell; the counts of the last seconds are lost, as in a crash.
  static_cast<void>(write());
}

Result<void> Recorder::write() {
  const std::lock_guard writing(writing_);
  Batch batch;
  Day day = 0;
  {
    const std::lock_guard lock(mutex_);
    batch.swap(batch_);
    day = day_;
    begin(today());
  }
  return batch.empty() ? Result<void>() : write_batch(day, batch);
}

void Recorder::put_back(const Batch& batch) {
  const std::lock_guard lock(mutex_);
  for (const auto& [of, count] : batch)
    if (batch_.size() < most_keys) batch_[of] += count;
}

Result<void> Recorder::write_batch(Day day, const Batch& batch) {
  if (auto written = file_.add(day, batch); !written) return put_back(batch), written;
  for (const auto& [of, count] : batch) {
    if (of.first == Counted::faq_opened) faq_opened_[of.second] += count;
    if (of.first == Counted::dataset_opened) dataset_opened_[of.second] += count;
  }
  if (day != forgotten_) {
    if (auto done = file_.forget_before(day - days_kept); !done) return done;
    forgotten_ = day;
  }
  return look_what_is_popular(day);
}

Result<void> Recorder::look_what_is_popular(Day day) {
  const auto sums = [&](Counted counted, Day from) { return file_.sums(counted, from, always); };
  const auto from = search::usage::monday_of(day - popular_days);
  const auto recent = sums(Counted::faq_opened, from), searches = sums(Counted::searches, from);
  const auto empty = sums(Counted::without_result, from), nearest = sums(Counted::nearest_only, from), clicks = sums(Counted::clicks, from);
  for (const auto* read : {&recent, &searches, &empty, &nearest, &clicks})
    if (!*read) return failure(read->error());
  auto popular = std::make_shared<Popular>();
  popular->questions = largest(*recent, threshold_);
  popular->searches = largest(showable(*searches, *empty, *nearest, *clicks), threshold_);
  popular->faq_opened = faq_opened_;
  popular->dataset_opened = dataset_opened_;
  popular->day = day;
  const std::lock_guard lock(mutex_);
  popular_ = std::move(popular);
  return {};
}

// ---- Counting ----

/// What is held of the clients of days before goes, also when nobody asks any more.
void Recorder::begin(Day day) {
  queries_.begin(day);
  marks_.begin(day);
  if (day == verdicts_day_) return;
  verdicts_.clear();
  verdicts_day_ = day;
}

void Recorder::add(Counted counted, std::string_view key) {
  if (batch_.size() >= most_keys) return;
  if (batch_.empty()) day_ = today();
  ++batch_[{counted, std::string(key)}];
}

void Recorder::count(Counted counted, std::string_view key) {
  const std::lock_guard lock(mutex_);
  add(counted, key);
}

void Recorder::searched(std::string_view text, const SearchOutcome& outcome, const std::string& client) {
  std::vector<Counted> counts{Counted::searches};
  if (outcome.without_result) counts.push_back(Counted::without_result);
  if (outcome.nearest_only) counts.push_back(Counted::nearest_only);
  if (outcome.on_page) counts.push_back(Counted::page_searches);
  const auto query = countable_query(text);
  const std::lock_guard lock(mutex_);
  const auto day = today();
  for (const auto counted : counts) add(counted, {});
  if (!query || batch_.size() >= most_keys) return;
  queries_.ask(*query, marks_.mark(subscriber_key(client), *query, day), day, counts, batch_);
}

void Recorder::clicked(std::string_view text) {
  const auto query = countable_query(text);
  const std::lock_guard lock(mutex_);
  add(Counted::clicks, {});
  if (query && batch_.size() < most_keys) queries_.add(*query, Counted::clicks, batch_);
}

Verdict Recorder::judged(std::string_view faq_id, Counted verdict, const std::string& client) {
  const auto holder = limit_key(client);
  if (!limiter_.take(holder, 1).allowed) return Verdict::too_many;
  const std::lock_guard lock(mutex_);
  const auto day = today();  // not before: another thread may have begun the next
  begin(day);
  const bool first = verdicts_.size() < most_verdicts && verdicts_.insert(marks_.mark(holder, faq_id, day)).second;
  if (!first) return Verdict::counted_before;
  add(verdict, faq_id);
  return Verdict::counted;
}

std::shared_ptr<const Popular> Recorder::popular() const {
  const std::lock_guard lock(mutex_);
  return popular_;
}

}  // namespace opendata::api::usage
