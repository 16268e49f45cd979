// Citizens walk through the site: with the mouse and with the keyboard alone, with and without JavaScript, in both languages, on a desk and on a phone.
import assert from 'node:assert';
import { readFile } from 'node:fs/promises';
import { arrive, narrow, startBrowser, tabTo, wide } from './support/browser.mjs';
import { check, finish } from './support/check.mjs';
import { inLanguage } from './support/pages.mjs';
import { startSite } from './support/site.mjs';

const site = await startSite();
const browser = await startBrowser();

const mouse = { follow: (page, link) => link.click(), type: async (page, box, text) => { await box.fill(text); await page.keyboard.press('Enter'); } };
const keyboard = {
  follow: async (page, link) => { await tabTo(page, link); await page.keyboard.press('Enter'); },
  type: async (page, box, text) => { await tabTo(page, box); await page.keyboard.insertText(text); await page.keyboard.press('Enter'); },
};

const linkTo = (page, beginning) => page.locator(`main a[href^="${beginning}"]`).first();

async function fromQuestionToArticle({ page, hand, language }) {
  await page.goto(inLanguage('/', language));
  await hand.type(page, page.locator('#q'), '寵物登記要帶哪些文件');
  await page.waitForURL(/\?(.*&)?q=/);
  await hand.follow(page, page.locator('main a[href*="kind=faq"]').first());
  await page.waitForURL(/kind=faq/);
  const results = page.url();
  await hand.follow(page, linkTo(page, '/faq/AP-002'));
  await page.waitForURL(/\/faq\/AP-002/);
  await hand.follow(page, page.locator('details.basis summary').first());
  await hand.follow(page, linkTo(page, '/laws/Z9900002/articles/3'));
  await page.waitForURL(/\/laws\/Z9900002\/articles\/3/);
  assert.match(await page.locator('h1').innerText(), /3|三/);
  await page.goBack();
  await page.goBack();
  assert.strictEqual(page.url(), results);
}

async function saysWhatWasMissing({ page, hand, language }) {
  await page.goto(inLanguage('/faq/AP-008', language));
  await page.locator('select[name=reason]').selectOption('must-call');
  await hand.follow(page, page.locator('button[name=helpful][value=no]'));
  await page.waitForURL(/\/faq\/AP-008\/feedback/);
  await hand.follow(page, linkTo(page, '/faq/AP-008'));
  await page.waitForURL(/\/faq\/AP-008(\?|$)/);
}

async function fromCatalogToFile({ page, hand, language }) {
  await page.goto(inLanguage('/', language));
  await hand.follow(page, page.locator('header a[href^="/datasets"]').first());
  await page.waitForURL(/\/datasets/);
  await hand.follow(page, linkTo(page, '/datasets/animal-cases'));
  await page.waitForURL(/\/datasets\/animal-cases/);
  const [download] = await Promise.all([page.waitForEvent('download'), hand.follow(page, linkTo(page, '/datasets/animal-cases/current/animal-cases.csv'))]);
  assert.ok((await readFile(await download.path())).length > 1000);
}

async function walk(story, { hand, language, ...options }) {
  const { context, page, faults } = await arrive(browser, site.origin, { ...options, locale: language });
  page.setDefaultTimeout(10_000);
  await story({ page, hand, language });
  assert.strictEqual(await page.locator('html').getAttribute('lang'), language === 'en' ? 'en' : 'zh-Hant-TW');
  await context.close();
  return faults;
}

// Each pair of language, window and way of reading is met in some walk.
const ways = [['zh-TW', wide, 'mouse'], ['en', narrow, 'mouse'], ['zh-TW', narrow, 'keyboard'], ['en', wide, 'keyboard'],
  ['zh-TW', wide, 'keyboard, no JavaScript'], ['en', narrow, 'keyboard, no JavaScript']];

for (const story of [fromQuestionToArticle, saysWhatWasMissing, fromCatalogToFile])
  for (const [language, viewport, how] of ways)
    await check(`${story.name}: ${language}, ${viewport.width} px, ${how}`, () =>
      walk(story, { language, viewport, hand: how === 'mouse' ? mouse : keyboard, javaScriptEnabled: !how.includes('no JavaScript') }));

await finish();
