#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "call.hpp"
#include "web/appearance.hpp"
#include "web/html.hpp"

/// The frame that every page stands in: head, header with navigation and path, main, footer.
///
/// A page's handler builds its content and hands it over:
///
///     Html html(call.language);
///     html.raw("<h1>").say({"Datasets", "資料集"}).raw("</h1>\n");
///     return page(call, {.title = std::string(call.say({"Datasets", "資料集"})), .styles = {"dataset.css"}}, html);
///
/// Content begins with one <h1>, holds no inline style and no script (the policy in respond.cpp blocks them), and gives
/// addresses of the site through keep_language(). Style sheets and scripts are files of assets/: putting one there is
/// enough to have it served. What site.css offers: `.panel`, `.cards` > `.card`, `.tag`, `.notice`, `.button`, `.scroll`
/// around tables (a <section> with tabindex="0" and an aria-label that no other has), `.particulars` for a <dl>, `.columns` with a side bar,
/// `.hits`, `.source`, `.count`, `.pager`; its colours are var(--ink), --soft, --line, --paper, --tint, --accent,
/// --accent-ink, --mark, --mark-ink, --warn and its distances var(--space-1) … var(--space-7).
namespace opendata::api::web {

/// A page that this one lies below.
struct Crumb {
  std::string label;
  std::string address;  ///< without a language
};

enum class Indexing { wanted, unwanted };

/// What is known of a page, for its head, path and footer.
struct PageInfo {
  std::string title = {};                       ///< empty on the home page, which has the site's name
  std::string description = {};                 ///< for search engines; empty = the site's
  std::vector<Crumb> path = {};                 ///< between the home page and this one, outermost first
  std::string modified = {};                    ///< last change of what it shows, "2024-05-06" or a time; empty = of the catalogue
  std::string publisher = {};                   ///< unit that answers for it; empty = the site's agency
  std::vector<std::string_view> styles = {};    ///< names of assets, after site.css
  std::vector<std::string_view> scripts = {};   ///< names of assets, after site.js; they run deferred
  Indexing indexing = Indexing::wanted;         ///< unwanted: results of a search
};

/// The whole page around `content`.
[[nodiscard]] Response page(const Call& call, const PageInfo& info, const Html& content);
[[nodiscard]] Response page(const Call& call, std::string_view title, const Html& content);
/// The page that tells a person about a problem, with ways on. Needs no call, since a problem may come before one is
/// made.
[[nodiscard]] Response problem_page(const Problem& problem, Language language, const Request& request,
                                    const Appearance& appearance);
/// Where the side bar of `.columns` stands below the rest, on narrow screens: a link to it. `id` is the side bar's.
void write_way_to_side(Html& html, Markup id, Message label);
/// An address of this site with the language that the reader chose, if any, so that a followed link keeps it.
[[nodiscard]] std::string keep_language(const Request& request, std::string address);

}  // namespace opendata::api::web
