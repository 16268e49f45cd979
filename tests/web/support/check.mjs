// What a program of tests says: a line for each rule, and what breaks it.
const mostShown = 40;
const ends = [];
let failed = 0;

/// Runs a rule: `find` returns what breaks it, as texts, or throws.
export async function check(rule, find) {
  const begun = Date.now();
  const faults = await Promise.resolve().then(find).catch(error => [error.stack ?? String(error)]);
  console.log(`${faults.length === 0 ? 'holds ' : 'BROKEN'} ${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${rule}`);
  for (const fault of faults.slice(0, mostShown)) console.log(`         ${fault}`);
  if (faults.length > mostShown) console.log(`         and ${faults.length - mostShown} more`);
  failed += faults.length === 0 ? 0 : 1;
}

/// What is to be closed at the end.
export const atEnd = close => ends.push(close);

export async function finish() {
  for (const close of ends.reverse()) await close();
  process.exit(failed === 0 ? 0 : 1);
}
