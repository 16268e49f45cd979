#pragma once
#include <set>
#include <string>

#include "push/links/link.hpp"
#include "push/links/visitor.hpp"

namespace opendata::push::links {

struct ExaminationOptions {
  std::int64_t now = 0;                ///< seconds since 1970
  std::int64_t certificate_days = 30;  ///< fewer left are told
};

/// What one document showed; links that differ in their fragments share it.
struct Examined {
  Look look;
  bool anchors_known = false;  ///< the whole page was read
  std::set<std::string> anchors;
};

/// Follows an address to where it leads and judges it. `anchors_wanted` reads the page whole.
[[nodiscard]] Examined examine(const WebAddress& address, bool anchors_wanted, Visitor& visitor,
                               const ExaminationOptions& options);

/// Whether a fragment names a place in the page: not "top", no route or state of a script ("/list", "tab=2"), and no text
/// to be looked for (":~:text=").
[[nodiscard]] bool is_anchor(const std::string& fragment);

/// The look at one link of the document.
[[nodiscard]] Look look_of(const Examined& examined, const std::string& fragment);

/// Puts the heaviest first; "ok" stands only alone.
void sort_findings(std::vector<Finding>& findings);

}  // namespace opendata::push::links
