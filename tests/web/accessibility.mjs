// axe-core finds no violation on any type of page: in both languages, light and dark, wide and narrow.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arrive, narrow, startBrowser, wide } from './support/browser.mjs';
import { check, finish } from './support/check.mjs';
import { inLanguage, pageTypes } from './support/pages.mjs';
import { startSite } from './support/site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const site = await startSite();
const browser = await startBrowser();
const types = await pageTypes(site);

async function violationsOf(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary.replaceAll(/\s+/g, ' ')}`));
}

for (const [language, colorScheme, viewport] of [['zh-TW', 'light', wide], ['zh-TW', 'dark', narrow], ['en', 'light', narrow], ['en', 'dark', wide]]) {
  await check(`no violation: ${language}, ${colorScheme}, ${viewport.width} px`, async () => {
    const { context, page } = await arrive(browser, site.origin, { colorScheme, viewport });
    const found = [];
    for (const { name, path } of types) {
      await page.goto(inLanguage(path, language));
      for (const violation of await violationsOf(page)) found.push(`${name} (${path}) ${violation}`);
    }
    await context.close();
    return found;
  });
}

await check('a page with violations does not pass', async () => {
  const { context, page } = await arrive(browser, site.origin);
  await page.setContent('<html><body><img src="data:,"><input><p style="color:#ccc;background:#fff">faint</p></body></html>');
  const found = await violationsOf(page);
  await context.close();
  return ['image-alt', 'label', 'color-contrast', 'html-has-lang'].filter(rule => !found.some(line => line.startsWith(rule)));
});

await finish();
