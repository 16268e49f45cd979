#pragma once
#include "problem.hpp"

/// 共通性資料存取應用程式介面規範 (2015): answers are {"success": true, "result": …} or {"success": false, "error":
/// {"type": "ER…", "message": …}}, never both.
namespace opendata::api::national {

/// The code that the rule has for a kind of problem: ER0100 no such resource, ER0200 parameter name, ER0210 parameter
/// content, ER0220 field name, ER0500 system.
[[nodiscard]] std::string_view error_code(ProblemKind kind);
/// The problem in the rule's form, with the true HTTP status.
[[nodiscard]] Response problem_response(const Problem& problem, Language language);

}  // namespace opendata::api::national
