import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sharedData } from '../walk/bench/shared-data.ts'

const bin = fileURLToPath(new URL('../bin/wangge.mjs', import.meta.url))
const incidents = sharedData('incidents/sf_fire_calls_2020_10days.csv')

/** Runs `wangge response …` without a database. */
function response(...parameters: string[]) {
  const env = { PATH: process.env['PATH'], TZ: 'Asia/Shanghai' }
  return spawnSync(process.execPath, [bin, 'response', ...parameters], { env, encoding: 'utf8' })
}

test.skipIf(incidents === null)('ten days of real calls (skipped where the shared data is absent)', () => {
  const { status, stdout } = response(
    ...[incidents ?? '', '--key', 'Call Number', '--received', 'Received DtTm', '--arrived', 'On Scene DtTm'],
    ...['--time-format', 'MM/dd/yyyy hh:mm:ss a', '--zone', 'America/Los_Angeles', '--json'],
  )
  expect(status).toBe(0)
  const { p95, ...rest } = JSON.parse(stdout)
  expect(rest).toMatchObject({ incidents: 3886, missing: 127, reversed: 0, measured: 3759, p50: 422, p90: 1027 })
  expect(p95).toBeCloseTo(1274.1, 6)
})

const columns = ['--key', 'id', '--received', 'in', '--arrived', 'there']
const fileOf = (text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'response-')), 'calls.csv')
  writeFileSync(path, text)
  return path
}

test('says in words what was measured, and what could not be', () => {
  const path = fileOf('id,in,there\n1,2026-11-21T08:00:00Z,2026-11-21T08:06:30Z\n2,2026-11-21T08:00:00Z,\n')
  const { status, stdout } = response(path, ...columns)
  expect([status, stdout]).toEqual([
    0,
    '2 incidents: 1 measured (0 of zero seconds), 1 without both times, 0 that end before they begin\n' +
      'median 6.5 min, 90th percentile 6.5 min, 95th 6.5 min\n',
  ])
})

test('refuses with line, column and value what it cannot read, prints no figure and exits with 2', () => {
  const path = fileOf('id,in,there\n1,2026-11-21T08:00:00Z,eight\n')
  const { status, stdout, stderr } = response(path, ...columns, '--json')
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain('calls.csv:2: there "eight": This is no time ISO 8601')
  expect(response(path, ...columns.slice(0, 4)).status).toBe(2)
  expect(response(path, '--key', 'no', ...columns.slice(2)).stderr).toContain(
    'there is no column "no"; there are id, in, there',
  )
})
