#include "push/engine.hpp"

#include "push/completed_withdrawal.hpp"

namespace opendata::push {
namespace {

/// Looks that found something to do although the look before had led to all of it being done.
constexpr unsigned tolerated_repeats = 2;

using Look = std::function<Reached<Plan>()>;

class Run {
 public:
  Run(const Look& look, Observer& observer) : look_(look), observer_(observer) {}

  /// One look and all steps that it shows; true when nothing was left.
  Reached<bool> round(Backoff& backoff) {
    auto plan = look_();
    if (!plan) return troubled(std::move(plan.error()));
    if (plan->empty()) return true;
    if (++rounds_ > tolerated_repeats + 1) {
      return lasting(Errc::refused,
                     {"the far end does not keep what it was sent; the first difference is named",
                      "對方平臺未保留所送內容；此為第一項差異"},
                     {{}, 0, plan->front().changes.front().item});
    }
    for (const Step& step : *plan) {
      if (auto made = make(step, backoff); !made) return troubled(std::move(made.error()));
    }
    return false;
  }
  [[nodiscard]] const Pushed& pushed() const { return pushed_; }

 private:
  Reached<void> make(const Step& step, Backoff& backoff) {
    for (const Change& change : step.changes) observer_.making(change);
    if (auto made = step.make(); !made) {
      rounds_ = 0;  // interrupted: that something is left says nothing
      return made;
    }
    backoff.progress();
    for (const Change& change : step.changes) {
      ++pushed_.changes;
      pushed_.bytes += change.bytes;
    }
    return {};
  }
  const Look& look_;
  Observer& observer_;
  Pushed pushed_;
  unsigned rounds_ = 0;
};

/// Looks for what is left of a push. Before anything is sent, a withdrawal that was complete is forgotten: a catalogue
/// that is restored from an older backup tells the same withdrawal again, without knowing what we bring there now.
Reached<Plan> look_for_push(Target& target, const Release& release, Journal& journal) {
  auto plan = target.look(release, journal);
  if (!plan) return plan;
  if (auto forgotten = forget_completed(journal); !forgotten) return lasting(forgotten.error());
  return plan;
}

/// Looks and makes until nothing is left.
Result<Pushed> bring(const Look& look, const Pace& pace, Clock& clock, Observer& observer, Mode mode) {
  Backoff backoff(pace);
  Run run(look, observer);
  for (;;) {
    Reached<bool> done = false;
    if (mode == Mode::dry_run) {
      auto plan = look();
      if (plan) return Pushed{std::move(*plan), 0, 0};
      done = troubled(std::move(plan.error()));
    } else {
      done = run.round(backoff);
    }
    if (done && *done) return run.pushed();
    if (done) continue;
    if (done.error().kind != Trouble::Kind::passing) return failure(std::move(done.error().error));
    const auto wait = backoff.next(done.error().wait);
    if (!wait) return failure(std::move(done.error().error));
    observer.waiting(*wait, done.error().error);
    clock.sleep(*wait);
  }
}

}  // namespace

Result<Pushed> push_release(Target& target, const Release& release, Journal& journal, const Pace& pace, Clock& clock,
                            Observer& observer, Mode mode) {
  if (auto fit = target.check(release); !fit) return failure(std::move(fit.error()));
  if (mode == Mode::dry_run) journal.rehearse();
  return bring([&] { return look_for_push(target, release, journal); }, pace, clock, observer, mode);
}

Result<Pushed> push_withdrawal(Target& target, const std::string& dataset_id, Journal& journal, const Pace& pace,
                               Clock& clock, Observer& observer, Mode mode) {
  if (mode == Mode::dry_run) journal.rehearse();
  return bring([&] { return target.look_withdrawn(dataset_id, journal); }, pace, clock, observer, mode);
}

}  // namespace opendata::push
