// Every link of the site leads somewhere.
import { check, finish } from './support/check.mjs';
import { crawl } from './support/pages.mjs';
import { startSite } from './support/site.mjs';

const site = await startSite();

await check('every link leads to an answer', async () => {
  const pages = await crawl(site.origin, 10);
  console.log(`${pages.length} addresses, ${pages.filter(page => page.html).length} of them pages`);
  return pages.filter(page => page.status >= 400).map(page => `${decodeURI(page.path)}: ${page.status}, linked from ${decodeURI(page.from ?? '')}`);
});

await check('an address that leads nowhere offers a way on', async () => {
  const answer = await fetch(`${site.origin}/nowhere`);
  return answer.status === 404 && /<main[^]*<a href="\/"/.test(await answer.text()) ? [] : [`status ${answer.status}`];
});

await finish();
