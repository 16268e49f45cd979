// What others, and we, find wrong with a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/// Violations that axe-core finds in the page as it stands.
export async function violationsOf(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], preload: false }));
  return violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary.replaceAll(/\s+/g, ' ')}`));
}

// Off: matters of style that no reader meets.
const rules = { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off' };
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:recommended', 'html-validate:a11y'], rules }));

/// What html-validate finds in a document.
export const faultsOf = async html => (await validator.validateString(html)).results.flatMap(result => result.messages)
  .map(message => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`);

/// By how many pixels the page is wider than the window, and what makes it so; '' when it fits.
export const overflowOf = page => page.evaluate(() => {
  const width = document.documentElement.clientWidth, excess = document.documentElement.scrollWidth - width;
  if (excess <= 0) return '';
  const widest = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > width + 1);
  return `${excess} px: ${widest.slice(-3).map(element => element.outerHTML.slice(0, 80)).join(' | ')}`;
});

const fileName = text => text.replaceAll(/[^\w]+/g, '-').replaceAll(/^-|-$/g, '') || 'home';

/// Writes the whole page as a picture, for people to look at.
export const screenshot = (page, name) => page.screenshot({ path: `${process.env.OPENDATA_SCREENSHOTS}/${fileName(name)}.png`, fullPage: true });
