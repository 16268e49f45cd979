#include "admin/pages/style.hpp"

#include "call.hpp"

namespace opendata::api::admin {
namespace {

/// Colours keep at least 4.5:1 contrast in both colour schemes.
constexpr const char* css = R"css(
:root { color-scheme: light dark; --ink: #1d2430; --soft: #4b5565; --line: #d5dae2; --paper: #ffffff; --tint: #f3f6fa; --accent: #0b5394; --on-accent: #ffffff;
  --bad: #a3201a; --bad-tint: #fdf0ef; --good: #1b6637; --good-tint: #eaf6ee; --warn: #7a4b00; --warn-tint: #fff3d6; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebf0; --soft: #b3bccb; --line: #3a4352; --paper: #151a22; --tint: #1e2530; --accent: #8fc1f5; --on-accent: #10151c;
    --bad: #ffb4ab; --bad-tint: #3a1d1b; --good: #9fdcb3; --good-tint: #173223; --warn: #ffd98a; --warn-tint: #3a2d10; }
}
* { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: var(--paper); line-height: 1.65; overflow-wrap: anywhere;
  font-family: system-ui, "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif; }
.wrap { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
a { color: var(--accent); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.5rem 1rem; z-index: 1; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.banner { border-bottom: 1px solid var(--line); background: var(--tint); }
.banner .top { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.25rem 1.5rem; padding: 0.6rem 0; }
.brand { font-weight: 700; color: var(--ink); text-decoration: none; }
.tools, .holder, .holder form { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 1rem; }
.holder { color: var(--soft); font-size: 0.9rem; }
.banner nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; margin: 0; padding: 0; }
.banner nav a { display: inline-block; padding: 0.45rem 0; text-decoration: none; border-bottom: 3px solid transparent; }
.banner nav a:hover { text-decoration: underline; }
.banner nav a[aria-current] { border-bottom-color: var(--accent); color: var(--ink); font-weight: 600; }
main.wrap { padding-top: 1.25rem; padding-bottom: 3rem; min-height: 60vh; }
h1 { font-size: 1.5rem; line-height: 1.35; margin: 0.25rem 0 1rem; }
h2 { font-size: 1.1rem; line-height: 1.45; margin: 1.5rem 0 0.4rem; }
h3 { font-size: 1rem; line-height: 1.45; margin: 1rem 0 0.25rem; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; gap: 2.5rem; align-items: start; }
aside { border: 1px solid var(--line); border-radius: 0.5rem; background: var(--tint); padding: 0.25rem 1.1rem 0.75rem; }
aside h2 { margin-top: 0.75rem; }
fieldset { border: 0; border-top: 1px solid var(--line); margin: 0 0 1.5rem; padding: 0.75rem 0 0; min-width: 0; }
legend { font-weight: 700; padding-right: 0.75rem; }
.field { margin: 0 0 1rem; }
label { display: block; font-weight: 600; margin-bottom: 0.2rem; }
label.check { font-weight: 400; display: flex; gap: 0.5rem; align-items: baseline; }
.hint { display: block; color: var(--soft); font-size: 0.9rem; margin-bottom: 0.25rem; }
.error { display: block; color: var(--bad); font-weight: 600; margin-bottom: 0.25rem; }
input, select, textarea, button { font: inherit; color: inherit; padding: 0.45rem 0.65rem; border: 1px solid var(--soft); border-radius: 0.4rem; background: var(--paper); max-width: 100%; }
input[type="text"], input[type="password"], input:not([type]), textarea { width: 100%; }
textarea { resize: vertical; line-height: 1.6; display: block; }
[aria-invalid] { border: 2px solid var(--bad); }
button { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer; }
button.quiet { background: transparent; color: var(--accent); }
.buttons { display: flex; flex-wrap: wrap; gap: 0.6rem; margin: 0.5rem 0; }
.filter { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: end; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--tint); padding: 0.9rem 1rem 0; margin-bottom: 1rem; }
.filter .wide { flex: 1 1 16rem; }
.filter .wide input, .filter .wide select { width: 100%; }
.filter select { max-width: 14rem; }
.filter .wide select { max-width: none; }
.sign-in { max-width: 26rem; }
.notice, .errors { border-radius: 0.4rem; padding: 0.7rem 1rem; margin: 0 0 1.25rem; }
.notice { background: var(--good-tint); border-left: 4px solid var(--good); }
.errors { background: var(--bad-tint); border-left: 4px solid var(--bad); }
.errors h2 { margin: 0 0 0.25rem; color: var(--bad); }
.errors ul { margin: 0; padding-left: 1.25rem; }
.counts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; list-style: none; padding: 0; margin: 0 0 1rem; }
.count, .source, .status, .id { color: var(--soft); }
.source, .id { font-size: 0.9rem; }
.source { margin: 0.1rem 0 0.4rem; }
.status { margin: 1rem 0 0.5rem; }
.hits, .findings, .pair { list-style: none; padding: 0; margin: 0; }
.hits > li { padding: 0.85rem 0; border-top: 1px solid var(--line); }
.hits h2, .hits h3 { margin: 0; }
.findings > li { padding: 0.35rem 0; border-top: 1px solid var(--line); }
.pair li { padding: 0.15rem 0; }
.wordings { margin: 0.25rem 0; padding-left: 1.25rem; }
.state { display: inline-block; font-size: 0.85rem; border: 1px solid var(--line); border-radius: 0.3rem; padding: 0 0.45rem; color: var(--soft); background: var(--paper); }
.state.published { color: var(--good); background: var(--good-tint); border-color: currentColor; }
.state.in-review, .state.late { color: var(--warn); background: var(--warn-tint); border-color: currentColor; }
.particulars { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.2rem 1rem; margin: 0.75rem 0; font-size: 0.95rem; }
.particulars dt { color: var(--soft); }
.particulars dd { margin: 0; white-space: pre-line; }
.preview { border: 2px solid var(--accent); border-radius: 0.5rem; padding: 0.25rem 1.25rem 0.75rem; margin-bottom: 1.5rem; }
.preview h2 { margin-top: 0.75rem; font-size: 1.2rem; }
.versions { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0 1.1rem 0.5rem; margin-bottom: 1rem; }
.differences dt { font-weight: 600; margin-top: 0.6rem; }
.differences dd { margin: 0; }
.diff { white-space: pre-wrap; margin: 0.2rem 0; padding: 0.6rem 0.75rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--paper); font: inherit; font-size: 0.95rem; }
.diff del { color: var(--bad); background: var(--bad-tint); text-decoration-thickness: 1px; }
.diff ins { color: var(--good); background: var(--good-tint); text-decoration: none; }
.diff .mark { font-family: monospace; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; color: var(--accent); }
.paging { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; margin: 1.5rem 0; }
.backup { border-top: 1px solid var(--line); margin-top: 2rem; }
.footer { border-top: 1px solid var(--line); color: var(--soft); font-size: 0.9rem; padding: 0.5rem 0; }
@media (max-width: 52rem) { .columns { grid-template-columns: minmax(0, 1fr); gap: 1rem; } .columns aside { order: -1; } }
)css";

}  // namespace

Answer style_sheet(AdminCall& /*call*/) { return make_response(css + 1, "text/css; charset=utf-8"); }

}  // namespace opendata::api::admin
