// Reads a catalogue made by opendata-publish with other people's libraries:
//   node catalog.mjs CATALOG SPECS
// Every dcat.ttl and dcat.jsonld must hold the same triples and no violation of DCAT-AP's shapes; every datapackage.json must be valid.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import rdf from '@zazuko/env-node';
import SHACLValidator from 'rdf-validate-shacl';

const [catalog, specs] = process.argv.slice(2);
let faults = 0;
const fault = (file, text) => { faults += 1; console.error(`${file}: ${text}`); };

function* filesNamed(directory, name) {
  for (const entry of readdirSync(directory)) {
    const path = join(directory, entry);
    if (statSync(path).isDirectory()) yield* filesNamed(path, name);
    else if (entry === name) yield path;
  }
}

const quadsOfTurtle = text => new Parser().parse(text);
const lineOf = quad => {
  const object = quad.object.termType === 'Literal'
    ? `"${quad.object.value}"@${quad.object.language.toLowerCase()}^^${quad.object.datatype.value}` : `<${quad.object.value}>`;
  return `<${quad.subject.value}> <${quad.predicate.value}> ${object}`;
};
const linesOf = quads => [...new Set(quads.map(lineOf))].sort();

async function quadsOfJsonLd(text) {
  return new Parser({ format: 'N-Quads' }).parse(await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' }));
}

const shapes = rdf.dataset(quadsOfTurtle(readFileSync(join(specs, 'dcat-ap', 'dcat-ap-3.0.1-SHACL.ttl'), 'utf8')));
const validator = new SHACLValidator(shapes, { factory: rdf });

async function violationsOf(quads) {
  const report = await validator.validate(rdf.dataset(quads));
  return report.results.map(r => `${r.focusNode?.value} ${r.path?.value} ${r.message.map(m => m.value).join(' ')}`);
}

async function checkDcat(path) {
  const turtle = quadsOfTurtle(readFileSync(path, 'utf8'));
  const json = await quadsOfJsonLd(readFileSync(path.replace(/ttl$/, 'jsonld'), 'utf8'));
  const [a, b] = [linesOf(turtle), linesOf(json)];
  if (a.length === 0 || a.join('\n') !== b.join('\n')) fault(path, `${a.length} triples, dcat.jsonld has ${b.length} or others`);
  for (const violation of await violationsOf(turtle)) fault(path, violation);
  return turtle;
}

/// A validator that finds nothing in anything proves nothing: without titles and addresses there must be violations.
async function checkTheCheck(turtle) {
  const without = turtle.filter(q => !['http://purl.org/dc/terms/title', 'http://www.w3.org/ns/dcat#accessURL'].includes(q.predicate.value));
  if ((await violationsOf(without)).length === 0) fault('the shapes', 'find nothing wrong without titles and addresses');
}

function packageValidator() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addFormat('textarea', true);  // a hint for forms, no form of the text
  return ajv.compile(JSON.parse(readFileSync(join(specs, 'frictionless', 'datapackage.json'), 'utf8')));
}

let checked = 0;
for (const path of filesNamed(catalog, 'dcat.ttl')) {
  const turtle = await checkDcat(path);
  if (checked++ === 0) await checkTheCheck(turtle);
}
const valid = packageValidator();
let packages = 0;
for (const path of filesNamed(catalog, 'datapackage.json')) {
  packages += 1;
  if (!valid(JSON.parse(readFileSync(path, 'utf8')))) for (const e of valid.errors) fault(path, `${e.instancePath} ${e.message}`);
}
if (valid({ resources: [] })) fault('the package schema', 'accepts a package without resources');
if (checked === 0 || packages === 0) fault(catalog, 'holds no dcat.ttl or no datapackage.json');
console.log(`dcat: ${checked}, data packages: ${packages}, faults: ${faults}`);
process.exit(faults === 0 ? 0 : 1);
