#include "admin/listing.hpp"

#include <algorithm>
#include <opendata/search/faq_cells.hpp>

#include "conditional.hpp"
#include "encoding.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;

namespace {

bool contains(const std::string& text, const std::string& words) { return lower_case(text).find(words) != std::string::npos; }

bool matches(const faq::Stored& stored, const ListWish& wish) {
  const faq::Entry& entry = stored.entry;
  if (wish.state && stored.state != *wish.state) return false;
  if (!wish.agency.empty() && entry.agency != wish.agency) return false;
  if (!wish.due_before.empty() && (entry.review_due.empty() || entry.review_due >= wish.due_before)) return false;
  if (wish.words.empty()) return true;
  const auto words = lower_case(wish.words);
  const auto has = [&](const std::string& text) { return contains(text, words); };
  return has(entry.id) || has(entry.question) || has(entry.answer) || has(entry.unit) || has(entry.owner) ||
         std::any_of(entry.variants.begin(), entry.variants.end(), has);
}

void add(Listing& listing, const ListWish& wish, const faq::Stored& stored) {
  ++listing.by_state[stored.state];
  if (!stored.entry.agency.empty()) listing.agencies.insert(stored.entry.agency);
  if (!matches(stored, wish)) return;
  const auto place = listing.total++;
  if (place >= wish.offset && listing.shown.size() < wish.limit) listing.shown.push_back(stored);
}

/// Every entry of the view goes to `take`.
template <class Take>
Outcome<void> visit(FaqDesk& desk, faq::View view, Take take) {
  auto store = desk.store();
  if (!store) return refuse(store.error());
  const auto read = (*store)->visit(view, {}, [&](const faq::Stored& stored) -> Result<void> {
    take(stored);
    return {};
  });
  if (!read) return refuse(read.error());
  return {};
}

}  // namespace

ListWish list_wish(const Arguments& arguments) {
  return {faq::parse_state(arguments.text("state")), arguments.text("agency"), arguments.text("due_before"), arguments.text("q"),
          arguments.size("offset"), arguments.size("limit")};
}

Outcome<Listing> list_store(FaqDesk& desk, const ListWish& wish) {
  Listing listing;
  if (auto read = visit(desk, faq::View::latest, [&](const faq::Stored& stored) { add(listing, wish, stored); }); !read)
    return refuse(read.error());
  return listing;
}

Outcome<KnownValues> known_values(FaqDesk& desk) {
  constexpr std::size_t most = 300;
  KnownValues known;
  const auto take = [&](const faq::Stored& stored) {
    for (const char* field : {"agency", "unit", "audience", "theme", "administration", "service"}) {
      auto text = faq::cell_of(stored.entry, field);
      if (!text.empty() && known[field].size() < most) known[field].insert(std::move(text));
    }
  };
  if (auto read = visit(desk, faq::View::latest, take); !read) return refuse(read.error());
  return known;
}

Outcome<DuplicateReport> find_duplicates(FaqDesk& desk, double likeness) {
  std::vector<faq::Entry> entries;
  std::map<std::string, faq::Stored> all;
  const auto take = [&](const faq::Stored& stored) {
    if (stored.state == faq::State::retired) return;
    entries.push_back(stored.entry);
    all.emplace(stored.entry.id, stored);
  };
  if (auto read = visit(desk, faq::View::latest, take); !read) return refuse(read.error());
  DuplicateReport report{{}, faq::find_duplicates(entries, likeness)};
  for (const faq::Duplicate& pair : report.pairs)
    for (const auto& id : {pair.first, pair.second}) report.entries.emplace(id, all.at(id));
  return report;
}

Outcome<DecayReport> find_decay(FaqDesk& desk) {
  auto store = desk.store();
  if (!store) return refuse(store.error());
  DecayReport report{today_in_taiwan(), {}};
  auto findings = faq::check_entries(**store, desk.index()->searcher.get(), {.today = report.today});
  if (!findings) return refuse(findings.error());
  report.findings = std::move(*findings);
  return report;
}

Outcome<std::string> write_backup(FaqDesk& desk) {
  constexpr std::size_t kept = 10;
  auto store = desk.store();
  if (!store) return refuse(store.error());
  const auto path = (*store)->back_up(kept);
  if (path) return path->filename().string();
  return refuse({ProblemKind::not_available, {"the backup could not be written; look at the disk's space and rights", "無法寫入備份；請檢查磁碟空間與權限"}});
}

}  // namespace opendata::api::admin
