#pragma once
#include <vector>

#include "admin/admin_route.hpp"
#include "admin/faq_desk.hpp"

/// Management of questions for programs: JSON under /admin/api/v1/faq.
namespace opendata::api::admin {

/// The table of it. `desk` must outlive the routes.
[[nodiscard]] std::vector<AdminRoute> faq_api_routes(FaqDesk& desk);

// faq_entries.cpp
[[nodiscard]] Answer list_entries(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer show_entry(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer create_entry(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer change_entry(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer show_history(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer move_entry_on(FaqDesk& desk, AdminCall& call);
// faq_reports.cpp
[[nodiscard]] Answer list_candidates(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer list_duplicates(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer list_decay(FaqDesk& desk, AdminCall& call);
[[nodiscard]] Answer back_up(FaqDesk& desk, AdminCall& call);

}  // namespace opendata::api::admin
