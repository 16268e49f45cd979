// axe-core finds no violation on any type of page: in both languages, light and dark, wide and narrow.
import { arrive, narrow, startBrowser, wide } from './support/browser.mjs';
import { check, finish } from './support/check.mjs';
import { violationsOf } from './support/judges.mjs';
import { inLanguage, pageTypes } from './support/pages.mjs';
import { startSite } from './support/site.mjs';

const site = await startSite();
const browser = await startBrowser();
const types = await pageTypes(site);

for (const [language, colorScheme, viewport] of [['zh-TW', 'light', wide], ['zh-TW', 'dark', narrow], ['en', 'light', narrow], ['en', 'dark', wide]]) {
  await check(`no violation: ${language}, ${colorScheme}, ${viewport.width} px`, async () => {
    const { context, page } = await arrive(browser, site.origin, { colorScheme, viewport });
    const found = new Map();  // what stands on every page is told once
    for (const { name, path } of types) {
      await page.goto(inLanguage(path, language));
      for (const violation of await violationsOf(page)) found.set(violation, [...found.get(violation) ?? [], name]);
    }
    await context.close();
    return [...found].map(([violation, names]) => `${violation}  (${names.length} types of page, such as ${names[0]})`);
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
