#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <chrono>
#include <opendata/search/index_updater.hpp>
#include <thread>

#include "support/child_process.hpp"
#include "unit/search/sample_index.hpp"

// Shards on other machines: real servers of Xapian on loopback.

using namespace opendata;
using namespace opendata::search;

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::string program(const std::string& name) {
  const fs::path path = "/usr/bin/" + name;
  return fs::exists(path) ? path.string() : std::string();
}

/// A port of loopback that nobody listens on.
unsigned free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(::bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  ::close(fd);
  return ntohs(address.sin_port);
}

bool listens(unsigned port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  const bool connected = ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return connected;
}

template <class Condition>
bool eventually(Condition&& condition) {
  for (const auto begin = Clock::now(); Clock::now() - begin < std::chrono::seconds(20);) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

/// A machine with one shard: the server and the processes that it starts for each connection.
class ShardServer {
 public:
  ShardServer(unsigned port, const fs::path& database)
      : group_(std::make_unique<test::ChildProcess>(std::vector<std::string>{
            "/usr/bin/setsid", "--wait", program("xapian-tcpsrv"), "--quiet", "--interface", "127.0.0.1", "--port",
            std::to_string(port), database.string()})),
        mark_(database.string()) {
    REQUIRE(eventually([port] { return listens(port); }));
  }
  ShardServer(const ShardServer&) = delete;
  ShardServer& operator=(const ShardServer&) = delete;
  ~ShardServer() { kill(); }
  /// As when the machine loses power.
  void kill() {
    if (!group_) return;
    for (const auto& entry : fs::directory_iterator("/proc")) {
      const std::string name = entry.path().filename().string();
      if (name.find_first_not_of("0123456789") != std::string::npos) continue;
      const std::string line = test::read_text(entry.path() / "cmdline");
      if (line.find("xapian-tcpsrv") != std::string::npos && line.find(mark_) != std::string::npos)
        ::kill(std::stoi(name), SIGKILL);
    }
    group_->wait();
    group_.reset();
  }

 private:
  std::unique_ptr<test::ChildProcess> group_;
  std::string mark_;
};

std::vector<Document> corpus() {
  const std::vector<std::string> subjects{"寵物登記", "動產質借", "房屋稅", "公墓", "噪音", "菸酒", "門牌", "勞工保險"};
  const std::vector<std::string> acts{"申請", "補發", "檢舉", "查詢", "減免", "罰鍰"};
  std::vector<Document> documents;
  for (std::uint32_t i = 0; i < 360; ++i) {
    const std::string& subject = subjects[i % subjects.size()];
    const std::string& act = acts[i / subjects.size() % acts.size()];
    Document document = test::faq("F" + std::to_string(i), subject + act + "第" + std::to_string(i) + "問",
                                  subject + "之" + act + "，依動物保護法第" + std::to_string(i % 40 + 1) + "條辦理。");
    document.agency = "機關" + std::to_string(i % 5);
    document.category = "類別" + std::to_string(i % 3) + "/細類" + std::to_string(i % 4);
    document.modified = "2024-0" + std::to_string(i % 9 + 1) + "-15";
    documents.push_back(document);
  }
  for (std::uint32_t i = 1; i <= 300; ++i)
    documents.push_back(test::article("T0000001", "動物保護法", i, 0,
                                      subjects[i % 8] + "應" + acts[i % 6] + "，違反第" + std::to_string(i / 7 + 1) +
                                          "條者處罰鍰" + std::to_string(i) + "元。"));
  return documents;
}

void build(const fs::path& path, std::size_t shards) {
  auto builder = IndexBuilder::create(path, {}, {shards});
  REQUIRE(builder);
  REQUIRE(builder->add_law("T0000001", "動物保護法", {"動保法"}, true));
  for (const Document& document : corpus()) REQUIRE(builder->add(document));
  REQUIRE(builder->finish());
}

std::vector<Query> queries() {
  std::vector<Query> all;
  for (const char* text : {"寵物登記如何申請", "噪音檢舉罰鍰", "門牌", "勞工保險補發查詢", "動保法第12條", "動物保護法", "處罰鍰"})
    for (const Mode mode : {Mode::automatic, Mode::full_text, Mode::keyword, Mode::phrase})
      for (const char* kind : {"", "faq", "article"}) {
        Query query;
        query.text = text;
        query.mode = mode;
        if (*kind != '\0') query.kinds = {kind};
        query.limit = 40;
        all.push_back(query);
      }
  Query browse;
  browse.text = "類別1";
  browse.mode = Mode::category;
  browse.limit = 100;
  all.push_back(browse);
  Query boolean;
  boolean.text = "(寵物 OR 門牌) AND NOT 檢舉";
  boolean.mode = Mode::boolean;
  boolean.limit = 100;
  all.push_back(boolean);
  Query filtered;
  filtered.text = "申請";
  filtered.agency = "機關3";
  all.push_back(filtered);
  return all;
}

void check_same(const Searcher& a, const Searcher& b) {
  for (const Query& query : queries()) {
    const auto one = a.search(query), other = b.search(query);
    CAPTURE(query.text, name(query.mode), query.kinds);
    REQUIRE(one);
    REQUIRE(other);
    CHECK(test::ids(*one) == test::ids(*other));
    CHECK(one->total == other->total);
    CHECK(one->cited == other->cited);
    CHECK(other->missing_shards.empty());
    for (std::size_t i = 0; i < std::min(one->hits.size(), other->hits.size()); ++i) {
      CHECK(std::abs(one->hits[i].score - other->hits[i].score) < 1e-6);
      CHECK(one->hits[i].snippet.text == other->hits[i].snippet.text);
    }
    for (const auto& [facet, counts] : one->facets) {
      REQUIRE(counts.size() == other->facets.at(facet).size());
      for (std::size_t i = 0; i < counts.size(); ++i) CHECK(counts[i].count == other->facets.at(facet)[i].count);
    }
  }
}

Searcher open(const fs::path& path, MissingShards missing) {
  auto searcher = Searcher::open(path, {missing});
  REQUIRE(searcher);
  return std::move(*searcher);
}

void write_stub(const fs::path& file, const std::vector<std::string>& lines) {
  std::ofstream out(file);
  for (const std::string& line : lines) out << line << '\n';
}

std::string remote(unsigned port) { return "remote 127.0.0.1:" + std::to_string(port); }

/// An index of three shards, two databases of which are on "other machines".
struct Cluster {
  test::TemporaryDirectory directory;
  fs::path front = directory.path() / "front";
  fs::path generation = front / "gen-000001";
  fs::path elsewhere = directory.path() / "elsewhere";
  unsigned texts_port = free_port(), articles_port = free_port();

  Cluster() {
    build(front, 3);
    fs::create_directories(elsewhere);
    fs::rename(generation / "texts-1", elsewhere / "texts-1");
    fs::rename(generation / "articles-2", elsewhere / "articles-2");
    write_stub(generation / "texts", {"auto texts-0", remote(texts_port), "auto texts-2"});
    write_stub(generation / "articles", {"auto articles-0", "auto articles-1", remote(articles_port)});
  }
};

bool skipped() {
  if (!program("xapian-tcpsrv").empty()) return false;
  WARN("skipped: xapian-tcpsrv (package xapian-tools) is not installed");
  return true;
}

}  // namespace

TEST_CASE("Several shards on one machine answer as a single index does") {
  const test::TemporaryDirectory directory;
  build(directory.path() / "one", 1);
  const std::size_t shards = GENERATE(2U, 3U, 5U);
  build(directory.path() / "many", shards);
  const Searcher one = open(directory.path() / "one", MissingShards::error);
  const Searcher many = open(directory.path() / "many", MissingShards::error);
  check_same(one, many);
  CHECK(one.get("F17")->title == many.get("F17")->title);
  CHECK(one.articles("T0000001")->size() == many.articles("T0000001")->size());
  CHECK(one.article("T0000001/17")->next == many.article("T0000001/17")->next);
  CHECK(one.stats()->by_kind == many.stats()->by_kind);
}

TEST_CASE("Shards on other machines answer as a single index does") {
  if (skipped()) return;
  Cluster cluster;
  build(cluster.directory.path() / "one", 1);
  const ShardServer texts(cluster.texts_port, cluster.elsewhere / "texts-1");
  const ShardServer articles(cluster.articles_port, cluster.elsewhere / "articles-2");
  const Searcher one = open(cluster.directory.path() / "one", MissingShards::error);
  const Searcher many = open(cluster.front, MissingShards::error);
  check_same(one, many);
  CHECK(one.get("F17")->title == many.get("F17")->title);
  CHECK(one.articles("T0000001")->size() == many.articles("T0000001")->size());
  CHECK(one.article("T0000001/17")->next == many.article("T0000001/17")->next);
}

TEST_CASE("A dead shard is an error that names it, or a partial answer that says so, and its return needs no restart") {
  if (skipped()) return;
  Cluster cluster;
  auto texts = std::make_unique<ShardServer>(cluster.texts_port, cluster.elsewhere / "texts-1");
  const ShardServer articles(cluster.articles_port, cluster.elsewhere / "articles-2");
  const Searcher strict = open(cluster.front, MissingShards::error);
  const Searcher lenient = open(cluster.front, MissingShards::partial_answer);
  const std::string address = "127.0.0.1:" + std::to_string(cluster.texts_port);
  Query query;
  query.text = "寵物登記如何申請";
  query.limit = 100;
  const auto whole = strict.search(query);
  REQUIRE(whole);
  REQUIRE(lenient.search(query)->missing_shards.empty());

  texts->kill();
  const auto refused = strict.search(query);
  REQUIRE(!refused);
  CHECK(refused.error().code() == Errc::io_failure);
  CHECK(refused.error().where().file == address);
  const auto partial = lenient.search(query);
  REQUIRE(partial);
  CHECK(partial->missing_shards == std::vector<std::string>{address});
  CHECK(!partial->hits.empty());
  CHECK(partial->total < whole->total);
  CHECK(Searcher::open(cluster.front, {MissingShards::error}).error().where().file == address);
  CHECK(open(cluster.front, MissingShards::partial_answer).search(query)->missing_shards.size() == 1);

  texts = std::make_unique<ShardServer>(cluster.texts_port, cluster.elsewhere / "texts-1");
  CHECK(test::ids(*strict.search(query)) == test::ids(*whole));
  CHECK(eventually([&] {
    const auto again = lenient.search(query);
    return again && again->missing_shards.empty() && test::ids(*again) == test::ids(*whole);
  }));
}

TEST_CASE("Without any shard that answers, a partial answer is an error too") {
  if (skipped()) return;
  const test::TemporaryDirectory directory;
  build(directory.path() / "front", 1);
  const fs::path generation = directory.path() / "front" / "gen-000001";
  for (const char* name : {"texts", "articles"}) {
    fs::rename(generation / name, directory.path() / name);
    write_stub(generation / name, {remote(free_port())});
  }
  const auto searcher = Searcher::open(directory.path() / "front", {MissingShards::partial_answer});
  REQUIRE(!searcher);
  CHECK(searcher.error().code() == Errc::io_failure);
}

TEST_CASE("Updates at the front follow into answers from shards on other machines") {
  if (skipped()) return;
  Cluster cluster;
  const ShardServer texts(cluster.texts_port, cluster.elsewhere / "texts-1");
  const ShardServer articles(cluster.articles_port, cluster.elsewhere / "articles-2");
  Searcher searcher = open(cluster.front, MissingShards::error);
  auto updater = IndexUpdater::open(cluster.front);
  REQUIRE(updater);
  for (int i = 0; i < 6; ++i)
    REQUIRE(updater->add(test::faq("F" + std::to_string(i), "停水公告", "自來水公司第" + std::to_string(i) + "號")));
  REQUIRE(updater->remove("F7"));
  REQUIRE(updater->commit());
  REQUIRE(searcher.refresh());
  Query query;
  query.text = "停水公告";
  query.mode = Mode::phrase;
  CHECK(searcher.search(query)->total == 6);
  CHECK(searcher.get("F1")->title == "停水公告");
  CHECK(searcher.get("F7").error().code() == Errc::not_found);
  CHECK(searcher.stats()->documents == corpus().size() - 1);
}

TEST_CASE("A list of shards that does not fit the index is refused with what to do") {
  Cluster cluster;
  const auto error = [&] {
    const auto searcher = Searcher::open(cluster.front);
    REQUIRE(!searcher);
    return searcher.error().code();
  };
  SECTION("one too few") { write_stub(cluster.generation / "texts", {"auto texts-0", "auto texts-2"}); }
  SECTION("another order") { write_stub(cluster.generation / "articles", {"auto articles-1", "auto articles-0"}); }
  SECTION("no port") { write_stub(cluster.generation / "articles", {"remote 127.0.0.1"}); }
  SECTION("a word too many") { write_stub(cluster.generation / "articles", {"auto articles-0 please"}); }
  SECTION("empty") { write_stub(cluster.generation / "articles", {}); }
  CHECK(error() == Errc::corrupt);
}

TEST_CASE("A replica by xapian-replicate takes the place of a shard") {
  if (skipped() || program("xapian-replicate-server").empty() || program("xapian-replicate").empty()) return;
  Cluster cluster;
  build(cluster.directory.path() / "one", 1);
  const unsigned port = free_port();
  test::ChildProcess master({program("xapian-replicate-server"), "--interface", "127.0.0.1", "--port",
                             std::to_string(port), cluster.elsewhere.string()});
  REQUIRE(eventually([port] { return listens(port); }));
  const fs::path copies = cluster.directory.path() / "copies";
  fs::create_directories(copies);
  for (const char* name : {"texts-1", "articles-2"}) {
    test::ChildProcess copy({program("xapian-replicate"), "--host", "127.0.0.1", "--port", std::to_string(port),
                             "--master", name, "--one-shot", "--quiet", (copies / name).string()});
    REQUIRE(copy.wait() == 0);
  }
  master.kill();
  const ShardServer texts(cluster.texts_port, copies / "texts-1");
  const ShardServer articles(cluster.articles_port, copies / "articles-2");
  check_same(open(cluster.directory.path() / "one", MissingShards::error), open(cluster.front, MissingShards::error));
}
