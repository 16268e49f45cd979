#pragma once
#include <map>
#include <opendata/search/faq_check.hpp>
#include <set>

#include "admin/admin_route.hpp"
#include "admin/faq_desk.hpp"

/// What lists and reports of the store show, for programs and pages alike.
namespace opendata::api::admin {

/// Which entries a list shows; empty texts ask for nothing.
struct ListWish {
  std::optional<search::faq::State> state = {};
  std::string agency = {}, due_before = {};
  std::string words = {};  ///< stands in id, question, wordings, answer, unit or owner; ASCII letters of any case
  std::size_t offset = 0, limit = 50;
};
/// The wish that parameters state, agency, due_before, q, offset and limit tell.
[[nodiscard]] ListWish list_wish(const Arguments& arguments);

struct Listing {
  std::vector<search::faq::Stored> shown;  ///< in order of id
  std::uint64_t total = 0;                 ///< that match
  std::set<std::string> agencies;          ///< of all entries
  std::map<search::faq::State, std::uint64_t> by_state;  ///< of all entries
};
[[nodiscard]] Outcome<Listing> list_store(FaqDesk& desk, const ListWish& wish);

/// What entries have in a field already, so that editors write a classification as it was written before.
using KnownValues = std::map<std::string, std::set<std::string>, std::less<>>;
/// Of the fields that classify, at most 300 values each.
[[nodiscard]] Outcome<KnownValues> known_values(FaqDesk& desk);

/// Entries that are not retired, and which of them say nearly the same.
struct DuplicateReport {
  std::map<std::string, search::faq::Stored> entries;  ///< those of the pairs, by id
  std::vector<search::faq::Duplicate> pairs;
};
[[nodiscard]] Outcome<DuplicateReport> find_duplicates(FaqDesk& desk, double likeness);

/// What of the published entries may no longer hold today.
struct DecayReport {
  std::string today;
  std::vector<search::faq::Finding> findings;
};
[[nodiscard]] Outcome<DecayReport> find_decay(FaqDesk& desk);

/// Writes a backup beside the store; the newest ten stay. Result: its name. Problems: not_available.
[[nodiscard]] Outcome<std::string> write_backup(FaqDesk& desk);

}  // namespace opendata::api::admin
