// A server over the published samples, on ports of its own. It ends with the test.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { atEnd } from './check.mjs';

const listening = /^(?<what>listening|health|administration) on (?<address>http:\/\/\S+)$/;

async function addresses(program, wanted) {
  const found = {};
  for await (const line of createInterface({ input: program.stdout })) {
    const { what, address } = listening.exec(line)?.groups ?? {};
    if (what) found[what] = address;
    if (wanted.every(what => found[what])) return found;
  }
  throw new Error('the server ended before it listened');
}

export async function startSite(...options) {
  const { OPENDATA_SERVER: server, OPENDATA_SITE: site } = process.env;
  const counts = mkdtempSync(join(tmpdir(), 'opendata-web-'));
  atEnd(() => rmSync(counts, { recursive: true }));
  const program = spawn(server, ['--catalog', `${site}/catalog`, '--index', `${site}/index`, '--listen', '127.0.0.1:0',
    '--health-listen', '127.0.0.1:0', '--usage', join(counts, 'usage.db'), ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  atEnd(() => program.kill());
  process.on('exit', () => program.kill());
  const wanted = ['listening', 'health', ...(options.includes('--admin-listen') ? ['administration'] : [])];
  const { listening: origin, health, administration } = await addresses(program, wanted);
  return { origin, health, administration };
}

/// … with the management of the sample questions, and the token that opens it.
export async function startDesk() {
  const { OPENDATA_SITE: site } = process.env;
  const work = mkdtempSync(join(tmpdir(), 'opendata-desk-'));
  atEnd(() => rmSync(work, { recursive: true }));
  copyFileSync(`${site}/faq.db`, join(work, 'faq.db'));
  const { administration } = await startSite('--admin-listen', '127.0.0.1:0', '--admin-tokens', `${site}/tokens`, '--admin-audit', join(work, 'audit.log'),
    '--faq-store', join(work, 'faq.db'));
  return { origin: administration, token: /oda_[\w-]+/.exec(readFileSync(`${site}/token`, 'utf8'))[0] };
}
