#include <algorithm>
#include <chrono>
#include <opendata/text.hpp>

#include "admin/listing.hpp"
#include "admin/pages/frame.hpp"
#include "admin/pages/pages.hpp"
#include "admin/pages/widgets.hpp"
#include "conditional.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;
using web::Html;

namespace {

constexpr std::size_t most_shown = 100;
constexpr int days_ahead = 30;

/// The day `days_ahead` from today.
std::string soon() {
  const auto today = text::parse_date(today_in_taiwan(), text::Calendar::ad);
  const auto date = std::chrono::year(today->year) / today->month / today->day;
  const std::chrono::year_month_day later(std::chrono::sys_days(date) + std::chrono::days(days_ahead));
  return text::format_date({static_cast<int>(later.year()), static_cast<int>(static_cast<unsigned>(later.month())),
                            static_cast<int>(static_cast<unsigned>(later.day()))});
}

/// Who submitted the entry, and what of it would change for citizens.
Outcome<void> write_submitted(Html& html, const AdminCall& call, const faq::Store& store, const faq::Stored& stored) {
  const auto history = store.history(stored.entry.id);
  if (!history) return refuse(history.error());
  const faq::Change& submitted = history->back();
  html.raw("<li><h3>");
  write_entry_link(html, stored.entry.id, stored.entry.question);
  html.raw("</h3><p class=\"source\">").text(stored.entry.id).raw(" · ").text(submitted.who).raw(" · ");
  write_time(html, submitted.at);
  if (!submitted.why.empty()) html.raw(" · ").text(submitted.why);
  html.raw("</p>\n<details><summary>").say({"What would change for citizens", "民眾將看到的變動"}).raw("</summary>\n");
  const auto published = store.find_published(stored.entry.id);
  if (published) write_differences(html, call, published->entry, stored.entry);
  else html.raw("<div class=\"answer\">").markdown(stored.entry.answer).raw("</div>");
  html.raw("</details>\n");
  write_moves(html, call, stored, "/admin/faq/review");
  html.raw("</li>\n");
  return {};
}

Outcome<void> write_queue(Html& html, FaqDesk& desk, const AdminCall& call) {
  const auto waiting = list_store(desk, {faq::State::in_review, {}, {}, {}, 0, most_shown});
  if (!waiting) return refuse(waiting.error());
  auto store = desk.store();
  if (!store) return refuse(store.error());
  html.raw("<section><h2>").say({"Waiting to be published", "等待發布"}).raw(" <span class=\"count\">").number(waiting->total).raw("</span></h2>\n");
  if (waiting->total == 0) html.raw("<p>").say({"Nothing waits.", "目前沒有待審的問答。"}).raw("</p>\n");
  html.raw("<ol class=\"hits\">\n");
  for (const faq::Stored& stored : waiting->shown)
    if (auto written = write_submitted(html, call, **store, stored); !written) return written;
  html.raw("</ol></section>\n");
  return {};
}

Outcome<void> write_due(Html& html, FaqDesk& desk) {
  auto due = list_store(desk, {{}, {}, soon(), {}, 0, 100'000});
  if (!due) return refuse(due.error());
  std::erase_if(due->shown, [](const faq::Stored& stored) { return stored.state == faq::State::retired; });
  std::stable_sort(due->shown.begin(), due->shown.end(), [](const auto& a, const auto& b) { return a.entry.review_due < b.entry.review_due; });
  html.raw("<section><h2>").say({"To be looked at within 30 days", "30 日內應檢視"}).raw(" <span class=\"count\">").number(due->shown.size()).raw("</span></h2>\n<ol class=\"hits\">\n");
  const auto today = today_in_taiwan();
  for (std::size_t i = 0; i < std::min(most_shown, due->shown.size()); ++i) {
    const faq::Entry& entry = due->shown[i].entry;
    html.raw("<li><h3>");
    write_entry_link(html, entry.id, entry.question);
    html.raw("</h3><p class=\"source\">").text(entry.review_due);
    if (entry.review_due < today) html.raw(" <span class=\"state late\">").say({"overdue", "已逾期"}).raw("</span>");
    html.raw(" · ").text(entry.id);
    if (!entry.agency.empty()) html.raw(" · ").text(entry.agency);
    html.raw("</p></li>\n");
  }
  html.raw("</ol></section>\n");
  return {};
}

}  // namespace

Answer review_page(FaqDesk& desk, AdminCall& call) {
  Html html(call.language);
  write_done(html, call);
  if (auto written = write_queue(html, desk, call); !written) return refuse(written.error());
  if (auto written = write_due(html, desk); !written) return refuse(written.error());
  return admin_page(call, call.say({"To review", "待審與待檢視"}), html);
}

}  // namespace opendata::api::admin
