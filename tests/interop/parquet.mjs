// Compares a Parquet of ours, as DuckDB and hyparquet read it, with the JSON Lines of the same records.
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'

const [parquet, jsonl] = process.argv.slice(2)
const expected = readFileSync(jsonl, 'utf8').split('\n').filter(line => line).map(line => JSON.parse(line))
const problems = []
const check = (what, want, got) => { if (want !== got) problems.push(`${what}: want ${JSON.stringify(want)}, got ${JSON.stringify(got)}`) }

// As text: what a person reads, whatever the type. JavaScript's TextDecoder, which both readers use, drops a U+FEFF at the beginning.
const text = value => value === null || value === undefined ? null : String(value).replace(/^\uFEFF/, '')
const names = Object.keys(expected[0])
const connection = await (await DuckDBInstance.create(':memory:')).connect()
const columns = names.map(name => `CAST("${name}" AS VARCHAR) AS "${name}"`).join(', ')
const result = await connection.runAndReadAll(`SELECT ${columns} FROM read_parquet('${parquet}')`)
const rows = result.getRowObjects()
check('DuckDB rows', expected.length, rows.length)
rows.forEach((row, i) => {
  for (const name of names) {
    let want = text(expected[i][name])
    let got = row[name]
    if (name === 'seen' && got !== null) got = got.replace(' ', 'T')
    if (typeof expected[i][name] === 'number') { want = String(Number(want)); got = got === null ? null : String(Number(got)) }
    check(`DuckDB row ${i} ${name}`, want, got)
  }
})
const objects = await parquetReadObjects({ file: await asyncBufferFromFile(parquet) })
check('hyparquet rows', expected.length, objects.length)
objects.forEach((object, i) => {
  for (const name of ['code', 'note', 'open']) check(`hyparquet row ${i} ${name}`, text(expected[i][name]), text(object[name]))
  check(`hyparquet row ${i} count`, expected[i].count === null ? null : String(expected[i].count), text(object.count))
  const day = object.day ? object.day.toISOString().slice(0, 10) : null
  check(`hyparquet row ${i} day`, expected[i].day, day)
})
for (const problem of problems) console.error(problem)
console.log(`DuckDB and hyparquet read ${rows.length} records, ${problems.length} differences`)
process.exit(problems.length ? 1 : 0)
