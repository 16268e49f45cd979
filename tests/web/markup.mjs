// html-validate finds nothing in any page.
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { check, finish } from './support/check.mjs';
import { crawl } from './support/pages.mjs';
import { startSite } from './support/site.mjs';

// Off: matters of style that no reader meets.
const rules = { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off' };
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:recommended', 'html-validate:a11y'], rules }));
const site = await startSite();

const faultsOf = async html => (await validator.validateString(html)).results.flatMap(result => result.messages)
  .map(message => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`);

await check('every page is valid HTML', async () => {
  const pages = (await crawl(site.origin, 6)).filter(page => page.html);
  const faults = pages.length > 10 ? [] : ['there are hardly any pages'];
  for (const page of pages) for (const fault of await faultsOf(page.body)) faults.push(`${decodeURI(page.path)} ${fault}`);
  return faults;
});

await check('a page with faults does not pass', async () => {
  const found = await faultsOf('<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p><div></div></p></body></html>');
  return found.length > 0 ? [] : ['nothing was found in it'];
});

await finish();
