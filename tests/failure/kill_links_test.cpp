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

constexpr int pages = 160;
constexpr int kills = 12;

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
    for (int i = 0; i < pages; ++i) list += web.url((i % 10 == 0 ? "/lost/" : "/there/") + std::to_string(i)) + "?token=sekret\n";
    return {OPENDATA_PUSH, "links", "--list", directory.write("list.txt", list), "--state", (directory.path() / "state").string(),
            "--report", report().string(), "--days", "0", "--delay", "0", "--allow-address", "127.0.0.1", "--allow-port",
            std::to_string(web.port())};
  }
  /// Until so many more pages were asked for; not for ever.
  void wait_for_pages(std::size_t more) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    const std::size_t wanted = web.count("HEAD ") + more;
    while (web.count("HEAD ") < wanted && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  [[nodiscard]] std::filesystem::path report() const { return directory.path() / "report.json"; }
};

}  // namespace

TEST_CASE("A check of links killed at any moment goes on where it stopped", "[failure][links]") {
  Run run;
  const auto command = run.command();
  std::mt19937 random(20260501);
  // After pages that were seen to be asked for: no machine is so fast that a run ends before, and the next begins anew.
  for (int i = 0; i < kills; ++i) {
    test::ChildProcess child(command);
    run.wait_for_pages(std::uniform_int_distribution<std::size_t>(1, 5)(random));
    CHECK(child.kill());
  }
  CHECK(test::ChildProcess(command).wait() == 3);  // some are dead
  // Every page was asked for once, but those that a kill interrupted; lost ones are asked for by GET too.
  CHECK(run.web.count("HEAD ") <= static_cast<std::size_t>(pages + kills));
  CHECK(run.web.count("HEAD ") >= static_cast<std::size_t>(pages));
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
