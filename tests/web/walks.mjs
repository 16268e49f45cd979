// Citizens walk through the site: with the mouse and with the keyboard alone, with and without JavaScript, in both languages, on a desk and on a phone.
import assert from 'node:assert';
import { readFile } from 'node:fs/promises';
import { arrive, narrow, startBrowser, tabTo, wide } from './support/browser.mjs';
import { check, finish } from './support/check.mjs';
import { inLanguage } from './support/pages.mjs';
import { startSite } from './support/site.mjs';

const site = await startSite();
const browser = await startBrowser();

const mouse = {
  follow: (page, link) => link.click(),
  followBack: (page, link) => link.click(),
  type: async (page, box, text) => { await box.fill(text); await page.keyboard.press('Enter'); },
  choose: (page, list, value) => list.selectOption(value),
};
const keyboard = {
  follow: async (page, link) => { await tabTo(page, link); await page.keyboard.press('Enter'); },
  followBack: async (page, link) => { await tabTo(page, link, { key: 'Shift+Tab' }); await page.keyboard.press('Enter'); },
  type: async (page, box, text) => { await tabTo(page, box); await page.keyboard.insertText(text); await page.keyboard.press('Enter'); },
  choose: async (page, list, value) => {
    await tabTo(page, list);
    for (let left = await list.locator('option').count(); left > 0 && await list.inputValue() !== value; --left) await page.keyboard.press('ArrowDown');
    assert.strictEqual(await list.inputValue(), value);
  },
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
  await hand.choose(page, page.locator('select[name=reason]'), 'must-call');
  await hand.follow(page, page.locator('button[name=helpful][value=no]'));
  await page.waitForURL(/\/faq\/AP-008\/feedback/);
  await hand.follow(page, linkTo(page, '/faq/AP-008'));
  await page.waitForURL(/\/faq\/AP-008(\?|$)/);
}

const channel = '電話';

async function fromCatalogToFile({ page, hand, language }) {
  await page.goto(inLanguage('/', language));
  await hand.follow(page, page.locator('header a[href^="/datasets"]').first());
  await page.waitForURL(/\/datasets/);
  await hand.follow(page, linkTo(page, '/datasets/animal-cases'));
  await page.waitForURL(/\/datasets\/animal-cases/);
  await narrowRows(page, hand);
  await lookAtChart(page, hand);
  const some = JSON.parse(await download(page, hand, page.locator('main a[href*="/export?"][href*="format=json"]')));
  assert.ok(some.length > 0 && some.every(row => row.channel === channel), `${some.length} rows`);
  assert.ok((await download(page, hand, linkTo(page, '/datasets/animal-cases/current/animal-cases.csv'))).length > 1000);
}

/// The form above the rows: its choice stands in the address, and every row that is shown has it.
async function narrowRows(page, hand) {
  await hand.choose(page, page.locator('select[name="f.channel"]'), channel);
  await hand.follow(page, page.locator('form.filter button[type=submit]'));
  await page.waitForURL(url => url.searchParams.get('f.channel') === channel);
  const rows = await page.locator('table.rows tbody tr').allInnerTexts();
  assert.ok(rows.length > 0 && rows.every(row => row.includes(channel)), rows.join('\n'));
}

/// The chart of one field, of the chosen rows, with its figures: beside it on a desk, below it on a phone.
async function lookAtChart(page, hand) {
  await hand.follow(page, page.locator('main a[href*="by=district"]'));
  await page.waitForURL(url => url.searchParams.get('by') === 'district' && url.searchParams.get('f.channel') === channel);
  const chart = page.locator('figure.chart');
  assert.strictEqual(await chart.count(), 1);
  await chart.locator('svg').waitFor({ state: 'visible' });
  assert.ok(await chart.locator('tbody tr').count() > 1);
  const [drawing, figures] = await chart.evaluate(shown => ['svg', 'table'].map(part => shown.querySelector(part).getBoundingClientRect().toJSON()));
  const isDesk = page.viewportSize().width > 1000;
  assert.ok(isDesk ? figures.x >= drawing.x + drawing.width : figures.y >= drawing.y + drawing.height, JSON.stringify({ drawing, figures }));
}

/// The file that a link above gives.
async function download(page, hand, link) {
  const [file] = await Promise.all([page.waitForEvent('download'), hand.followBack(page, link)]);
  return readFile(await file.path(), 'utf8');
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

/// Follows a filter of a list, and says whether the page stayed while its list changed and the focus went to the new count.
async function staysWhileNarrowed(page, path, filter, changed) {
  await page.goto(path);
  await page.evaluate(() => { globalThis.stayed = true; });
  await page.locator(`nav.facets a[href*="${filter}"]`).first().click();
  await page.waitForURL(changed);
  await page.waitForFunction(() => document.activeElement.id === 'count');
  return await page.evaluate(() => globalThis.stayed) ? [] : [`${path} was loaded anew`];
}

await check('filters and pages of lists change the list alone, and go back', async () => {
  const { context, page, faults } = await arrive(browser, site.origin);
  page.setDefaultTimeout(10_000);
  faults.push(...await staysWhileNarrowed(page, '/?q=動物', 'kind=', /kind=/));
  faults.push(...await staysWhileNarrowed(page, '/datasets', 'format=', /format=/));
  await page.goBack();
  await page.waitForFunction(() => !document.querySelector('nav.facets .chosen'));
  if (!await page.evaluate(() => globalThis.stayed)) faults.push('the way back loaded the page anew');
  await context.close();
  return faults;
});

await check('the link that skips to the content leads there on results, too', async () => {
  const { context, page, faults } = await arrive(browser, site.origin);
  await page.goto('/?q=動物');
  const asked = [];
  page.on('request', request => asked.push(request.url()));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#main$/);
  await page.waitForTimeout(300);
  assert.strictEqual(await page.evaluate(() => document.activeElement.id), 'main');
  await context.close();
  return [...faults, ...asked.filter(address => !address.includes('/assets/')).map(address => `asked again: ${address}`)];
});

/// Milliseconds from a key to the list that it brings, on the page's own clock; Infinity when none comes.
const suggestionTime = (page, text) => page.evaluate(async typed => {
  const box = document.querySelector('#q'), list = document.getElementById('q-suggestions');
  box.value = '';
  box.dispatchEvent(new Event('input'));
  const shown = new Promise(resolve => {
    new MutationObserver((_, watch) => {
      if (list.hidden) return;
      watch.disconnect();
      resolve(performance.now());
    }).observe(list, { attributes: true, childList: true });
    setTimeout(resolve, 2000, Infinity);
  });
  const begun = performance.now();
  box.value = typed;
  box.dispatchEvent(new Event('input'));
  return await shown - begun;
}, text);

// The quickest of some: what the program itself takes, also on a machine that has other things to do.
await check('suggestions stand within 100 ms of the last key', async () => {
  const { context, page, faults } = await arrive(browser, site.origin);
  await page.goto('/');
  const times = [];
  for (const text of ['狗', '動物', '登記', '領養', '晶片', '罰', '動保', '寵物', '走失', '疫苗']) times.push(await suggestionTime(page, text));
  times.sort((a, b) => a - b);
  console.log(`         ${times.map(time => time.toFixed(0)).join(', ')} ms`);
  await context.close();
  return times[0] <= 100 ? faults : [...faults, `${times[0]} ms`];
});

await finish();
