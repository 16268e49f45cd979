// html-validate finds nothing in any page.
import { check, finish } from './support/check.mjs';
import { faultsOf } from './support/judges.mjs';
import { crawl } from './support/pages.mjs';
import { startSite } from './support/site.mjs';

const site = await startSite();

await check('every page is valid HTML', async () => {
  const pages = (await crawl(site.origin, 2)).filter(page => page.html);
  const faults = pages.length > 10 ? [] : ['there are hardly any pages'];
  for (const page of pages) for (const fault of await faultsOf(page.body)) faults.push(`${decodeURI(page.path)} ${fault}`);
  return faults;
});

await check('a page with faults does not pass', async () => {
  const found = await faultsOf('<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p><div></div></p></body></html>');
  return found.length > 0 ? [] : ['nothing was found in it'];
});

await finish();
