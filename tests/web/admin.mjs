// An editor signs in, writes, submits and publishes, and two editors meet; every page of the management passes the judges.
import assert from 'node:assert';
import { arrive, narrow, startBrowser, tabTo, wide } from './support/browser.mjs';
import { check, finish } from './support/check.mjs';
import { faultsOf, overflowOf, screenshot, violationsOf } from './support/judges.mjs';
import { crawl, inLanguage } from './support/pages.mjs';
import { startDesk } from './support/site.mjs';

const desk = await startDesk();
const browser = await startBrowser();

async function signIn(options = {}) {
  const editor = await arrive(browser, desk.origin, options);
  editor.page.setDefaultTimeout(10_000);
  await editor.page.goto('/admin/faq');
  await editor.page.locator('#token').fill(desk.token);
  await editor.page.keyboard.press('Enter');
  await editor.page.waitForURL(/\/admin\/faq$/);
  return editor;
}

/// Presses Enter on a button that was reached with Tab alone.
async function press(page, button) {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

const save = page => press(page, page.locator('button[name=do][value=save]'));

/// The language of the pages stays with the session, also on what a form answers.
async function speaks(page, language) {
  assert.strictEqual(await page.locator('html').getAttribute('lang'), language === 'en' ? 'en' : 'zh-Hant-TW');
}

async function fromDraftToPublished(options, language, id) {
  const { context, page, faults } = await signIn(options);
  await page.goto(inLanguage('/admin/faq/new', language));
  await page.locator('[name=id]').fill(id);
  await page.locator('[name=question]').fill('網頁測試的問題？');
  await page.locator('[name=answer]').fill('## 標題\n- 甲\n- 乙');
  await press(page, page.locator('button[name=do][value=preview]'));
  await page.locator('h3:has-text("標題"), h2:has-text("標題"), h4:has-text("標題")').first().waitFor();
  await speaks(page, language);
  await save(page);
  await page.waitForURL(/done=saved/);
  await speaks(page, language);
  await press(page, page.locator('button[name=to][value=in-review]').first());
  await page.waitForURL(/done=moved/);
  await page.goto(`/admin/faq/edit?id=${id}`);
  await press(page, page.locator('button[name=to][value=published]').first());
  await page.waitForURL(/done=moved/);
  await page.goto(`/admin/faq/history?id=${id}`);
  assert.strictEqual(await page.locator('.state.published').count(), 1);
  await speaks(page, language);
  await context.close();
  return faults;
}

/// The second of two editors sees what both changed, merges it in the form and saves on top.
async function twoEditorsMeet(options, language, id) {
  const [first, second] = [await signIn(options), await signIn(options)];
  for (const { page } of [first, second]) await page.goto(inLanguage(`/admin/faq/edit?id=${id}`, language));
  await first.page.locator('[name=answer]').fill('她的答案');
  await second.page.locator('[name=answer]').fill('他的答案');
  await save(first.page);
  await first.page.waitForURL(/done=saved/);
  await save(second.page);
  await second.page.locator('section.versions').nth(1).waitFor();
  await speaks(second.page, language);
  const versions = await second.page.locator('section.versions').allInnerTexts();
  assert.match(versions[0], /她的答案/);
  assert.match(versions[1], /他的答案/);
  assert.strictEqual(await second.page.locator('[name=answer]').inputValue(), '他的答案');
  const violations = options.javaScriptEnabled === false ? [] : await violationsOf(second.page);
  await second.page.locator('[name=answer]').fill('她的答案，他的答案');
  await save(second.page);
  await second.page.waitForURL(/done=saved/);
  assert.strictEqual(await second.page.locator('[name=answer]').inputValue(), '她的答案，他的答案');
  for (const { context } of [first, second]) await context.close();
  // The browser tells the console of every answer that is no success; the conflict is meant.
  return [...first.faults, ...second.faults, ...violations].filter(fault => !fault.includes('409'));
}

// Each language with and without JavaScript, on a desk and on a phone.
const ways = [['zh-TW', { viewport: wide }], ['en', { viewport: narrow }], ['zh-TW', { viewport: narrow, javaScriptEnabled: false }], ['en', { viewport: wide, javaScriptEnabled: false }]];
for (const [place, [language, options]] of ways.entries()) {
  const how = `${language}, ${options.viewport.width} px, ${options.javaScriptEnabled === false ? 'without' : 'with'} JavaScript`;
  await check(`a question is written, submitted and published: ${how}`, () => fromDraftToPublished(options, language, `WEB-${place + 1}`));
  await check(`two editors meet and nothing is lost: ${how}`, () => twoEditorsMeet(options, language, `WEB-${place + 1}`));
}

const editor = await signIn();
const cookie = (await editor.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
const pages = await crawl(desk.origin, 3, { from: ['/admin/faq', '/admin/faq/history?id=WEB-1', '/admin/faq/edit?id=WEB-1', '/admin/faq/candidates?dataset=animal-cases'], headers: { Cookie: cookie } });
const html = pages.filter(page => page.html && page.status === 200);
const types = new Map(html.map(({ url, path }) => [url.pathname, path]));

await check('every link of the management leads to an answer', () => pages.filter(page => page.status >= 400).map(page => `${page.path}: ${page.status}, from ${page.from}`));

await check('every page of the management is valid HTML', async () => {
  const faults = html.length > 5 ? [] : ['there are hardly any pages'];
  for (const page of html) for (const fault of await faultsOf(page.body)) faults.push(`${decodeURI(page.path)} ${fault}`);
  return faults;
});

for (const [language, colorScheme, viewport] of [['zh-TW', 'light', wide], ['zh-TW', 'dark', narrow], ['en', 'light', narrow], ['en', 'dark', wide]]) {
  await check(`no violation, and it fits: ${language}, ${colorScheme}, ${viewport.width} px`, async () => {
    const { context, page, faults } = await signIn({ colorScheme, viewport });
    for (const path of types.values()) {
      await page.goto(inLanguage(path, language));
      for (const violation of await violationsOf(page)) faults.push(`${path} ${violation}`);
      const excess = await overflowOf(page);
      if (excess) faults.push(`${path} is too wide by ${excess}`);
      await screenshot(page, `admin-${new URL(path, desk.origin).pathname}-${colorScheme}-${viewport.width}-${language}`);
    }
    await context.close();
    return faults;
  });
}

await check('the sign-in page has no violation, with and without a wrong token', async () => {
  const { page } = await arrive(browser, desk.origin);
  await page.goto('/admin/faq');
  const found = await violationsOf(page);
  await page.locator('#token').fill('oda_wrong');
  await page.keyboard.press('Enter');
  await page.locator('[role=alert]').waitFor();
  await screenshot(page, 'admin-sign-in');
  return [...found, ...await violationsOf(page)];
});

await finish();
