// Lighthouse, with its own settings (a simulated mid-range phone), gives what citizens open most at least 95 of 100 in each category.
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { startBrowser } from './support/browser.mjs';
import { check, finish } from './support/check.mjs';
import { startSite } from './support/site.mjs';

const least = 95;
const pages = ['/', '/faq', '/faq/AP-002', '/laws/Z9900002/articles/3', '/datasets', '/datasets/animal-cases?lang=en'];
const results = '/?q=狗走丟了怎麼辦';
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
});

const site = await startSite();
const port = await freePort();
await startBrowser(`--remote-debugging-port=${port}`);

/// What Lighthouse says of a page; its four figures are printed.
async function judge(path) {
  const { lhr } = await lighthouse(site.origin + encodeURI(path), { port, onlyCategories: categories, logLevel: 'error', locale: 'en' });
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  console.log(`${path}  ${categories.map(name => `${name} ${scoreOf(lhr, name)}`).join(', ')}`);
  return lhr;
}

const scoreOf = (lhr, category) => Math.round(lhr.categories[category].score * 100);

/// The audits that cost a category points.
const faultsOf = (lhr, category) => lhr.categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
  .map(({ id }) => id);

const tooLow = (lhr, judged) => judged.filter(name => scoreOf(lhr, name) < least).map(name => `${name} ${scoreOf(lhr, name)}: ${faultsOf(lhr, name).join(', ')}`);

for (const path of pages) await check(`at least ${least}: ${path}`, async () => tooLow(await judge(path), categories));

// Results are "noindex" on purpose: search engines are to find the pages that they lead to. That alone costs a third of the points for SEO.
await check(`at least ${least}, and nothing but "noindex" costs points for SEO: ${results}`, async () => {
  const lhr = await judge(results);
  const seo = faultsOf(lhr, 'seo');
  return [...tooLow(lhr, categories.filter(name => name !== 'seo')), ...(seo.join() === 'is-crawlable' ? [] : [`seo: ${seo.join(', ') || 'the page may be indexed'}`])];
});

await finish();
