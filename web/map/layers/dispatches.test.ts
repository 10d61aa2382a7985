import { describe, expect, it } from 'vitest'
import { hazardWith, teamWith } from '../fixtures.ts'
import type { LonLat } from '../types.ts'
import { type DispatchLine, dispatchFeatures, linePills, teamHeadings, withDispatches } from './dispatches.ts'
import { hazardClusters, hazardItems, unansweredMarks } from './hazards.ts'
import { teamClusters, teamItems } from './teams.ts'

const NOW = Date.parse('2026-11-21T12:30:00.000Z')
const east: LonLat[] = [
  [122.2, 43.6],
  [122.20001, 43.60001],
  [122.21, 43.6],
]
const line = (part: Partial<DispatchLine> = {}): DispatchLine => ({
  ...{ id: 'd', hazardId: 'h', teamId: 't', state: 'departed', etaAt: '2026-11-21T12:33:30.000Z', coordinates: east },
  ...part,
})

describe('the ways of teams', () => {
  it('are solid under way, dashed until then, dots where a team might go', () => {
    const lines = [line(), line({ state: 'offered' }), line({ state: 'accepted' }), line({ coordinates: [[122, 43]] })]
    const { features } = dispatchFeatures({ lines, proposed: { teamId: 'x', seconds: 318, coordinates: east } })
    expect(features.map(({ properties }) => properties?.['part'])).toEqual([
      'underway',
      'waiting',
      'waiting',
      'proposed',
    ])
  })

  it('say whole minutes to the arrival, never 0 before it, and how late it is after it', () => {
    const words = (at: string, part: Partial<DispatchLine> = {}) => {
      const [pill] = linePills({ lines: [line(part)], proposed: null }, Date.parse(at))
      return pill && 'minutes' in pill ? `${pill.kind} ${pill.minutes}` : pill?.kind
    }
    expect(words('2026-11-21T12:30:00.000Z')).toBe('eta 4')
    expect(words('2026-11-21T12:33:29.000Z')).toBe('eta 1')
    expect(words('2026-11-21T12:33:40.000Z')).toBe('late 1')
    expect(words('2026-11-21T12:36:00.000Z')).toBe('late 2')
    expect(words('2026-11-21T12:30:00.000Z', { state: 'offered' })).toBe('asked')
    expect(words('2026-11-21T12:30:00.000Z', { etaAt: null })).toBeUndefined()
  })

  it('carry their pill at the middle of their length', () => {
    const [pill] = linePills({ lines: [], proposed: { teamId: 'x', seconds: 318, coordinates: east } }, NOW)
    expect(pill?.at[0]).toBeCloseTo(122.205, 4)
  })

  it('point where the street leads, not where the yard does', () => {
    const headings = teamHeadings([line(), line({ teamId: 'asked', state: 'offered' })])
    expect([...headings.keys()]).toEqual(['t'])
    expect(headings.get('t')).toBeCloseTo(90, 0)
  })
})

describe('teams that were sent', () => {
  const team = teamWith({ id: 't', state: 'free' })
  it('wear what their dispatch says before the teams are asked for again', () => {
    const formOf = (state: 'offered' | 'accepted' | 'departed' | 'arrived') =>
      withDispatches([team], [{ teamId: 't', state }])[0]?.state
    expect([formOf('offered'), formOf('accepted'), formOf('departed'), formOf('arrived')]).toEqual([
      'assigned',
      'assigned',
      'enroute',
      'onscene',
    ])
    expect(withDispatches([team], [])[0]).toBe(team)
  })

  it('have a heading only while they are on their way', () => {
    const headings = new Map([['t', 90]])
    const headingOf = (state: 'enroute' | 'free') =>
      teamItems(teamClusters([teamWith({ id: 't', state })]), 14, null, headings)[0]?.heading
    expect([headingOf('enroute'), headingOf('free')]).toEqual([90, undefined])
  })
})

describe('hazards that nobody goes to', () => {
  it('are marked, alone or in the cluster that holds them', () => {
    const hazards = [
      hazardWith({ id: 'a' }),
      hazardWith({ id: 'b', position: [122.2005, 43.6], clock: 'overdue' }),
      hazardWith({ id: 'c', position: [122.3, 43.6] }),
    ]
    const marks = (zoom: number, ids: string[]) =>
      unansweredMarks(hazardItems(hazardClusters(hazards, []), zoom, NOW, null), new Set(ids))
    expect(marks(14, ['a'])).toHaveLength(1)
    expect(marks(17, ['a']).map(({ selection }) => selection)).toEqual([{ type: 'hazard', id: 'a' }])
    expect(marks(14, [])).toEqual([])
  })
})
