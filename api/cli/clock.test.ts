import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { DEFAULT_RULES } from '../clocks/default-rules.ts'

const bin = fileURLToPath(new URL('../bin/wangge.mjs', import.meta.url))

/** Runs `wangge clock …` without a database. */
function clock(...parameters: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [bin, 'clock', ...parameters], {
    env: { PATH: process.env['PATH'], TZ: 'Asia/Shanghai' },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}

test('prints the due time and the steps that led there, across National Day', async () => {
  const { code, stdout } = await clock('verify', '--from', '2026-09-30T16:00:00+08:00', '--json')
  const { dueAt, provisional, steps } = JSON.parse(stdout)
  expect([code, dueAt, provisional]).toEqual([0, '2026-10-10T10:00:00.000Z', false])
  expect(steps).toContainEqual({ at: '2026-10-01', day: '2026-10-01', code: 'rest', name: '国庆节' })
  expect(steps.at(-1)).toEqual({ at: dueAt, day: '2026-10-10', code: 'due' })
})

test('a clock that enters a year without a notice is provisional', async () => {
  const { stdout } = await clock('verify', '--from', '2026-12-30T16:00:00+08:00', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ provisional: true, dueAt: '2027-01-04T10:00:00.000Z' })
})

test('takes the promised limit, pauses and extensions', async () => {
  const { stdout } = await clock(
    ...['verify', '--promised', '--from', '2026-11-19T10:12:00+08:00', '--json'],
    ...['--pause', '2026-11-20T12:00:00+08:00/2026-11-23T09:00:00+08:00', '--extend', '1workingDay'],
  )
  expect(JSON.parse(stdout).dueAt).toBe('2026-11-25T10:00:00.000Z')
})

test('words it for people, with its source', async () => {
  const { stdout } = await clock('verify', '--from', '2026-09-30T08:00:00Z')
  expect(stdout).toMatch(/^Due Sat, 2026-10-10, 18:00:00 Asia\/Shanghai\n/)
  expect(stdout).toContain('3, make-up workday (国庆节调休)')
  expect(stdout).toContain('辽阳消防便民服务措施第19条')
})

test.each([
  [
    'an unknown rule, and lists the known ones',
    ['nap', '--from', '2026-09-30T16:00:00+08:00'],
    DEFAULT_RULES.map(({ key }) => key).join(', '),
  ],
  [
    'a start that is no instant',
    ['verify', '--from', 'yesterday'],
    'Expected an instant from 1970 to 2199 with its offset from UTC',
  ],
  ['a start without an offset', ['verify', '--from', '2026-09-30T16:00:00'], 'got 2026-09-30T16:00:00'],
  ['a year without calendars', ['verify', '--from', '9999-12-31T23:59:59Z'], '1970 to 2199'],
  ['a day that no month has', ['verify', '--from', '2026-02-30T16:00:00+08:00'], 'got 2026-02-30'],
  ['a clock without a start', ['verify'], '--from'],
  [
    'a pause with one end',
    ['verify', '--from', '2026-09-30T16:00:00Z', '--pause', '2026-09-30T16:00:00Z'],
    'Expected two instants',
  ],
  ['an extension of an unknown unit', ['verify', '--from', '2026-09-30T16:00:00Z', '--extend', '3moons'], 'workingDay'],
] as [string, string[], string][])('refuses %s', async (_, parameters, said) => {
  const { code, stdout, stderr } = await clock(...parameters)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(said)
})
