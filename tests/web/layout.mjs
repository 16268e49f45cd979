// Pages fit on a phone and at 200 % zoom, are light, ask no other host, and say nothing on the console. Writes the screenshots.
import { arrive, narrow, startBrowser, wide } from './support/browser.mjs';
import { check, finish } from './support/check.mjs';
import { overflowOf, screenshot } from './support/judges.mjs';
import { inLanguage, pageTypes } from './support/pages.mjs';
import { startSite } from './support/site.mjs';

const firstPageBytes = 100_000;
const site = await startSite();
const browser = await startBrowser();
const types = await pageTypes(site);

// What people see at 200 % of a window of 1280 px are 640 px of CSS.
const windows = [['wide', { viewport: wide }], ['narrow', { viewport: narrow }], ['dark', { viewport: wide, colorScheme: 'dark' }],
  ['zoomed', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }]];

for (const language of ['zh-TW', 'en']) for (const [window, options] of windows) {
  await check(`every page fits: ${window}, ${language}`, async () => {
    const { context, page, faults } = await arrive(browser, site.origin, options);
    for (const { name, path, status } of types) {
      const answer = await page.goto(inLanguage(path, language));
      if (answer.status() !== status) faults.push(`${path}: ${answer.status()}`);
      const excess = await overflowOf(page);
      if (excess) faults.push(`${path} is too wide by ${excess}`);
      if (window !== 'zoomed') await screenshot(page, `${name}-${window}-${language}`);
    }
    await context.close();
    // Chromium itself reports the answer that was asked for.
    return faults.filter(fault => !fault.includes('/nowhere'));
  });
}

await check('a first visit transfers little', async () => {
  const heavy = [];
  for (const { name, path } of types) {
    const { context, page } = await arrive(browser, site.origin);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    let bytes = 0;
    devtools.on('Network.loadingFinished', event => { bytes += event.encodedDataLength; });
    await page.goto(path, { waitUntil: 'networkidle' });
    console.log(`${(bytes / 1000).toFixed(1)} kB  ${name}`);
    if (bytes > firstPageBytes) heavy.push(`${name}: ${bytes} bytes`);
    await context.close();
  }
  return heavy;
});

await finish();
