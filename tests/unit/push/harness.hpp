#pragma once
#include <memory>
#include <opendata/withdraw.hpp>
#include <string>
#include <vector>

#include "push/engine.hpp"
#include "push/http/client.hpp"
#include "support/catch.hpp"
#include "support/fake_platform.hpp"
#include "support/pushable.hpp"

namespace test {

namespace push = opendata::push;

/// Time that passes only by sleeping, so that no test waits for a backoff.
class FakeClock : public push::Clock {
 public:
  std::chrono::steady_clock::time_point now() override { return now_; }
  void sleep(push::milliseconds duration) override {
    now_ += duration;
    slept.push_back(duration);
  }
  std::vector<push::milliseconds> slept;

 private:
  std::chrono::steady_clock::time_point now_{};
};

class Notes : public push::Observer {
 public:
  void making(const push::Change& change) override { made.push_back(change.item); }
  void waiting(push::milliseconds /*wait*/, const opendata::Error& error) override {
    errors.push_back(format_error(error, opendata::Language::en));
  }
  std::vector<std::string> made, errors;
};

/// A client of a fake platform; the token comes the way it does for people.
inline push::HttpClient client_of(const FakePlatform& platform, std::vector<std::string> headers, FakeClock& clock,
                                  const std::string& token = FakePlatform::key) {
  const TemporaryDirectory directory;
  const auto file = directory.write("token", token + "\n");
  std::filesystem::permissions(file, std::filesystem::perms::owner_read);
  auto base = push::parse_base_address(platform.url(), push::PlainHttp::on_loopback).value();
  push::Pace pace;
  pace.per_second = 0;
  return {{std::move(base), std::move(headers), {}, push::seconds(2)},
          std::move(push::Token::from_file(file).value()),
          pace,
          clock};
}

/// One push with its own journal, as a run of the program makes it.
struct Attempt {
  opendata::Result<push::Pushed> outcome = push::Pushed{};
  Notes notes;
  FakeClock clock;
};
inline Attempt push_once(push::Target& target, const opendata::Release& release, const TemporaryDirectory& state,
                         push::Mode mode = push::Mode::push) {
  Attempt attempt;
  auto journal = push::Journal::open(state.path(), "target", release.metadata.id);
  push::Pace pace;
  attempt.outcome = push::push_release(target, release, journal.value(), pace, attempt.clock, attempt.notes, mode);
  return attempt;
}

inline Attempt withdraw_once(push::Target& target, const std::string& dataset_id, const TemporaryDirectory& state,
                             push::Mode mode = push::Mode::push) {
  Attempt attempt;
  auto journal = push::Journal::open(state.path(), "target", dataset_id);
  attempt.outcome =
      push::push_withdrawal(target, dataset_id, journal.value(), {}, attempt.clock, attempt.notes, mode);
  return attempt;
}

/// A catalogue as it stood when this was made.
class Backup {
 public:
  explicit Backup(std::filesystem::path catalog) : catalog_(std::move(catalog)) {
    std::filesystem::copy(catalog_, kept_.path() / "catalog", std::filesystem::copy_options::recursive);
  }
  void restore() const {
    std::filesystem::remove_all(catalog_);
    std::filesystem::copy(kept_.path() / "catalog", catalog_, std::filesystem::copy_options::recursive);
  }

 private:
  std::filesystem::path catalog_;
  TemporaryDirectory kept_;
};

/// Leaves at the far end a release that the catalogue does not know, which is one of a backup in which the dataset was
/// taken back already, and taken back again.
inline void push_past_a_backup(push::Target& target, const opendata::Release& first, const TemporaryDirectory& source,
                               const TemporaryDirectory& state) {
  const auto catalog = source.path() / "catalog";
  const std::string& id = first.metadata.id;
  REQUIRE(push_once(target, first, state).outcome);
  REQUIRE(opendata::withdraw({catalog, id}));
  REQUIRE(withdraw_once(target, id, state).outcome);
  const Backup backup(catalog);
  REQUIRE(opendata::resume(catalog, id));
  REQUIRE(push_once(target, publish_pushable(source, other_source()), state).outcome);
  backup.restore();
  REQUIRE(opendata::withdraw({catalog, id}));
}

inline std::string error_of(const Attempt& attempt) {
  return attempt.outcome ? "" : format_error(attempt.outcome.error(), opendata::Language::en);
}

}  // namespace test
