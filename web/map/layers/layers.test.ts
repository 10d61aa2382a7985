import { describe, expect, it } from 'vitest'
import { hazardWith, teamWith } from '../fixtures.ts'
import { fanOffsets } from './clusters.ts'
import { hazardClusters, hazardItems, shareLeft } from './hazards.ts'
import { homeForm, homeRadius } from './homes.ts'
import { pointItems } from './points.ts'
import { teamClusters, teamItems } from './teams.ts'

const NOW = Date.parse('2026-11-21T12:30:00.000Z')
/** At zoom 14 a pixel is 4.3e-5 degrees of longitude: these two are 12 px apart. */
const beside: [number, number] = [122.2005, 43.6]

describe('hazards', () => {
  const hazards = [
    hazardWith({ id: 'a', clock: 'ontime' }),
    hazardWith({ id: 'b', clock: 'overdue', dueAt: '2026-11-21T12:10:00.000Z', position: beside }),
    hazardWith({ id: 'c', clock: 'soon', position: [122.3, 43.6] }),
  ]

  it('within 24 px are one symbol that wears the worst state and the count', () => {
    const items = hazardItems(hazardClusters(hazards, []), 14, NOW, null)
    const cluster = items.find(({ count }) => count > 1)
    expect(items).toHaveLength(2)
    expect(cluster).toMatchObject({ count: 2, icon: 'hazard-overdue-general', position: beside })
    expect(cluster?.cluster?.members.map((member) => 'id' in member && member.id)).toEqual(['b', 'a'])
  })

  it('come apart as the map is zoomed in', () => {
    expect(hazardItems(hazardClusters(hazards, []), 17, NOW, null).map(({ count }) => count)).toEqual([1, 1, 1])
  })

  it('show only the clocks asked for', () => {
    const items = hazardItems(hazardClusters(hazards, ['soon']), 14, NOW, null)
    expect(items.map(({ selection }) => selection)).toEqual([{ type: 'hazard', id: 'c' }])
  })

  it('on one place are fanned out when their cluster is opened', () => {
    const same = [hazardWith({ id: 'a' }), hazardWith({ id: 'b' })]
    const clusters = hazardClusters(same, [])
    const [cluster] = hazardItems(clusters, 19, NOW, null)
    expect(cluster?.cluster?.splitsAt).toBeGreaterThan(18)
    const fanned = hazardItems(clusters, 19, NOW, cluster?.cluster?.key ?? '')
    expect(fanned.map(({ offset }) => offset)).toEqual(fanOffsets(2))
  })

  it('with a major grade outrank a general one in the same state', () => {
    const pair = [hazardWith({ id: 'a' }), hazardWith({ id: 'b', grade: 'major', position: beside })]
    expect(hazardItems(hazardClusters(pair, []), 14, NOW, null)[0]?.icon).toContain('major')
  })

  it.each([
    ['half way', {}, 0.5],
    ['past due but not yet told so', { dueAt: '2026-11-21T12:10:00.000Z' }, null],
    ['without a due time', { dueAt: null }, null],
    ['paused', { clock: 'paused' as const }, null],
  ])('%s have the share of time left', (_, part, share) => {
    expect(shareLeft(hazardWith(part), NOW)).toBe(share)
  })
})

describe('teams', () => {
  it('show the one that can go, and leave out those without a position', () => {
    const teams = [
      teamWith({ id: 'a', code: '1', state: 'off' }),
      teamWith({ id: 'b', code: '2', state: 'free', position: beside }),
      teamWith({ id: 'c', code: '3', position: null }),
    ]
    const items = teamItems(teamClusters(teams), 14, null)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ icon: 'team-patrol-free', count: 2 })
  })

  it('with an old position are stale, unless they are off duty', () => {
    const iconOf = (state: 'free' | 'off') =>
      teamItems(teamClusters([teamWith({ state, stale: true })]), 14, null)[0]?.icon
    expect([iconOf('free'), iconOf('off')]).toEqual(['team-patrol-stale', 'team-patrol-off'])
  })
})

describe('points and homes', () => {
  const point = {
    id: 'p',
    code: 'p',
    name: 'p',
    position: beside,
    openingHours: '24/7',
    staffed: true,
    capacity: null,
    cellCode: null,
  }

  it('a closed point is hollow, and a kind without a glyph takes the house', () => {
    const items = pointItems([
      { ...point, kind: 'policeRoom', openNow: false },
      { ...point, kind: 'teaHouse', openNow: true },
    ])
    expect(items.map(({ icon }) => icon).sort()).toEqual(['point-policeRoom-closed', 'point-servicePoint-open'])
  })

  it('the area of a home goes with its people, within limits', () => {
    expect([0, 10_000].map(homeRadius)).toEqual([2.1, 5])
    expect(homeRadius(100)).toBeCloseTo(3.6)
  })

  it('a home without a run is neither served nor a gap', () => {
    expect([homeForm(-1), homeForm(0), homeForm(1), homeForm(2)]).toEqual(['unknown', 'served', 'gap', 'noStreetData'])
  })
})
