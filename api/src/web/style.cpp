#include "web/pages.hpp"

namespace opendata::api::web {
namespace {

/// The one style sheet. Colours keep at least 4.5:1 contrast in both colour schemes.
constexpr const char* css = R"css(
:root { --ink: #1d2430; --soft: #4b5565; --line: #d5dae2; --paper: #ffffff; --tint: #f3f6fa; --accent: #0b5394; --mark: #ffe9a8; --mark-ink: #1d2430; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebf0; --soft: #b3bccb; --line: #3a4352; --paper: #151a22; --tint: #1e2530; --accent: #8fc1f5; --mark: #5c4a10; --mark-ink: #fff4d0; }
}
* { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: var(--paper); line-height: 1.7;
  font-family: system-ui, "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif; overflow-wrap: anywhere; }
.wrap { max-width: 64rem; margin: 0 auto; padding: 0 1rem; }
a { color: var(--accent); text-underline-offset: 0.2em; }
a:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.5rem 1rem; z-index: 1; }
.banner { border-bottom: 1px solid var(--line); background: var(--tint); }
.banner .wrap { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 1.5rem; padding-top: 0.75rem; padding-bottom: 0.75rem; }
.brand { font-weight: 700; color: var(--ink); text-decoration: none; }
.banner nav { display: flex; gap: 1.25rem; }
main.wrap { padding-top: 1.5rem; padding-bottom: 3rem; min-height: 60vh; }
h1 { font-size: 1.6rem; line-height: 1.35; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.15rem; line-height: 1.45; margin: 1.75rem 0 0.5rem; }
h3 { font-size: 0.95rem; margin: 1.25rem 0 0.25rem; color: var(--soft); }
.search > label { display: block; font-weight: 600; margin-bottom: 0.4rem; }
.search .inline { display: inline-flex; align-items: center; gap: 0.5rem; }
.search select { height: 100%; }
.search .row { display: flex; flex-wrap: wrap; gap: 0.6rem; }
input[type="search"] { flex: 1 1 18rem; min-width: 0; }
input, select, button { font: inherit; color: inherit; padding: 0.55rem 0.8rem; border: 1px solid var(--soft); border-radius: 0.4rem; background: var(--paper); }
button { background: var(--accent); border-color: var(--accent); color: var(--paper); font-weight: 600; cursor: pointer; }
.status { color: var(--soft); margin: 1.25rem 0 0.5rem; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 15rem; gap: 2.5rem; }
.results, article, .help { max-width: 44rem; }
.hits { list-style: none; padding: 0; margin: 0; }
.hits li { padding: 1rem 0; border-top: 1px solid var(--line); }
.hits h2, .cited h2 { margin: 0 0 0.2rem; }
.snippet { margin: 0 0 0.2rem; }
.source, .count { color: var(--soft); font-size: 0.9rem; }
.source { margin: 0; }
.kind { border: 1px solid var(--line); border-radius: 0.3rem; padding: 0.05rem 0.4rem; }
mark { background: var(--mark); color: var(--mark-ink); padding: 0 0.1em; border-radius: 0.15em; }
.cited { border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: 0.4rem; background: var(--tint); padding: 1rem 1.25rem; margin: 0 0 1.25rem; }
.body p { margin: 0.6rem 0; }
.facets ul, .downloads, .articles { list-style: none; padding: 0; margin: 0; }
.facets li, .downloads li { padding: 0.15rem 0; }
.chosen { font-weight: 600; }
.articles { display: flex; flex-wrap: wrap; gap: 0.4rem 1.25rem; }
.paging { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; margin: 1.5rem 0; }
.particulars { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: 0.3rem 1.25rem; margin: 1.5rem 0; border-top: 1px solid var(--line); padding-top: 1rem; }
.particulars dt { color: var(--soft); }
.particulars dd { margin: 0; }
.scroll { overflow-x: auto; }
table { width: max-content; min-width: min(100%, 30rem); border-collapse: collapse; font-size: 0.95rem; overflow-wrap: normal; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0; border-bottom: 1px solid var(--line); min-width: 5rem; max-width: 24rem; }
.footer { border-top: 1px solid var(--line); color: var(--soft); font-size: 0.9rem; padding: 0.75rem 0; }
@media (max-width: 48rem) { .columns { grid-template-columns: minmax(0, 1fr); gap: 1rem; } }
@media print { .banner nav, .search, .facets, .paging, .footer { display: none; } }
)css";

}  // namespace

Answer stylesheet(const Call& /*call*/) { return make_response(css + 1, "text/css; charset=utf-8"); }

}  // namespace opendata::api::web
