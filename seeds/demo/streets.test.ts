import { describe, expect, it } from 'vitest'
import { BACKDROP_LAYERS } from '../rows.ts'
import { generateDemoDistrict } from './index.ts'

const { streets } = generateDemoDistrict({ now: new Date('2026-11-21T12:47:00Z') })
const nodesOf = (way: number) => [...streets.wayNodes.subarray(streets.wayStart[way], streets.wayStart[way + 1])]
const waysWith = (key: string, value?: string) =>
  streets.wayTags.flatMap((tags, way) =>
    tags[key] !== undefined && (value === undefined || tags[key] === value) ? [way] : [],
  )

describe('streets of the sample district', () => {
  it('stand in flat arrays that fit together', () => {
    const ways = streets.wayTags.length
    expect(streets.wayStart).toHaveLength(ways + 1)
    expect(streets.wayId).toHaveLength(ways)
    expect(streets.wayStart[ways]).toBe(streets.wayNodes.length)
    expect(streets.nodeLat).toHaveLength(streets.nodeLon.length)
    for (const node of streets.wayNodes) expect(node).toBeLessThan(streets.nodeLon.length)
    for (let way = 0; way < ways; way++) expect(nodesOf(way).length).toBeGreaterThan(1)
    expect(ways).toBeLessThan(30_000)
  })

  it('wear tags that OpenStreetMap knows', () => {
    const known = [
      'trunk',
      'primary',
      'secondary',
      'tertiary',
      'unclassified',
      'residential',
      'living_street',
      'service',
      'track',
      'footway',
      'path',
      'steps',
    ]
    const seen = new Set(streets.wayTags.flatMap(({ highway }) => (highway ? [highway] : [])))
    expect([...seen].sort()).toEqual([...known].sort())
    for (const tags of streets.wayTags) {
      expect(['highway', 'waterway', 'natural', 'railway', 'barrier'].filter((key) => tags[key])).toHaveLength(1)
    }
  })

  it('cross the river on few bridges and the railway in few places', () => {
    expect(waysWith('bridge', 'yes').filter((way) => streets.wayTags[way]?.['highway'] !== 'footway')).toHaveLength(4)
    const river = new Set(waysWith('natural', 'water').filter((way) => streets.wayTags[way]?.['water'] === 'river'))
    expect(river.size).toBe(1)
    expect(waysWith('tunnel', 'yes').length).toBeLessThanOrEqual(6)
    expect(waysWith('railway', 'rail')).toHaveLength(2)
  })

  it('have walled estates whose gates lie on the wall and on a way, some of them shut', () => {
    const onWalls = new Set(waysWith('barrier').flatMap(nodesOf))
    const onStreets = new Set(waysWith('highway').flatMap(nodesOf))
    const gates = [...streets.nodeTags].filter(([, tags]) => tags['barrier'] === 'gate')
    expect(gates.length).toBeGreaterThan(400)
    for (const [node] of gates) expect(onWalls.has(node) && onStreets.has(node)).toBe(true)
    const shut = gates.filter(([, tags]) => tags['locked'] === 'yes').length / gates.length
    expect(shut).toBeGreaterThan(0.1)
    expect(shut).toBeLessThan(0.6)
  })

  it('have names on arterials and both quays', () => {
    const names = new Set(streets.wayTags.flatMap(({ name }) => (name ? [name] : [])))
    for (const name of [
      '滨河北路',
      '滨河南路',
      '安澜大道',
      '晨河大道',
      '文昌街',
      '槐荫大街',
      '长庚路',
      '机务路',
      '南浦路',
    ]) {
      expect(names).toContain(name)
    }
  })

  it('lie on a backdrop of every layer', () => {
    expect(new Set(streets.backdrop.map(({ layer }) => layer))).toEqual(new Set(BACKDROP_LAYERS))
  })
})
