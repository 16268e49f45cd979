/* opendata.js: a search box and a dataset for any website, without iframe and without cookies.
 *
 *   <script src="https://data.example.gov.tw/assets/opendata.js" defer></script>
 *   <opendata-search endpoint="https://data.example.gov.tw" lang="zh-TW"></opendata-search>
 *   <opendata-dataset endpoint="https://data.example.gov.tw" id="animal-cases"></opendata-dataset>
 *
 * endpoint   address of opendata-server; without it, where this file came from
 * lang       zh-TW or en; without it, the page's
 * search:    kind (faq, article, dataset …), limit (10), q (asked at once)
 * dataset:   id, or dataset where the page needs the id for itself; rows (10)
 * Colours: --opendata-accent, --opendata-ink, --opendata-soft, --opendata-line, --opendata-paper, --opendata-tint on the element.
 * Needs of the page's Content-Security-Policy: script-src and connect-src with the endpoint. Nothing inline.
 */
(() => {
  "use strict";
  const source = document.currentScript ? new URL(document.currentScript.src).origin : location.origin;

  const texts = {
    "zh-TW": {
      label: "輸入問題、法規或資料名稱", search: "檢索", suggestions: "輸入建議", searching: "檢索中…", none: "查無結果；請減少字詞或換個說法。",
      results: (n, about) => `${about ? "約 " : ""}${n.toLocaleString("zh-TW")} 筆結果`, more: "更多結果", all: "在網站上開啟全部結果", meant: "您是不是要查：",
      failed: "目前無法取得資料，請稍後再試。", loading: "載入中…", rows: "資料列", words: "篩選字詞", apply: "套用", next: "下一頁", first: "回第一頁",
      total: (n) => `共 ${n.toLocaleString("zh-TW")} 筆`, publisher: "提供機關", modified: "更新時間", licence: "授權方式", downloads: "下載", open: "完整說明、隱私風險與 API",
      ascending: "遞增", descending: "遞減", sortBy: (t) => `依「${t}」排序`, kinds: { faq: "常見問答", article: "法規", dataset: "資料集" },
    },
    en: {
      label: "Ask a question, or name a regulation or dataset", search: "Search", suggestions: "Suggestions", searching: "Searching…",
      none: "Nothing was found. Try fewer or other words.", results: (n, about) => `${about ? "About " : ""}${n.toLocaleString("en")} results`,
      more: "More results", all: "Open all results on the site", meant: "Did you mean: ", failed: "The data cannot be reached at the moment. Please try again later.",
      loading: "Loading…", rows: "Rows", words: "Words to filter by", apply: "Apply", next: "Next page", first: "First page",
      total: (n) => `${n.toLocaleString("en")} rows`, publisher: "Published by", modified: "Changed", licence: "Licence", downloads: "Downloads",
      open: "Full description, privacy and API", ascending: "ascending", descending: "descending", sortBy: (t) => `Sort by ${t}`,
      kinds: { faq: "Question", article: "Regulation", dataset: "Dataset" },
    },
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; --accent: var(--opendata-accent, #0b5394); --ink: var(--opendata-ink, #1d2430); --soft: var(--opendata-soft, #4b5565);
      --line: var(--opendata-line, #d5dae2); --paper: var(--opendata-paper, #fff); --tint: var(--opendata-tint, #f3f6fa);
      color: var(--ink); background: var(--paper); line-height: 1.7; overflow-wrap: anywhere; }
    @media (prefers-color-scheme: dark) { :host([theme="auto"]) { --accent: var(--opendata-accent, #8fc1f5); --ink: var(--opendata-ink, #e8ebf0);
      --soft: var(--opendata-soft, #b3bccb); --line: var(--opendata-line, #3a4352); --paper: var(--opendata-paper, #151a22); --tint: var(--opendata-tint, #1e2530); } }
    :host([hidden]) { display: none; }
    * { box-sizing: border-box; }
    form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; position: relative; }
    label { flex: 1 0 100%; font-weight: 600; }
    .box { flex: 1 1 14rem; position: relative; }
    input, button { font: inherit; color: inherit; border: 1px solid var(--soft); border-radius: .4rem; padding: .5rem .8rem; min-height: 2.75rem; background: var(--paper); }
    input { width: 100%; }
    button { cursor: pointer; background: var(--accent); border-color: var(--accent); color: var(--paper); font-weight: 600; }
    button.plain { background: none; color: var(--accent); border: 0; padding: 0; min-height: 0; text-decoration: underline; text-underline-offset: .2em; font-weight: inherit; text-align: inherit; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    a { color: var(--accent); text-underline-offset: .2em; }
    ul.list { position: absolute; z-index: 5; left: 0; right: 0; margin: .2rem 0 0; padding: .25rem 0; list-style: none; background: var(--paper); border: 1px solid var(--soft); border-radius: .4rem; box-shadow: 0 .4rem 1rem rgb(0 0 0 / .15); }
    ul.list li { padding: .4rem .8rem; cursor: pointer; }
    ul.list li[aria-selected="true"] { background: var(--accent); color: var(--paper); }
    .status, .meta { color: var(--soft); font-size: .92em; margin: .6rem 0; }
    .meta { margin: 0; }
    ol { list-style: none; margin: 0; padding: 0; }
    ol > li { padding: .8rem 0; border-top: 1px solid var(--line); }
    h2, h3 { font-size: 1.1em; line-height: 1.4; margin: 0 0 .2rem; }
    p { margin: .3rem 0; }
    mark { background: #ffe9a8; color: #1d2430; }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1rem; margin: .6rem 0; }
    dt { color: var(--soft); }
    dd { margin: 0; }
    .scroll { overflow-x: auto; margin: .6rem 0; }
    table { border-collapse: collapse; font-size: .95em; overflow-wrap: normal; }
    th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); min-width: 4rem; max-width: 20rem; }
    th { white-space: nowrap; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; }
  `);

  /** An element with attributes, listeners ("onclick") and children; texts become text nodes, never markup. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }
  const marked = (parts) => parts.map((part) => (part.mark ? make("mark", {}, part.text) : part.text));
  const pagePath = (href) => href.replace(/^\/api\/v1/, "");

  class Part extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    }
    connectedCallback() {
      this.start();
    }
    attributeChangedCallback(name, before, after) {
      if (this.isConnected && before !== after) this.start();
    }
    get language() {
      const near = this.getAttribute("lang") || document.documentElement.lang || "zh-TW";
      return near.toLowerCase().startsWith("zh") ? "zh-TW" : "en";
    }
    get say() {
      return texts[this.language];
    }
    get endpoint() {
      try {
        const url = new URL(this.getAttribute("endpoint") || source, location.href);
        return /^https?:$/.test(url.protocol) ? url.origin : source;
      } catch {
        return source;
      }
    }
    /** An address of the endpoint; nothing else is ever linked or asked. */
    address(path, parameters = {}) {
      const url = new URL(path, this.endpoint);
      for (const [name, value] of Object.entries(parameters)) if (value !== "" && value !== null && value !== undefined) url.searchParams.set(name, value);
      return url.origin === this.endpoint ? url.href : this.endpoint;
    }
    /** The page for people, in this element's language. */
    page(path, parameters = {}) {
      return this.address(path, { ...parameters, lang: this.language });
    }
    /** JSON of the API. Throws the API's own words, or none when it cannot be reached. */
    async ask(path, parameters, signal) {
      const answer = await fetch(this.address(path, parameters), { signal, headers: { "Accept-Language": this.language }, credentials: "omit" });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.detail || "");
      return body;
    }
    /** Aborts what was asked before under the same name. */
    renew(name) {
      this.asking ??= {};
      this.asking[name]?.abort();
      this.asking[name] = new AbortController();
      return this.asking[name].signal;
    }
    disconnectedCallback() {
      for (const asked of Object.values(this.asking ?? {})) asked.abort();
      clearTimeout(this.timer);
    }
    fail(place, error) {
      if (error.name === "AbortError") return;
      place.textContent = (error instanceof TypeError || error instanceof SyntaxError ? "" : error.message) || this.say.failed;
    }
  }

  class OpendataSearch extends Part {
    static observedAttributes = ["endpoint", "lang", "kind", "limit", "q"];
    start() {
      this.selected = -1;
      this.input = make("input", { id: "q", type: "search", part: "input", autocomplete: "off", maxlength: 1000, role: "combobox", "aria-expanded": "false",
        "aria-controls": "list", "aria-autocomplete": "list", value: this.getAttribute("q"),
        oninput: (event) => event.isComposing || this.suggestSoon(), oncompositionend: () => this.suggestSoon(),
        onkeydown: (event) => event.isComposing || this.key(event), onblur: () => this.close() });
      this.list = make("ul", { id: "list", class: "list", role: "listbox", "aria-label": this.say.suggestions, hidden: true });
      this.status = make("p", { class: "status", role: "status" });
      this.results = make("div", { part: "results" });
      const form = make("form", { role: "search", part: "form", onsubmit: (event) => (event.preventDefault(), this.search()) },
        make("label", { for: "q", part: "label" }, this.say.label), make("div", { class: "box" }, this.input, this.list),
        make("button", { type: "submit", part: "button" }, this.say.search));
      this.shadowRoot.replaceChildren(form, this.status, this.results);
      if (this.getAttribute("q")) this.search();
    }
    suggestSoon() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.suggest(), 50);
    }
    async suggest() {
      const typed = this.input.value.trim();
      if (typed === "") return this.close();
      try {
        const { suggestions } = await this.ask("/api/v1/suggest", { q: typed, limit: 8 }, this.renew("suggest"));
        this.show(suggestions);
      } catch {
        this.close();
      }
    }
    show(suggestions) {
      this.selected = -1;
      this.list.replaceChildren(...suggestions.map((text, i) =>
        make("li", { id: `s${i}`, role: "option", "aria-selected": "false", onmousedown: (event) => (event.preventDefault(), this.take(text)) }, text)));
      this.list.hidden = suggestions.length === 0;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.input.removeAttribute("aria-activedescendant");
    }
    close() {
      clearTimeout(this.timer);
      this.asking?.suggest?.abort();
      this.show([]);
    }
    take(text) {
      this.input.value = text;
      this.search();
    }
    key(event) {
      const options = [...this.list.children];
      if (event.key === "Escape" && !this.list.hidden) {
        event.preventDefault();
        return this.close();
      }
      if (event.key === "Enter" && this.selected >= 0) {
        event.preventDefault();
        return this.take(options[this.selected].textContent);
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || options.length === 0) return;
      event.preventDefault();
      const at = this.selected + step;
      this.selected = at < -1 ? options.length - 1 : at >= options.length ? -1 : at;
      options.forEach((option, i) => option.setAttribute("aria-selected", String(i === this.selected)));
      if (this.selected < 0) this.input.removeAttribute("aria-activedescendant");
      else this.input.setAttribute("aria-activedescendant", options[this.selected].id);
    }
    async search(offset = 0) {
      this.close();
      const q = this.input.value.trim();
      if (q === "") return;
      const limit = Math.min(Math.max(parseInt(this.getAttribute("limit"), 10) || 10, 1), 100);
      this.status.textContent = this.say.searching;
      try {
        const found = await this.ask("/api/v1/search", { q, kind: this.getAttribute("kind"), offset, limit }, this.renew("search"));
        if (offset === 0) this.results.replaceChildren(this.head(found), make("ol", { part: "list" }));
        const hits = found.hits.map((hit) => this.hit(hit));
        this.results.querySelector("ol").append(...hits);
        this.results.querySelector("nav")?.remove();
        this.results.append(this.ways(q, offset + limit, Boolean(found.next)));
        if (offset > 0) hits[0]?.querySelector("a").focus();
        const count = found.total + found.laws.length;
        this.status.textContent = count === 0 && found.cited.length === 0 ? this.say.none : this.say.results(count, !found.total_is_exact);
        this.dispatchEvent(new CustomEvent("opendata-search", { bubbles: true, composed: true, detail: { q, total: count } }));
      } catch (error) {
        this.fail(this.status, error);
      }
    }
    /** What stands before the hits: better spellings, whole laws, cited articles. */
    head(found) {
      const corrections = found.corrections.slice(0, 3).map((correction) => make("button", { type: "button", class: "plain", onclick: () => this.take(correction.text) }, correction.text));
      const meant = corrections.length > 0 ? make("p", {}, this.say.meant, ...corrections.flatMap((button, i) => (i > 0 ? ["、", button] : [button]))) : null;
      const laws = found.laws.map((law) => make("p", {}, make("a", { href: this.page(pagePath(law.href)) }, law.name)));
      const cited = found.cited.map((article) => make("article", {}, make("h3", {}, make("a", { href: this.page(pagePath(article.href)) }, article.title)),
        make("p", { lang: "zh-Hant-TW" }, article.body)));
      return make("div", {}, meant, ...laws, ...cited);
    }
    hit(hit) {
      const about = [this.say.kinds[hit.kind] ?? hit.kind, hit.agency, hit.modified].filter(Boolean).join(" · ");
      return make("li", {}, make("h3", {}, make("a", { href: this.page(pagePath(hit.href)), part: "link" }, ...marked(hit.title_parts))),
        make("p", {}, ...marked(hit.snippet)), make("p", { class: "meta" }, about));
    }
    ways(q, offset, more) {
      return make("nav", { "aria-label": this.say.more },
        more ? make("button", { type: "button", class: "plain", onclick: () => this.search(offset) }, this.say.more) : null,
        make("a", { href: this.page("/", { q, kind: this.getAttribute("kind") }) }, this.say.all));
    }
  }

  class OpendataDataset extends Part {
    static observedAttributes = ["endpoint", "lang", "id", "dataset", "rows"];
    get path() {
      return "/api/v1/datasets/" + encodeURIComponent(this.getAttribute("dataset") || this.id);
    }
    text(localized) {
      return this.language === "en" ? localized.en || localized["zh-TW"] : localized["zh-TW"];
    }
    async start() {
      this.sort = "";
      this.words = "";
      const status = make("p", { class: "status", role: "status" }, this.say.loading);
      this.shadowRoot.replaceChildren(status);
      try {
        this.about = await this.ask(this.path, {}, this.renew("about"));
        this.build();
        await this.load();
      } catch (error) {
        this.fail(status, error);
      }
    }
    build() {
      const { about, say } = this;
      this.status = make("p", { class: "status", role: "status" });
      this.table = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": say.rows, part: "table" });
      this.paging = make("nav", { "aria-label": say.rows });
      const words = make("input", { id: "words", type: "search", maxlength: 100, autocomplete: "off" });
      const form = make("form", { part: "form", onsubmit: (event) => (event.preventDefault(), (this.words = words.value.trim()), this.load()) },
        make("label", { for: "words" }, say.words), make("div", { class: "box" }, words), make("button", { type: "submit" }, say.apply));
      const facts = [[say.publisher, about.publisher], [say.modified, about.modified.slice(0, 10)], [say.licence, about.license]];
      const files = about.files.filter((file) => file.format !== "" && !file.path.endsWith(".gz"));
      this.shadowRoot.replaceChildren(
        make("h2", { part: "title" }, make("a", { href: this.page(pagePath(about.href)) }, this.text(about.title))),
        make("p", { part: "description" }, this.text(about.description)),
        make("dl", {}, ...facts.flatMap(([term, value]) => [make("dt", {}, term), make("dd", {}, value)])),
        form, this.status, this.table, this.paging,
        make("h3", {}, say.downloads),
        make("nav", { "aria-label": say.downloads }, ...files.map((file) => make("a", { href: this.address(file.href_current), download: true }, file.format.toUpperCase()))),
        make("p", {}, make("a", { href: this.page(pagePath(about.href)) }, say.open)));
    }
    async load(cursor = "") {
      const limit = Math.min(Math.max(parseInt(this.getAttribute("rows"), 10) || 10, 1), 100);
      try {
        const found = await this.ask(this.path + "/rows", { q: this.words, sort: this.sort, limit, cursor, include_total: cursor === "" }, this.renew("rows"));
        if (cursor === "") this.status.textContent = this.say.total(found.total);
        this.table.replaceChildren(this.grid(found.rows));
        const next = found.next ? new URL(found.next, this.endpoint).searchParams.get("cursor") : "";
        const link = (label, to) => make("button", { type: "button", class: "plain", onclick: () => this.load(to).then(() => this.table.focus()) }, label);
        this.paging.replaceChildren(...[cursor ? link(this.say.first, "") : null, next ? link(this.say.next, next) : null].filter(Boolean));
      } catch (error) {
        this.fail(this.status, error);
      }
    }
    grid(rows) {
      const numeric = (field) => (field.type === "integer" || field.type === "decimal" ? "number" : null);
      const head = this.about.fields.map((field) => {
        const order = this.sort === field.name ? "ascending" : this.sort === "-" + field.name ? "descending" : null;
        const arrow = order === null ? "" : order === "ascending" ? " ▲" : " ▼";
        const turn = () => ((this.sort = order === "ascending" ? "-" + field.name : field.name), this.load().then(() => this.table.querySelector(`[data-field="${field.name}"]`)?.focus()));
        const title = this.text(field.title);
        return make("th", { scope: "col", "aria-sort": order, class: numeric(field) },
          make("button", { type: "button", class: "plain", "data-field": field.name, title: this.say.sortBy(title), onclick: turn }, title + arrow));
      });
      const body = rows.map((row) => make("tr", {}, ...this.about.fields.map((field) => make("td", { class: numeric(field) }, String(row[field.name] ?? "")))));
      return make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
    }
  }

  if (!customElements.get("opendata-search")) customElements.define("opendata-search", OpendataSearch);
  if (!customElements.get("opendata-dataset")) customElements.define("opendata-dataset", OpendataDataset);
})();
