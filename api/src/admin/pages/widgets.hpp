#pragma once
#include <opendata/search/faq_store.hpp>

#include "admin/admin_route.hpp"
#include "web/html.hpp"

/// Pieces that several administration pages share.
namespace opendata::api::admin {

[[nodiscard]] Message state_label(search::faq::State state);
/// What a button that moves an entry there says.
[[nodiscard]] Message move_label(search::faq::State to);
/// "草稿", beside it "已有發布版本" when citizens still see an earlier revision.
void write_state(web::Html& html, const search::faq::Stored& stored);
/// A time of the store ("2026-05-06T07:08:09Z") as Taiwan's clocks show it: 2026-05-06 15:08.
void write_time(web::Html& html, std::string_view at);
/// `<form method="post">` with the session's form token; close it with `</form>`.
void begin_form(web::Html& html, const AdminCall& call, std::string_view action);
void write_hidden(web::Html& html, std::string_view name, std::string_view value);
/// What the page before did, from parameter "done".
void write_done(web::Html& html, const AdminCall& call);
/// The entry's question as a link to where it is edited.
void write_entry_link(web::Html& html, const std::string& id, std::string_view question);
/// "/admin/faq/edit?id=…", of any room.
[[nodiscard]] std::string room_address(std::string_view room, const std::string& id);
/// One form that moves the entry on: why, and a button for each state that the holder's role may choose.
void write_moves(web::Html& html, const AdminCall& call, const search::faq::Stored& stored, std::string_view back);
/// Every field that differs, with its lines; a sentence when none does.
void write_differences(web::Html& html, const AdminCall& call, const search::faq::Entry& before, const search::faq::Entry& after);

}  // namespace opendata::api::admin
