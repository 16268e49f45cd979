#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <thread>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "usage/recorder.hpp"

using namespace opendata;
using namespace opendata::api::usage;
using search::usage::UsageFile;

namespace {

/// Counts and writes for ever; a byte into `written` after each batch.
[[noreturn]] void count_for_ever(const std::filesystem::path& file, int written) {
  auto recorder = Recorder::open({file.string(), 2}, std::chrono::system_clock::now);
  while (recorder) {
    (*recorder)->count(Counted::faq_opened, "AP-001");
    (*recorder)->count(Counted::helpful, "AP-001");
    if (!(*recorder)->write() || ::write(written, "x", 1) != 1) break;
  }
  ::_exit(1);
}

std::uint64_t bytes_in(int pipe) {
  std::uint64_t count = 0;
  for (char c = 0; ::read(pipe, &c, 1) == 1;) ++count;
  return count;
}

}  // namespace

TEST_CASE("Counts of a server killed at any moment are whole: every batch that was written, and no part of another", "[failure]") {
  const test::TemporaryDirectory directory;
  const auto file = directory.path() / "usage.db";
  std::mt19937 random(20261127);
  std::uint64_t acknowledged = 0;
  for (int round = 0; round < 25; ++round) {
    CAPTURE(round);
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) count_for_ever(file, ends[1]);
    ::close(ends[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(5, 120)(random)));
    ::kill(child, SIGKILL);
    acknowledged += bytes_in(ends[0]);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    if (!std::filesystem::exists(file)) continue;
    const auto counts = UsageFile::open(file, UsageFile::Access::write);
    REQUIRE(counts);
    const auto opened = counts->sums(Counted::faq_opened, 0, 1'000'000).value(), helpful = counts->sums(Counted::helpful, 0, 1'000'000).value();
    CHECK(opened == helpful);
    const auto kept = opened.empty() ? 0 : opened.at("AP-001");
    CHECK(kept >= acknowledged);
    CHECK(kept <= acknowledged + 1);
    acknowledged = kept;
  }
  CHECK(acknowledged > 25);
}
