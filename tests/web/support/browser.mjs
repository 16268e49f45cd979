// Debian's chromium, and readers in it who notice what no reader should meet.
import { chromium } from 'playwright-core';
import { atEnd } from './check.mjs';

const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function startBrowser(...args) {
  const browser = await chromium.launch({ executablePath: process.env.OPENDATA_CHROMIUM, args: [...quiet, ...args] });
  atEnd(() => browser.close());
  return browser;
}

export const wide = { width: 1440, height: 900 };
export const narrow = { width: 360, height: 740 };

/// Pages do not slide to where an address points: what slides away between a look and a click is missed now and then.
const still = { reducedMotion: 'reduce' };

/// A reader: a window of its own, whose `faults` are errors on the console, exceptions, and requests to other hosts (none is let through).
export async function arrive(browser, origin, options = {}) {
  const context = await browser.newContext({ baseURL: origin, viewport: wide, locale: 'zh-TW', serviceWorkers: 'block', ...still, ...options });
  const faults = [];
  await context.route(url => url.origin !== origin && url.protocol.startsWith('http'), route => {
    faults.push(`request to another host: ${route.request().url()}`);
    return route.abort();
  });
  context.on('console', message => ['error', 'warning'].includes(message.type()) && faults.push(`console: ${message.text()} (${message.location().url})`));
  context.on('weberror', error => faults.push(`exception: ${error.error().message}`));
  return { context, page: await context.newPage(), faults };
}

/// Presses Tab, or the key that leads back, until the element has the focus, which must be seen there; fails after as many steps as no reader
/// would take.
export async function tabTo(page, locator, { key = 'Tab', most = 150 } = {}) {
  for (let step = 0; step < most; ++step) {
    await page.keyboard.press(key);
    if (await locator.evaluate(element => element === document.activeElement)) return;
  }
  throw new Error(`not reached with ${most} presses of ${key}: ${locator}`);
}
