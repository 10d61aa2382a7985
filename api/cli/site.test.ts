import { expect, test } from 'vitest'
import { costsFile, site } from '../site/testing/site-command.ts'

/** Two villages and two places for a point: A is near both, B nearer to the second. */
const costs = costsFile([
  ['A', 'north', 100, 30],
  ['A', 'south', 400, 50],
  ['B', 'north', '', 30],
  ['B', 'south', 50, 50],
])

test('keeps what exists, holds each site to its room, and stops at a share', () => {
  const most = [costs, '--choose', '1', '--objective', 'coverage', '--limit', '400']
  expect(site(...most).answer).toMatchObject({ sites: ['A'], covered: 80, total: 80, bound: 80, proven: true })
  expect(site(...most, '--capacity', '45').answer).toMatchObject({ covered: 45, objective: 45, proven: true })
  expect(site(...most, '--existing', 'B', '--capacity', '20').answer).toMatchObject({ sites: ['A'], covered: 70 })
  const share = site(costs, '--objective', 'full-cover', '--limit', '100', '--share', '0.6')
  expect(share.answer).toMatchObject({ sites: ['B'], objective: 1, covered: 50, proven: true })
}, 30_000)

test('says what cannot be: more sites than candidates, a pair that is missing, villages nobody reaches; exits with 2', () => {
  const tooMany = site(costs, '--choose', '3', '--objective', 'coverage', '--limit', '400')
  expect([tooMany.status, tooMany.stderr]).toEqual([2, expect.stringContaining('3 sites cannot be chosen from 2')])
  const short = costsFile([
    ['A', 'north', 100, 30],
    ['B', 'south', 50, 50],
  ])
  const missing = site(short, '--choose', '1', '--objective', 'median')
  expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining('2 pairs are not in the table')])
  expect(missing.stderr).toContain('B–north, A–south')
  const beyond = site(costs, '--objective', 'full-cover', '--limit', '60')
  expect([beyond.status, beyond.stderr]).toEqual([
    2,
    expect.stringContaining('1 demands have no site within 60: north'),
  ])
  expect(site(costs, '--objective', 'full-cover', '--limit', '60', '--share', '2').status).toBe(2)
}, 30_000)
