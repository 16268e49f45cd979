// A server over the published samples, on ports of its own. It ends with the test.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { atEnd } from './check.mjs';

const listening = /^(?<what>listening|health) on (?<address>http:\/\/\S+)$/;

async function addresses(program) {
  const found = {};
  for await (const line of createInterface({ input: program.stdout })) {
    const { what, address } = listening.exec(line)?.groups ?? {};
    if (what) found[what] = address;
    if (found.listening && found.health) return found;
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
  const { listening: origin, health } = await addresses(program);
  return { origin, health };
}
