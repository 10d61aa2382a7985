import { expect, test } from 'vitest'
import { graphOf } from '../../walk/testing/cover.ts'
import { type Drawing, draw } from '../../walk/testing/draw.ts'
import { NO_WAY, type SendingMode, StreetTimes } from './street-times.ts'
import { startsAt } from './testing/starts.ts'

/** 50 m, a character of the drawings, take 40 s on foot (1.25 m/s) and 7.2 s by car (25 km/h); every figure below is worked by hand. */
const ON_FOOT = 40
const BY_CAR = 7.2

/** Seconds and how, from each mark to the hazard; null = no way. */
function to(drawing: Drawing, hazard: string, teams: string, mode: SendingMode): (string | null)[] {
  const places = [...teams].map((mark) => drawing.place(mark))
  const { seconds, byCar } = new StreetTimes(graphOf(drawing)).to(
    drawing.place(hazard),
    startsAt(places),
    mode,
    teams.length,
  )
  return Array.from(seconds, (time, i) => (time === NO_WAY ? null : `${time} ${byCar[i] === 1 ? 'car' : 'foot'}`))
}
const foot = (marks: number) => `${Math.round(marks * ON_FOOT)} foot`
const car = (marksDriven: number, marksWalked = 0) => `${Math.round(marksDriven * BY_CAR + marksWalked * ON_FOOT)} car`

const BLOCK = `
    a---b
    |   |
    c---d
`

test('a oneway street sends cars round the block and lets walkers be', () => {
  const block = draw(BLOCK, { ways: { ba: { highway: 'residential', oneway: 'yes' } } })
  expect(to(block, 'b', 'ad', 'foot')).toEqual([foot(4), foot(2)])
  expect(to(block, 'b', 'ad', 'car')).toEqual([car(2 + 4 + 2), car(2)])
  expect(to(block, 'a', 'b', 'car')).toEqual([car(4)])
})

test('who stands just past the hazard on a oneway street walks back to it', () => {
  const street = draw(
    `
    a---H-T---b
    |         |
    c---------d
`,
    { ways: { ab: { highway: 'residential', oneway: 'yes' } } },
  )
  expect(to(street, 'H', 'T', 'car')).toEqual([car(0, 2)])
  expect(to(street, 'H', 'T', 'fastest')).toEqual([foot(2)])
  expect(to(street, 'T', 'H', 'car')).toEqual([car(2)])
})

test('a footpath is a short cut for walkers; by car one drives to its nearer end and walks in', () => {
  const short = draw(BLOCK, { ways: { ab: { highway: 'footway' } } })
  expect(to(short, 'b', 'a', 'foot')).toEqual([foot(4)])
  expect(to(short, 'b', 'a', 'car')).toEqual([car(2 + 4 + 2)])
  expect(to(short, 'b', 'a', 'fastest')).toEqual([car(2 + 4 + 2)])
  const inside = draw(
    `
    a---H---b
    |       |
    c-------d
`,
    { ways: { ab: { highway: 'footway' } } },
  )
  expect(to(inside, 'H', 'cd', 'foot')).toEqual([foot(2 + 4), foot(2 + 4)])
  expect(to(inside, 'H', 'cd', 'car')).toEqual([car(2, 4), car(2, 4)])
  // At the path's mouth there is nothing to drive.
  expect(to(inside, 'H', 'a', 'fastest')).toEqual([foot(4)])
})

test('a shut gate is gone round by all; past a bollard one walks on from the car', () => {
  const gated = (gate: Record<string, string>) =>
    draw(
      `
    a---g---b
    |       |
    c-------d
`,
      { nodes: { g: gate } },
    )
  const locked = gated({ barrier: 'gate', locked: 'yes' })
  expect(to(locked, 'b', 'a', 'foot')).toEqual([foot(2 + 8 + 2)])
  expect(to(locked, 'b', 'a', 'car')).toEqual([car(2 + 8 + 2)])
  expect(to(gated({ barrier: 'gate' }), 'b', 'a', 'car')).toEqual([car(8)])
  const yard = (barrier: Record<string, string>) => draw('a-------g---b', { nodes: { g: barrier } })
  expect(to(yard({ barrier: 'bollard' }), 'b', 'a', 'foot')).toEqual([foot(12)])
  expect(to(yard({ barrier: 'bollard' }), 'b', 'a', 'car')).toEqual([car(8, 4)])
  // From within one drives up to it as well, and walks out.
  expect(to(yard({ barrier: 'bollard' }), 'a', 'b', 'car')).toEqual([car(4, 8)])
  expect(to(yard({ barrier: 'gate', locked: 'yes' }), 'b', 'a', 'fastest')).toEqual([null])
})

const RIVER = `
    a-------b
    |       |
    c       d
  r           s
    e-------f
`
const WATER = { rs: { waterway: 'river' } }

test('over a river without a bridge nobody comes; over a footbridge one walks from the car, over a bridge one drives', () => {
  expect(to(draw(RIVER, { ways: WATER }), 'c', 'ea', 'fastest')).toEqual([null, car(2)])
  const footbridge = draw(RIVER, { ways: { ...WATER, df: { highway: 'footway', bridge: 'yes' } } })
  expect(to(footbridge, 'c', 'e', 'foot')).toEqual([foot(8 + 2 + 2 + 8 + 2)])
  expect(to(footbridge, 'c', 'e', 'car')).toEqual([car(8, 2 + 2 + 8 + 2)])
  expect(to(footbridge, 'd', 'e', 'fastest')).toEqual([car(8, 2)])
  const bridge = draw(RIVER, { ways: { ...WATER, df: { highway: 'residential', bridge: 'yes' } } })
  expect(to(bridge, 'c', 'e', 'car')).toEqual([car(8 + 2 + 2 + 8 + 2)])
})

test('a hazard and a team beside the street are walked from and to it', () => {
  const street = draw(`
        T     H
    a-------------b
`)
  expect(to(street, 'H', 'T', 'foot')).toEqual([foot(1 + 6 + 1)])
  expect(to(street, 'H', 'T', 'car')).toEqual([car(6, 1 + 1)])
})

test('a motorway carries a drive and lets nobody off', () => {
  const streets = draw(
    `
    a---------b
      H
    c---------d
`,
    { ways: { ab: { highway: 'motorway', oneway: 'no' }, bd: { highway: 'residential' } } },
  )
  // From c, beside the hazard, it is 100 m and the leg; from a it goes over b and d.
  expect(to(streets, 'H', 'c', 'car')).toEqual([car(2, 1)])
  expect(to(streets, 'H', 'a', 'car')).toEqual([car(10 + 2 + 8, 1)])
})
