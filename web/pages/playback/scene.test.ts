import type { Playback } from '@wangge/api/contract'
import { CLOCK_STATES, type ClockState } from '@wangge/db/vocabulary'
import { describe, expect, test } from 'vitest'
import { hazardAt } from './hazardAt.ts'
import { parsePlayback, partsOf, playbackParams } from './playbackPlace.ts'
import { reportBars, sceneOf, soFar, teamsAt } from './scene.ts'

const HOUR = 3600
const state = (name: ClockState) => CLOCK_STATES.indexOf(name)
/** Two hazards, the second of which is reported in the window and closed; one team that stands, walks, and falls silent. */
const playback: Playback = {
  ...{ from: '2026-11-21T00:00:00.000Z', to: '2026-11-21T06:00:00.000Z', asOf: '2026-11-22T00:00:00.000Z' },
  hazards: { id: ['a', 'b'], lon: [116, 116.01], lat: [39, 39.01], isMajor: [true, false], reported: [-50, 1800] },
  spans: {
    hazard: [0, 0, 1, 1],
    state: [state('ontime'), state('overdue'), state('ontime'), state('closed')],
    from: [0, HOUR, 1800, 2 * HOUR],
    to: [HOUR, 6 * HOUR, 2 * HOUR, 6 * HOUR],
  },
  teams: [{ id: 't', code: 'T', name: '队', kind: 'patrol' }],
  tracks: [{ team: 0, at: [0, 1000, 2000], lon: [116, 116, 116.02], lat: [39, 39, 39] }],
  dispatches: {
    team: [0],
    hazard: [1],
    offered: [1900],
    accepted: [1910],
    departed: [1950],
    arrived: [2500],
    ended: [null],
  },
}
const scene = sceneOf(playback)

describe('a part of a window', () => {
  test('counts hazards by the state of their clocks at any second', () => {
    const at = (second: number) => Object.fromEntries(Object.entries(scene.counts.at(second)).filter(([, n]) => n > 0))
    expect(at(0)).toEqual({ ontime: 1 })
    expect(at(1800)).toEqual({ ontime: 2 })
    expect(at(HOUR)).toEqual({ ontime: 1, overdue: 1 })
    expect(at(2 * HOUR)).toEqual({ overdue: 1, closed: 1 })
    expect(soFar([scene], scene.from + 2 * HOUR * 1000)).toEqual({ reported: 1, closed: 1 })
  })

  test('has teams between their positions, as they were sent, stale and then gone when they fell silent', () => {
    const at = (second: number) =>
      teamsAt(scene, second).map(({ position, form }) => [Math.round(position[0] * 1e6) / 1e6, form])
    expect(at(1500)).toEqual([[116.01, 'free']])
    expect(at(1905)[0]?.[1]).toBe('assigned')
    expect(at(1960)[0]?.[1]).toBe('enroute')
    expect(at(2500)).toEqual([[116.02, 'onscene']])
    expect(at(2601)).toEqual([[116.02, 'stale']])
    expect(at(5601)).toEqual([])
  })

  test('shows a closed hazard for half an hour, and finds the one that is clicked', () => {
    const project = ([lon, lat]: [number, number]) => ({ x: (lon - 116) * 10_000, y: (lat - 39) * 10_000 })
    const click = (second: number, x: number) => hazardAt(scene, second, { x, y: x }, project)
    expect(click(100, 3)).toBe('a')
    expect(click(100, 100)).toBe(null)
    expect(click(2 * HOUR + 100, 100)).toBe('b')
    expect(click(2 * HOUR + 1801, 100)).toBe(null)
  })

  test('has its reports in bars over the window', () => {
    expect(reportBars([scene], { from: scene.from, to: scene.to }, 6)).toEqual([1, 0, 0, 0, 0, 0])
  })
})

describe('the address of the playback', () => {
  const now = Date.parse('2026-11-22T04:30:00Z')
  test('without a window means today in the zone, from its beginning', () => {
    const place = parsePlayback('', now)
    expect([place.from, place.to, place.at].map((ms) => new Date(ms).toISOString())).toEqual([
      '2026-11-21T16:00:00.000Z',
      '2026-11-22T16:00:00.000Z',
      '2026-11-21T16:00:00.000Z',
    ])
  })

  test('keeps window, moment, area, speed and loop; what it cannot read falls back alone', () => {
    const wanted = {
      ...parsePlayback('', now),
      from: now,
      to: now + 6e6,
      at: now + 1e6,
      area: '990101',
      speed: 720,
      isLooped: true,
    }
    const params = Object.entries(playbackParams(wanted)).flatMap(([key, value]) =>
      value === null ? [] : [[key, value]],
    )
    expect(parsePlayback(new URLSearchParams(params).toString(), 0)).toEqual(wanted)
    const odd = parsePlayback('from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z&t=x&speed=7&area=%2F', now)
    expect(odd).toMatchObject({ at: odd.from, to: odd.from + 86_400_000, speed: 360, area: '' })
  })

  test('long windows are asked for day by day, short ones by quarters', () => {
    expect(partsOf({ from: 0, to: 86_400_000 })).toHaveLength(4)
    expect(partsOf({ from: 0, to: 7 * 86_400_000 })).toHaveLength(7)
    expect(partsOf({ from: 0, to: 1000 })).toEqual([{ from: 0, to: 1000 }])
  })
})
