#include <opendata/json.hpp>
#include <random>
#include <set>
#include <thread>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/fake_web.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

namespace {

constexpr std::size_t pages = 80;
constexpr std::size_t kills = 12;
constexpr std::size_t most_pages_between = 5;  ///< with what a killed check still had under way, fewer than all pages

struct Run {
  test::TemporaryDirectory directory;
  test::FakeWeb web{[](const httplib::Request& request, httplib::Response& response) {
    std::this_thread::sleep_for(std::chrono::milliseconds(4));
    const bool there = request.path.rfind("/there/", 0) == 0;
    response.status = there ? 200 : 404;
    response.set_content("x", "text/plain");
  }};
  std::vector<std::string> command() {
    std::string list;
    for (std::size_t i = 0; i < pages; ++i) list += web.url((i % 10 == 0 ? "/lost/" : "/there/") + std::to_string(i)) + "?token=sekret\n";
    return {OPENDATA_PUSH, "links", "--list", directory.write("list.txt", list), "--state", (directory.path() / "state").string(),
            "--report", report().string(), "--days", "0", "--delay", "0", "--allow-address", "127.0.0.1", "--allow-port",
            std::to_string(web.port())};
  }
  [[nodiscard]] std::filesystem::path report() const { return directory.path() / "report.json"; }
};

/// A check is killed by how far it came, not by the clock: a fast machine would have ended it, a slow one not begun.
void wait_for_pages(test::FakeWeb& web, std::size_t seen) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (web.count("HEAD ") < seen && std::chrono::steady_clock::now() < deadline)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  REQUIRE(web.count("HEAD ") >= seen);
}

}  // namespace

TEST_CASE("A check of links killed at any moment goes on where it stopped", "[failure][links]") {
  Run run;
  const auto command = run.command();
  std::mt19937 random(20260501);
  for (std::size_t kill = 0; kill < kills; ++kill) {
    test::ChildProcess child(command);
    wait_for_pages(run.web, run.web.count("HEAD ") + std::uniform_int_distribution<std::size_t>(0, most_pages_between)(random));
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(0, 3'000)(random)));
    REQUIRE(child.kill());
  }
  CHECK(test::ChildProcess(command).wait() == 3);  // some are dead
  // Every page was asked for once, but those that a kill interrupted; lost ones are asked for by GET too.
  CHECK(run.web.count("HEAD ") <= pages + kills);
  CHECK(run.web.count("HEAD ") >= pages);
  const std::string text = test::read_text(run.report());
  const auto report = json::parse(text, json::Dialect::strict).value();
  CHECK(report.find("links")->items().size() == pages);
  CHECK(report.find("counts")->find("dead")->integer() == pages / 10);
  CHECK(report.find("counts")->find("good")->integer() == pages - pages / 10);
  CHECK(text.find("sekret") == std::string::npos);
  for (const auto& file : std::filesystem::recursive_directory_iterator(run.directory.path() / "state"))
    if (file.is_regular_file()) CHECK(test::read_text(file.path()).find("sekret") == std::string::npos);
}

TEST_CASE("The exit code says whether a link is dead", "[failure][links]") {
  Run run;
  auto command = run.command();
  run.directory.write("list.txt", run.web.url("/there/1") + "\n");
  CHECK(test::ChildProcess(command).wait() == 0);
  run.directory.write("list.txt", run.web.url("/lost/1") + "\n");
  CHECK(test::ChildProcess(command).wait() == 3);
  command[9] = "3";  // --days: not dead yet
  CHECK(test::ChildProcess(command).wait() == 0);
  run.directory.write("list.txt", "");
  CHECK(test::ChildProcess(command).wait() == 1);
  command[7] = "report.txt";
  run.directory.write("list.txt", run.web.url("/there/1") + "\n");
  CHECK(test::ChildProcess(command).wait() == 1);
  command[9] = "400";
  CHECK(test::ChildProcess(command).wait() == 2);
}
