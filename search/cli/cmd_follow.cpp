#include <chrono>
#include <iostream>
#include <memory>
#include <opendata/search/faq_follower.hpp>
#include <thread>

#include "commands.hpp"
#include "faq_options.hpp"

namespace opendata::cli {
namespace {

struct FollowOptions {
  std::string index, store;
  int every_ms = 200;
  bool once = false;
};

void print(const search::FollowCounts& counts) {
  if (counts.replaced + counts.removed == 0 && !counts.whole) return;
  std::cout << say({"entries replaced: ", "更新問答："}) << counts.replaced << say({"; removed: ", "；移除："}) << counts.removed;
  if (counts.whole) std::cout << say({"; the whole store was read", "；已讀取整個資料檔"});
  std::cout << std::endl;
}

/// A build or another writer is at work and will be done.
bool is_passing(const Error& error) { return error.code() == Errc::conflict; }

int follow(const FollowOptions& options) {
  auto follower = search::FaqFollower::open(options.store, options.index);
  if (!follower) return report(follower.error());
  for (;;) {
    const auto counts = follower->step(today());
    if (!counts && (options.once || !is_passing(counts.error()))) return report(counts.error());
    if (counts) print(*counts);
    if (options.once) return Exit::ok;
    std::this_thread::sleep_for(std::chrono::milliseconds(options.every_ms));
  }
}

}  // namespace

void add_follow(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<FollowOptions>();
  auto* command = app.add_subcommand(
      "follow", std::string(say({"Keep the FAQ of a live index as its store has it, until the program is stopped.",
                                 "使索引中的常見問答持續與資料檔一致，直到停止程式。"})));
  command->add_option("--index", options->index, std::string(say({"Directory of the index", "索引目錄"})))->required();
  command->add_option("--store", options->store, std::string(say({"FAQ store: one SQLite file", "常見問答資料檔（SQLite）"})))->required();
  command->add_option("--every", options->every_ms, std::string(say({"Milliseconds between looks at the store (default 200)", "查看資料檔的間隔毫秒（預設 200）"})))
      ->check(CLI::Range(10, 3'600'000));
  command->add_flag("--once", options->once, std::string(say({"Bring the index up to the store and end", "更新一次後結束"})));
  command->callback([options, &run] { run = [options] { return follow(*options); }; });
}

}  // namespace opendata::cli
