// The components stand in another site's page (examples/embed), under its own policy: they search, suggest, sort and page, with the keyboard too.
import assert from 'node:assert';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { atEnd, check, finish } from './support/check.mjs';
import { startBrowser } from './support/browser.mjs';
import { startSite } from './support/site.mjs';

const site = await startSite();
const browser = await startBrowser();

/// The agency's own site: the example page, with the address of this server.
async function startAgency() {
  const types = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8' };
  const server = createServer(async (request, response) => {
    const name = request.url === '/' ? 'index.html' : request.url.slice(1);
    const text = await readFile(new URL(`embed/${name}`, import.meta.url), 'utf8').catch(() => null);
    if (text === null) return response.writeHead(404).end();
    return response.writeHead(200, { 'Content-Type': types[name.split('.').pop()] }).end(text.replaceAll('http://127.0.0.1:8080', site.origin));
  });
  await new Promise(listening => server.listen(0, '127.0.0.1', listening));
  atEnd(() => server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

const agency = await startAgency();

/// Opens the page, lets `story` act on it, and returns what went wrong on the console or was asked of anybody else.
async function visit(story, options = {}) {
  const context = await browser.newContext({ locale: 'zh-TW', serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults = [];
  page.on('console', message => ['error', 'warning'].includes(message.type()) && !message.text().includes('favicon') && faults.push(message.text()));
  page.on('pageerror', error => faults.push(error.message));
  page.on('request', request => [new URL(agency).origin, site.origin].includes(new URL(request.url()).origin) || faults.push(`asked ${request.url()}`));
  await page.route('**/favicon.ico', route => route.fulfill({ status: 204 }));
  await page.goto(agency);
  await story(page);
  await context.close();
  return faults;
}

await check('a question is answered in the page, with links to the site', () => visit(async page => {
  await page.getByRole('combobox').fill('狗走丟了怎麼辦');
  await page.keyboard.press('Enter');
  const first = page.locator('opendata-search ol a').first();
  assert.ok((await first.getAttribute('href')).startsWith(`${site.origin}/faq/`));
  assert.match(await page.locator('opendata-search [role=status]').innerText(), /\d+ 筆結果/);
  const before = await page.locator('opendata-search ol > li').count();
  await page.getByRole('button', { name: '更多結果' }).click();
  await page.waitForFunction(count => document.querySelector('opendata-search').shadowRoot.querySelectorAll('ol > li').length > count, before);
}));

await check('suggestions are chosen with the keyboard, and Escape closes them', () => visit(async page => {
  const box = page.getByRole('combobox');
  await box.focus();
  await page.keyboard.type('動物');
  await page.locator('opendata-search [role=option]').first().waitFor();
  await page.keyboard.press('Escape');
  assert.strictEqual(await box.getAttribute('aria-expanded'), 'false');
  await page.keyboard.type('保');
  const option = page.locator('opendata-search [role=option]').first();
  await option.waitFor();
  const text = await option.innerText();
  await page.keyboard.press('ArrowDown');
  assert.strictEqual(await option.getAttribute('aria-selected'), 'true');
  await page.keyboard.press('Enter');
  await page.locator('opendata-search ol a').first().waitFor();
  assert.strictEqual(await box.inputValue(), text);
}));

await check('half a syllable of an input method is neither asked for nor taken for a choice', () => visit(async page => {
  const asked = [];
  page.on('request', request => request.url().includes('/suggest') && asked.push(request.url()));
  const box = page.getByRole('combobox');
  await box.focus();
  await box.evaluate(input => {
    input.value = 'ㄉㄨ';
    input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
  });
  await page.waitForTimeout(300);
  assert.deepStrictEqual(asked, []);
  await box.evaluate(input => {
    input.value = '動物';
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  });
  await page.locator('opendata-search [role=option]').first().waitFor();
  await box.evaluate(input => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', isComposing: true, bubbles: true })));
  assert.strictEqual(await page.locator('opendata-search [aria-selected=true]').count(), 0);
}));

await check('a dataset is sorted, narrowed and turned over', () => visit(async page => {
  const part = page.locator('opendata-dataset');
  await part.locator('tbody tr').first().waitFor();
  assert.strictEqual(await part.locator('tbody tr').count(), 5);
  const head = part.locator('th').nth(1);
  await head.getByRole('button').click();
  await part.locator('th[aria-sort=ascending]').waitFor();
  await part.locator('nav').getByRole('button', { name: '下一頁' }).click();
  await part.getByRole('button', { name: '回第一頁' }).waitFor();
  await part.getByRole('searchbox').fill('zzzz');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('opendata-dataset').shadowRoot.querySelectorAll('tbody tr').length === 0);
}));

await check('a server that cannot be reached is said in words', async () => {
  const faults = await visit(async page => {
    await page.evaluate(() => document.querySelector('opendata-dataset').setAttribute('dataset', 'no-such-dataset'));
    await page.locator('opendata-dataset [role=status]', { hasText: '查無此資料集' }).waitFor();
  });
  return faults.filter(fault => !fault.includes('404'));  // Chromium itself reports the answer that was asked for
});

await finish();
