#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <opendata/search/searcher.hpp>
#include <random>
#include <thread>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata::search;

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t old_size = 400;
constexpr std::size_t new_size = 1'500;

std::string documents(std::size_t count) {
  std::string lines;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    lines += R"({"id":"d)" + n + R"(","kind":"page","title":"寵物登記第)" + n +
             R"(號","body":"飼主應於寵物出生後四個月內辦理登記，編號)" + n + "。\"}\n";
  }
  return lines;
}

/// A build that runs in another process.
class Build {
 public:
  Build(const std::string& index, const std::string& file) {
    std::string program = OPENDATA_INDEX;
    std::string arguments[] = {"build", "--index", index, "--documents", file};
    std::vector<char*> argv{program.data()};
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    REQUIRE(::posix_spawn(&pid_, program.c_str(), &quiet, nullptr, argv.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&quiet);
  }
  void kill() const { ::kill(pid_, SIGKILL); }
  [[nodiscard]] int wait() const {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    return status;
  }

 private:
  pid_t pid_ = 0;
};

/// How many documents the live index has, after a search that must find each of them.
std::uint64_t readable_documents(const std::string& index) {
  const auto searcher = Searcher::open(index);
  REQUIRE(searcher);
  Query query;
  query.text = "寵物登記";
  query.mode = Mode::keyword;
  const auto result = searcher->search(query);
  REQUIRE(result);
  REQUIRE(!result->hits.empty());
  REQUIRE(searcher->get("d0"));
  return searcher->stats()->documents;
}

}  // namespace

TEST_CASE("An index stays readable and whole when its build is killed at any moment") {
  const test::TemporaryDirectory directory;
  const std::string index = (directory.path() / "index").string();
  const std::string old_file = directory.write("old.jsonl", documents(old_size));
  const std::string new_file = directory.write("new.jsonl", documents(new_size));
  REQUIRE(Build(index, old_file).wait() == 0);
  const auto begin = Clock::now();
  REQUIRE(Build((directory.path() / "other").string(), new_file).wait() == 0);
  const double whole = std::chrono::duration<double>(Clock::now() - begin).count();

  std::mt19937 random(20240506);
  std::uniform_real_distribution<double> moment(0, whole);
  int killed = 0;
  for (int i = 0; i < 20; ++i) {
    const Build build(index, new_file);
    std::this_thread::sleep_for(std::chrono::duration<double>(moment(random)));
    build.kill();
    const int status = build.wait();
    killed += WIFSIGNALED(status) ? 1 : 0;
    const std::uint64_t found = readable_documents(index);
    CAPTURE(i, found);
    CHECK((found == old_size || found == new_size));
  }
  CHECK(killed > 0);
  REQUIRE(Build(index, old_file).wait() == 0);
  CHECK(readable_documents(index) == old_size);
  std::size_t generations = 0;
  for (const auto& entry : std::filesystem::directory_iterator(index)) generations += entry.is_directory() ? 1 : 0;
  CHECK(generations <= 2);
}
