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

void print_plan(const std::string& title, const Plan& plan) {
  std::cout << title << '\n';
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
  if (pushed && options.dry_run) print_plan(entry.dataset_id + ' ' + release->id, pushed->plan);
  return pushed;
}

/// Takes a dataset that the catalogue has taken back from the far end.
Result<Pushed> withdraw_one(const CommonOptions& options, Target& target, const std::string& name,
                            const std::string& dataset_id) {
  auto journal = Journal::open(options.state, name, dataset_id);
  if (!journal) return failure(std::move(journal.error()));
  Console console(dataset_id);
  const Mode mode = options.dry_run ? Mode::dry_run : Mode::push;
  auto pushed = push_withdrawal(target, dataset_id, *journal, options.pace, real_clock(), console, mode);
  if (pushed && options.dry_run) print_plan(dataset_id, pushed->plan);
  return pushed;
}

void count(const std::string& dataset_id, const Result<Pushed>& pushed, Tally& tally) {
  if (!pushed) {
    ++tally.failed;
    tally.refused = tally.refused || pushed.error().code() == Errc::refused;
    std::cerr << dataset_id << ": " << format_error(pushed.error(), language()) << '\n';
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

/// The datasets that were taken back as a whole.
std::vector<Withdrawal> withdrawn_datasets(CatalogState& state) {
  std::erase_if(state.withdrawals, [&](const Withdrawal& withdrawal) {
    return withdrawal.releases.empty() || std::any_of(state.datasets.begin(), state.datasets.end(), [&](const auto& entry) {
             return entry.dataset_id == withdrawal.dataset_id;
           });
  });
  return std::move(state.withdrawals);
}

/// What is to be done: the chosen entries, and the chosen datasets that were taken back; or an error naming a dataset
/// that the catalogue has never had.
Result<CatalogState> chosen(const CommonOptions& options) {
  auto state = read_catalog_state(options.catalog);
  if (!state) return state;
  state->withdrawals = withdrawn_datasets(*state);
  if (options.datasets.empty()) return state;
  const auto is_named = [](const std::string& id) { return [&id](const auto& one) { return one.dataset_id == id; }; };
  for (const std::string& id : options.datasets) {
    const bool known = std::any_of(state->datasets.begin(), state->datasets.end(), is_named(id)) ||
                       std::any_of(state->withdrawals.begin(), state->withdrawals.end(), is_named(id));
    if (!known)
      return failure(Errc::not_found, {"the catalogue has no such dataset", "目錄中沒有此資料集"}, {id, 0, {}});
  }
  const auto is_left_out = [&](const auto& one) {
    return std::find(options.datasets.begin(), options.datasets.end(), one.dataset_id) == options.datasets.end();
  };
  std::erase_if(state->datasets, is_left_out);
  std::erase_if(state->withdrawals, is_left_out);
  return state;
}

}  // namespace

int push_all(const CommonOptions& options, Target& target, const std::string& name) {
  const auto state = chosen(options);
  if (!state) return cli::report(state.error());
  if (state->datasets.empty() && state->withdrawals.empty()) {
    return cli::report(Error(Errc::not_found,
                             {"holds no published dataset; check --catalog", "沒有已發布的資料集；請檢查 --catalog"},
                             {options.catalog, 0, {}}));
  }
  Tally tally;
  // Before anything is sent: what was taken back is not to wait for uploads.
  for (const Withdrawal& withdrawal : state->withdrawals)
    count(withdrawal.dataset_id, withdraw_one(options, target, name, withdrawal.dataset_id), tally);
  for (const CatalogEntry& entry : state->datasets)
    count(entry.dataset_id, push_one(options, target, name, entry), tally);
  print_summary(tally, options.dry_run);
  if (tally.failed == 0) return cli::Exit::ok;
  return tally.refused ? cli::Exit::refused : cli::Exit::user_error;
}

}  // namespace opendata::push
