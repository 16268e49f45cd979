#include "admin/workflow.hpp"

#include <array>

#include "admin/citations.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;
using faq::State;

namespace {

constexpr Message changed_meanwhile{"somebody else changed this entry meanwhile; read it again and merge", "此問答已被他人修改；請重新讀取並合併"};

/// A conflict is another editor's change, or a program that holds the store.
tl::unexpected<Problem> refuse_conflict(const Error& error, const faq::Edit& edit) {
  if (faq::is_outdated(error) && edit.based_on == 0)
    return refuse({ProblemKind::conflict, {"there is already an entry of this id", "此編號已有問答"}, "id"});
  if (faq::is_outdated(error)) return refuse({ProblemKind::precondition_failed, changed_meanwhile});
  return refuse({ProblemKind::not_available, {"another program is writing to the store; try again", "其他程式正在寫入資料檔，請稍後再試"}, {}, {}, {}, {{"Retry-After", "10"}}});
}

constexpr Message written_by_yourself{"you wrote this; another reviewer has to publish it", "您是此內容的撰寫者，須由另一位審核者發布"};

Result<void> check_four_eyes(const faq::Store& store, const std::string& id, const std::string& who) {
  const auto history = store.history(id);
  if (!history) return failure(history.error());
  if (authors_of(*history).contains(who)) return failure(Errc::refused, written_by_yourself);
  return {};
}

/// Looks and moves in one transaction: nothing can be written between.
Result<faq::Stored> move_with_four_eyes(faq::Store& store, const std::string& id, State to, const faq::Edit& edit) {
  std::optional<faq::Stored> moved;
  auto done = store.together([&]() -> Result<void> {
    if (auto others = check_four_eyes(store, id, edit.who); !others) return others;
    auto stored = store.move_to(id, to, edit);
    if (!stored) return failure(std::move(stored.error()));
    moved = std::move(*stored);
    return {};
  });
  if (!done) return failure(std::move(done.error()));
  return std::move(*moved);
}

}  // namespace

Role least_role_for(State to) { return to == State::published || to == State::retired ? Role::reviewer : Role::editor; }

std::vector<State> next_states(State from, Role role) {
  struct Step {
    State from, to;
  };
  constexpr std::array steps{Step{State::draft, State::in_review},     Step{State::draft, State::retired},
                             Step{State::in_review, State::published}, Step{State::in_review, State::draft},
                             Step{State::published, State::retired},   Step{State::retired, State::draft}};
  std::vector<State> next;
  for (const Step& step : steps)
    if (step.from == from && role >= least_role_for(step.to)) next.push_back(step.to);
  return next;
}

std::set<std::string> authors_of(const std::vector<faq::Change>& history) {
  std::set<std::string> authors;
  const faq::Change* before = nullptr;
  for (const faq::Change& change : history) {
    if (before == nullptr || change.entry != before->entry) authors.insert(change.who);
    if (change.state == State::published) authors.clear();
    before = &change;
  }
  return authors;
}

tl::unexpected<Problem> refuse_entry(const Error& error, Language language) {
  const auto& field = error.where().column;
  if (field.empty()) return refuse(error);
  Problem problem{ProblemKind::invalid_parameter, {"a field of the entry is not right", "問答的欄位內容不正確"}, field};
  problem.reason = error.message(language);
  return refuse(std::move(problem));
}

Outcome<faq::Stored> save_entry(FaqDesk& desk, faq::Store& store, faq::Entry entry, const faq::Edit& edit, Language language) {
  if (auto valid = faq::validate(entry); !valid) return refuse_entry(valid.error(), language);
  const auto before = store.find(entry.id);
  look_up_citations(desk, entry, before ? before->entry : faq::Entry());
  auto stored = store.save(entry, edit);
  if (stored) return std::move(*stored);
  if (stored.error().code() == Errc::conflict) return refuse_conflict(stored.error(), edit);
  return refuse_entry(stored.error(), language);
}

Outcome<faq::Stored> move_entry(FaqDesk& desk, faq::Store& store, const std::string& id, State to, const faq::Edit& edit, Role role,
                                Language language) {
  if (role < least_role_for(to)) return refuse({ProblemKind::refused, {"your role may not do that", "您的角色無此權限"}});
  const bool four_eyes = to == State::published && desk.publishing() == Publishing::by_another;
  auto stored = four_eyes ? move_with_four_eyes(store, id, to, edit) : store.move_to(id, to, edit);
  if (stored) return std::move(*stored);
  if (stored.error().code() == Errc::conflict) return refuse_conflict(stored.error(), edit);
  if (stored.error().code() == Errc::refused) return refuse({ProblemKind::refused, written_by_yourself});
  if (stored.error().code() == Errc::invalid_argument)
    return refuse({ProblemKind::invalid_parameter,
                   {"this step is not allowed: draft → in-review → published → retired; back to draft from in-review and retired",
                    "不允許此步驟：草稿 → 審核中 → 已發布 → 已下架；審核中與已下架者可退回草稿"},
                   "to"});
  return refuse_entry(stored.error(), language);
}

}  // namespace opendata::api::admin
