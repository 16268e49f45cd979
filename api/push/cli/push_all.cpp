#include <algorithm>
#include <iostream>

#include "push/cli/options.hpp"

namespace opendata::push {
namespace {

using cli::language;
using cli::say;

Message sign_of(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::add:
      return {"+ add", "+ 新增"};
    case Change::Kind::replace:
      return {"~ replace", "~ 取代"};
    case Change::Kind::edit:
      return {"~ change", "~ 變更"};
    case Change::Kind::remove:
      return {"- remove", "- 移除"};
    case Change::Kind::publish:
      break;
  }
  return {"> make current", "> 公開"};
}

std::string describe(const Change& change) {
  std::string line = "  " + std::string(say(sign_of(change.kind))) + " " + change.item;
  if (change.bytes > 0) line += " (" + std::to_string(change.bytes) + " " + std::string(say({"bytes", "位元組"})) + ")";
  if (change.before.empty() && change.after.empty()) return line;
  const auto quoted = [](const std::string& text) { return "「" + text + "」"; };
  line += ": ";
  if (!change.before.empty() || change.kind == Change::Kind::edit) line += quoted(change.before) + " → ";
  return line + quoted(change.after);
}

class Console : public Observer {
 public:
  explicit Console(std::string dataset) : dataset_(std::move(dataset)) {}
  void making(const Change& change) override { cli::progress(dataset_ + describe(change)); }
  void waiting(milliseconds wait, const Error& error) override {
    std::cerr << dataset_ << ": " << format_error(error, language()) << '\n'
              << dataset_ << ": " << say({"trying again in", "將於稍後重試，等候"}) << ' '
              << std::to_string((wait.count() + 999) / 1000) << " s\n";
  }

 private:
  std::string dataset_;
};

/// How it went with each dataset, for the summary.
struct Tally {
  std::uint64_t pushed = 0, unchanged = 0, failed = 0, changes = 0, bytes = 0;
  bool refused = false;  ///< at least one by a check of ours or the platform
};

void print_plan(const Release& release, const Plan& plan) {
  std::cout << release.metadata.id << ' ' << release.id << '\n';
  for (const Step& step : plan)
    for (const Change& change : step.changes) std::cout << describe(change) << '\n';
  if (plan.empty()) std::cout << "  " << say({"= nothing to change", "= 無須變更"}) << '\n';
}

Result<Pushed> push_one(const CommonOptions& options, Target& target, const std::string& name,
                        const CatalogEntry& entry) {
  const auto release = open_release(options.catalog, entry.dataset_id, entry.current);
  if (!release) return failure(release.error());
  if (auto whole = verify_release(*release); !whole) return failure(std::move(whole.error()));
  auto journal = Journal::open(options.state, name, entry.dataset_id);
  if (!journal) return failure(std::move(journal.error()));
  Console console(entry.dataset_id);
  const Mode mode = options.dry_run ? Mode::dry_run : Mode::push;
  auto pushed = push_release(target, *release, *journal, options.pace, real_clock(), console, mode);
  if (pushed && options.dry_run) print_plan(*release, pushed->plan);
  return pushed;
}

void count(const CatalogEntry& entry, const Result<Pushed>& pushed, Tally& tally) {
  if (!pushed) {
    ++tally.failed;
    tally.refused = tally.refused || pushed.error().code() == Errc::refused;
    std::cerr << entry.dataset_id << ": " << format_error(pushed.error(), language()) << '\n';
    return;
  }
  const bool changed = pushed->changes > 0 || !pushed->plan.empty();
  ++(changed ? tally.pushed : tally.unchanged);
  tally.changes += pushed->changes;
  tally.bytes += pushed->bytes;
}

void print_summary(const Tally& tally, bool dry_run) {
  if (dry_run) {
    std::cout << say({"dry run, nothing was changed; datasets that would change", "試行，未做任何變更；將變更的資料集"})
              << ": " << tally.pushed << '\n';
  } else {
    std::cout << say({"datasets pushed", "已推送資料集"}) << ": " << tally.pushed << " (" << say({"changes", "變更數"})
              << ": " << tally.changes << ", " << say({"bytes", "位元組"}) << ": " << tally.bytes << ")\n";
  }
  std::cout << say({"already there", "已是最新"}) << ": " << tally.unchanged << '\n'
            << say({"failed", "失敗"}) << ": " << tally.failed << '\n';
}

/// The chosen entries, or an error naming a dataset that the catalogue does not have.
Result<std::vector<CatalogEntry>> chosen(const CommonOptions& options) {
  auto entries = read_catalog(options.catalog);
  if (!entries || options.datasets.empty()) return entries;
  for (const std::string& id : options.datasets) {
    const bool known =
        std::any_of(entries->begin(), entries->end(), [&](const auto& entry) { return entry.dataset_id == id; });
    if (!known)
      return failure(Errc::not_found, {"the catalogue has no such dataset", "目錄中沒有此資料集"}, {id, 0, {}});
  }
  std::erase_if(*entries, [&](const auto& entry) {
    return std::find(options.datasets.begin(), options.datasets.end(), entry.dataset_id) == options.datasets.end();
  });
  return entries;
}

}  // namespace

int push_all(const CommonOptions& options, Target& target, const std::string& name) {
  const auto entries = chosen(options);
  if (!entries) return cli::report(entries.error());
  if (entries->empty()) {
    return cli::report(Error(Errc::not_found,
                             {"holds no published dataset; check --catalog", "沒有已發布的資料集；請檢查 --catalog"},
                             {options.catalog, 0, {}}));
  }
  Tally tally;
  for (const CatalogEntry& entry : *entries) count(entry, push_one(options, target, name, entry), tally);
  print_summary(tally, options.dry_run);
  if (tally.failed == 0) return cli::Exit::ok;
  return tally.refused ? cli::Exit::refused : cli::Exit::user_error;
}

}  // namespace opendata::push
