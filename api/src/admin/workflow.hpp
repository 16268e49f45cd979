#pragma once
#include <set>
#include <string>
#include <vector>

#include "admin/faq_desk.hpp"
#include "operations/admin_tokens.hpp"

/// Who may change an entry, and how.
namespace opendata::api::admin {

/// The least role for moving an entry on: editors submit, take back and begin anew; reviewers publish and retire.
[[nodiscard]] Role least_role_for(search::faq::State to);
/// The states that somebody of this role may move an entry to, in the order in which pages offer them.
[[nodiscard]] std::vector<search::faq::State> next_states(search::faq::State from, Role role);
/// Who wrote what would be published: everybody who changed the entry since a revision of it was last published.
[[nodiscard]] std::set<std::string> authors_of(const std::vector<search::faq::Change>& history);

/// Stores an entry as a draft, with what it cites looked up (admin/citations.hpp). Problems: invalid_parameter (naming the field); precondition_failed when the entry is no
/// longer at edit.based_on; not_found when it is not there; conflict when a new entry's id is taken; not_available when
/// another program is writing.
[[nodiscard]] Outcome<search::faq::Stored> save_entry(FaqDesk& desk, search::faq::Store& store, search::faq::Entry entry,
                                                      const search::faq::Edit& edit, Language language);
/// Moves an entry on. Problems: refused (role, four eyes); not_found; invalid_parameter (no such step); as save_entry().
[[nodiscard]] Outcome<search::faq::Stored> move_entry(FaqDesk& desk, search::faq::Store& store, const std::string& id,
                                                      search::faq::State to, const search::faq::Edit& edit, Role role,
                                                      Language language);
/// The problem that an error of the store stands for.
[[nodiscard]] tl::unexpected<Problem> refuse_entry(const Error& error, Language language);

}  // namespace opendata::api::admin
