#include "support/postgresql_server.hpp"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>

#include "postgresql/connection.hpp"
#include "support/catch.hpp"

namespace test {
namespace {

const std::filesystem::path programs = "/usr/lib/postgresql/15/bin";

/// PostgreSQL refuses to run as root.
void become_ordinary() {
  if (::getuid() != 0) return;
  const passwd* nobody = ::getpwnam("nobody");
  if (nobody == nullptr || ::setgroups(0, nullptr) != 0 || ::setgid(nobody->pw_gid) != 0 ||
      ::setuid(nobody->pw_uid) != 0)
    ::_exit(126);
}

}  // namespace

std::unique_ptr<PostgresqlServer> PostgresqlServer::start() {
  if (!std::filesystem::exists(programs / "initdb")) {
    WARN("skipped: PostgreSQL 15 is not installed (Debian package postgresql-15)");
    return nullptr;
  }
  std::unique_ptr<PostgresqlServer> server(new PostgresqlServer);
  if (const passwd* nobody = ::getpwnam("nobody"); ::getuid() == 0 && nobody != nullptr) {
    if (::chown(server->directory_.path().c_str(), nobody->pw_uid, nobody->pw_gid) != 0)
      throw std::runtime_error("chown");
  }
  const auto data = (server->directory_.path() / "data").string();
  const pid_t made =
      server->spawn({(programs / "initdb").string(), "-D", data, "-U", "opendata", "-A", "trust", "-E", "UTF8",
                     "--no-sync", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh-TW"});
  int status = 0;
  ::waitpid(made, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error("initdb failed");
  server->run();
  return server;
}

pid_t PostgresqlServer::spawn(const std::vector<std::string>& arguments) const {
  const pid_t pid = ::fork();
  if (pid != 0) return pid;
  become_ordinary();
  if (::chdir(directory_.path().c_str()) != 0) ::_exit(125);
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, descriptor);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

void PostgresqlServer::run() {
  const auto path = directory_.path().string();
  pid_ = spawn({(programs / "postgres").string(), "-D", path + "/data", "-k", path, "-c", "listen_addresses=", "-c",
                "fsync=off", "-c", "shared_buffers=16MB", "-c", "max_connections=40", "-c", "log_destination=stderr"});
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (PQping(connection().c_str()) != PQPING_OK) {
    if (std::chrono::steady_clock::now() > end) throw std::runtime_error("PostgreSQL does not start");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

void PostgresqlServer::stop() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGINT);  // "fast": open connections are ended
  ::waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

PostgresqlServer::~PostgresqlServer() { stop(); }

std::string PostgresqlServer::connection(const std::string& role) const {
  return "host=" + directory_.path().string() + " user=" + role + " dbname=postgres";
}

std::string PostgresqlServer::ask(const std::string& sql) const {
  auto database = opendata::postgresql::Connection::open(connection(), "test");
  if (!database) return "(no connection)";
  const auto result = database->run(sql);
  if (!result) return "(error " + result.error().state + ")";
  if (PQntuples(result->get()) == 0) return "(none)";
  return std::string(opendata::postgresql::cell(result->get(), 0, 0).value_or("(null)"));
}

void PostgresqlServer::cut_connections() const {
  static_cast<void>(
      ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
          "backend_type = 'client backend'"));
}

}  // namespace test
