import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readIncidents } from './incidents.ts'

const directory = mkdtempSync(join(tmpdir(), 'incidents-'))
const COLUMNS = { key: 'No', received: 'In', arrived: 'There' }
const read = (text: string, more: Partial<Parameters<typeof readIncidents>[1]> = {}) => {
  const path = join(directory, 'calls.csv')
  writeFileSync(path, text)
  return readIncidents(path, { columns: COLUMNS, zone: 'Asia/Shanghai', ...more })
}

test('rows of one key are one incident: earliest receipt, earliest arrival, words of the first row', async () => {
  const { incidents, rows } = await read(
    [
      'No,In,There,What',
      '7,2026-11-21T08:00:05+08:00,2026-11-21T08:09:00+08:00,smoke',
      '8,2026-11-21T08:01:00Z,,alarm',
      '7,2026-11-21T00:00:00Z,2026-11-21T08:07:30+08:00,other',
      '7,2026-11-21T08:00:02+08:00,,',
    ].join('\n'),
    { columns: { ...COLUMNS, kind: 'What' } },
  )
  expect(rows).toBe(4)
  expect(incidents.map(({ key, words }) => [key, words.kind])).toEqual([
    ['7', 'smoke'],
    ['8', 'alarm'],
  ])
  expect(incidents[0]?.moments).toMatchObject({
    received: Date.parse('2026-11-21T00:00:00Z'),
    arrived: Date.parse('2026-11-21T00:07:30Z'),
    dispatched: null,
  })
  expect(incidents[1]?.moments.arrived).toBeNull()
})

test.each([
  ['MM/dd/yyyy hh:mm:ss a', '04/07/2020 12:01:25 AM', 'America/Los_Angeles', '2020-04-07T07:01:25Z'],
  ['MM/dd/yyyy hh:mm:ss a', '04/07/2020 12:01:25 PM', 'UTC', '2020-04-07T12:01:25Z'],
  ['yyyy年M月d日 H时m分', '2026年1月2日 3时04分', 'Asia/Shanghai', '2026-01-01T19:04:00Z'],
  [undefined, '2026-01-02T03:04:05', 'Asia/Shanghai', '2026-01-01T19:04:05Z'],
  [undefined, '2026-01-02 03:04:05+01:00', 'Asia/Shanghai', undefined],
])('a time of the form %s, "%s" in %s, is %s', async (timeFormat, text, zone, expected) => {
  const { incidents, badRows } = await read(`No,In,There\n1,${text},`, { timeFormat, zone })
  if (expected === undefined) expect(badRows).toMatchObject([{ line: 2, field: 'In', value: text, code: 'notAMoment' }])
  else expect(incidents[0]?.moments.received).toBe(Date.parse(expected))
})

test('a row without a key or with a time that is none is bad by line, field and value, and in no incident', async () => {
  const { incidents, badRows } = await read(
    'No,In,There\n,2026-01-01T00:00:00Z,\n2,yesterday,\n3,2026-01-01T00:00:00Z,',
  )
  expect(badRows.map(({ line, field, value, code }) => [line, field, value, code])).toEqual([
    [2, 'No', '', 'missing'],
    [3, 'In', 'yesterday', 'notAMoment'],
  ])
  expect(incidents.map(({ key }) => key)).toEqual(['3'])
})

test('a column, zone or format that is not there is said at once', async () => {
  await expect(read('No,In\n1,2026-01-01T00:00:00Z')).rejects.toMatchObject({ code: 'missingColumn' })
  await expect(read('No,In,There\n', { zone: 'Mars/Base' })).rejects.toThrow('Mars/Base is no IANA time zone')
  await expect(read('')).rejects.toMatchObject({ code: 'emptyFile' })
})
