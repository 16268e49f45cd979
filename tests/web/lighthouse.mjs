// Lighthouse gives what citizens open most at least 95 of 100 in each category, on a simulated mid-range phone.
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { startBrowser } from './support/browser.mjs';
import { check, finish } from './support/check.mjs';
import { startSite } from './support/site.mjs';

const least = 95;
const pages = ['/', '/?q=狗走丟了怎麼辦', '/faq/AP-002', '/laws/Z9900002/articles/3', '/datasets/animal-cases?lang=en'];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
});

const site = await startSite();
const port = await freePort();
await startBrowser(`--remote-debugging-port=${port}`);

for (const path of pages) {
  await check(`at least ${least}: ${path}`, async () => {
    const { lhr } = await lighthouse(site.origin + encodeURI(path), { port, onlyCategories: categories, logLevel: 'error', locale: 'en' });
    if (lhr.runtimeError) return [lhr.runtimeError.message];
    const scores = Object.fromEntries(categories.map(name => [name, Math.round(lhr.categories[name].score * 100)]));
    console.log(`${path}  ${categories.map(name => `${name} ${scores[name]}`).join(', ')}`);
    if (categories.every(name => scores[name] >= least)) return [];
    return Object.values(lhr.audits).filter(audit => audit.score !== null && audit.score < 0.9).map(audit => `${audit.id}: ${audit.title}`);
  });
}

await finish();
