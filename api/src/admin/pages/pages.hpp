#pragma once
#include <vector>

#include "admin/admin_route.hpp"
#include "admin/faq_desk.hpp"

/// Management of questions for people. The pages work without scripts; every text from data is escaped.
namespace opendata::api::admin {

/// The table of it. `desk` must outlive the routes.
[[nodiscard]] std::vector<AdminRoute> faq_page_routes(FaqDesk& desk);

// list_page.cpp
[[nodiscard]] Answer list_page(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer write_backup_from_page(FaqDesk& desk, AdminCall& call);
// edit_page.cpp
[[nodiscard]] Answer new_page(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer edit_page(FaqDesk& desk, AdminCall& call);
// save_page.cpp
[[nodiscard]] Answer save_page(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer move_from_page(FaqDesk& desk, AdminCall& call);
// history_page.cpp
[[nodiscard]] Answer history_page(FaqDesk& desk, AdminCall& call);
// review_page.cpp
[[nodiscard]] Answer review_page(FaqDesk& desk, AdminCall& call);
// candidates_page.cpp
[[nodiscard]] Answer candidates_page(FaqDesk& desk, AdminCall& call);
// reports_page.cpp
[[nodiscard]] Answer duplicates_page(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer decay_page(FaqDesk& desk, AdminCall& call);

}  // namespace opendata::api::admin
