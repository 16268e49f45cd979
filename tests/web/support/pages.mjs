// What the site consists of: found by following its links, not listed here.
const entrances = ['/', '/?q=狗走丟了怎麼辦', '/?q=動物保護自治條例第9條', '/?q=qzxv'];

const unescape = text => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>');
const linksOf = html => [...html.matchAll(/<(?:a|link|img|script)\s[^>]*?(?:href|src)="([^"]*)"/g)].map(match => unescape(match[1]));

/// Pages that differ in nothing but data, and pages of one kind that parameters vary: enough of them are looked at.
function kindsOf(url) {
  const [first, second, third] = url.pathname.split('/').slice(1);
  const place = [first, second === undefined ? '' : '*', third ?? ''].join('/');
  return { place, shape: `${place}?${[...url.searchParams.keys()].sort().join('&')}` };
}
const shapesOfOnePlace = 8;

async function fetchPage(url, from, headers) {
  const response = await fetch(url, { redirect: 'manual', headers: { 'Accept-Language': 'zh-TW', ...headers } });
  const html = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  const body = html ? await response.text() : (await response.body?.cancel(), '');
  return { url, path: url.pathname + url.search, from, status: response.status, location: response.headers.get('location'), html, body };
}

/// Every page and file that links lead to, up to a number of each shape; links to other hosts are not followed.
export async function crawl(origin, mostOfOneShape, { from: beginnings = entrances, headers = {} } = {}) {
  const seen = new Map(), counts = new Map(), waiting = [];
  const hasRoom = (name, most) => (counts.get(name) ?? 0) < most;
  const countOne = name => counts.set(name, (counts.get(name) ?? 0) + 1);
  const add = (address, from) => {
    const url = new URL(address, from ?? origin);
    url.hash = '';
    if (url.origin !== origin || seen.has(url.href)) return;
    const { place, shape } = kindsOf(url);
    if (!hasRoom(shape, mostOfOneShape) || !hasRoom(place, mostOfOneShape * shapesOfOnePlace)) return;
    countOne(shape);
    countOne(place);
    seen.set(url.href, undefined);
    waiting.push([url, from]);
  };
  for (const entrance of beginnings) add(entrance);
  while (waiting.length > 0) {
    const [url, from] = waiting.shift();
    const page = await fetchPage(url, from, headers);
    seen.set(url.href, page);
    if (page.location) add(page.location, url);
    for (const link of linksOf(page.body)) add(link, url);
  }
  return [...seen.values()];
}

const segmentMatches = (segment, given) => segment.startsWith('{') || segment === given;

function matches(template, path) {
  const wanted = template.split('/'), given = path.split('/');
  const rest = wanted.at(-1).endsWith('*}');
  return (rest ? given.length >= wanted.length : given.length === wanted.length) && wanted.every((segment, i) => segmentMatches(segment, given[i]));
}

/// The route templates that have been asked for, the most literal first.
async function templatesOf(health) {
  const metrics = await (await fetch(`${health}/metrics`)).text();
  const templates = new Set([...metrics.matchAll(/requests_total\{route="([^"]+)"/g)].map(match => match[1]));
  const rank = template => template.replaceAll('{', '\uffff');
  return [...templates].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/// One page of each type, by name: of each route, the results of a search, and what people see when something is wrong.
export async function pageTypes(site) {
  const pages = (await crawl(site.origin, 2)).filter(page => page.html && page.status === 200);
  const templates = await templatesOf(site.health);
  const types = new Map([['home', '/'], ['results', '/?q=狗走丟了怎麼辦'], ['cited article', '/?q=動物保護自治條例第9條'], ['no result', '/?q=qzxv'], ['thanks', '/faq/AP-008/feedback'], ['not found', '/nowhere']]);
  for (const { url } of pages) {
    const template = templates.find(candidate => matches(candidate, url.pathname));
    if (template && template !== '/' && !types.has(template)) types.set(template, url.pathname);
  }
  return [...types].map(([name, path]) => ({ name, path, status: name === 'not found' ? 404 : 200 }));
}

/// The same page in a language of choice.
export function inLanguage(path, language) {
  const url = new URL(path, 'http://site');
  url.searchParams.set('lang', language);
  return url.pathname + url.search;
}
