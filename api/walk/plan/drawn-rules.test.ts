import { expect, test } from 'vitest'
import { draw } from '../testing/draw.ts'
import { PlanEditError } from './problem.ts'
import type { PlanTable } from './table.ts'
import { pointAt, statesOf, tableOf } from './testing/town.ts'

const NIGHT = 3 * 60
const DAYTIME = [8 * 60, 18 * 60]

test('a home at exactly the limit is served, a second beyond it is a gap', () => {
  const table = tableOf(draw('a--------------b'), { homes: 'a', points: { b: {} } })
  expect(secondsOf(table)).toEqual([600])
  expect(statesOf(table)).toEqual(['served'])
  table.setSettings({ limitSeconds: 599 })
  expect(statesOf(table)).toEqual(['gap'])
})

test('a point that is shut at night leaves its homes closed out, and those of no point a gap', () => {
  const street = draw('a---b---c------------------d')
  const table = tableOf(street, { homes: 'acd', points: { b: { openWeek: DAYTIME } } })
  expect(statesOf(table)).toEqual(['served', 'served', 'gap'])
  table.setSettings({ minuteOfWeek: NIGHT })
  expect(statesOf(table)).toEqual(['closed', 'closed', 'gap'])
  expect(secondsOf(table)).toEqual([null, null, null])
  table.setSettings({ minuteOfWeek: DAYTIME[0] as number })
  expect(statesOf(table)).toEqual(['served', 'served', 'gap'])
  table.setSettings({ minuteOfWeek: DAYTIME[1] as number })
  expect(statesOf(table)).toEqual(['closed', 'closed', 'gap'])
})

test('a home goes on to the next point that is open, and longer hours bring it back', () => {
  const street = draw('p---a-------q')
  const table = tableOf(street, { homes: 'a', points: { p: { openWeek: DAYTIME }, q: {} } }, { minuteOfWeek: NIGHT })
  expect(secondsOf(table)).toEqual([320])
  table.apply({ type: 'setHours', id: 'p', openingHours: '24/7', openWeek: [0, 10_080] })
  expect(secondsOf(table)).toEqual([160])
  table.undo()
  expect(secondsOf(table)).toEqual([320])
})

test('an unstaffed point serves only while nobody asks for staff', () => {
  const table = tableOf(draw('a---b'), { homes: 'a', points: { b: { staffed: false } } })
  expect(statesOf(table)).toEqual(['served'])
  table.setSettings({ asksForStaff: true })
  expect(statesOf(table)).toEqual(['closed'])
  table.apply({ type: 'setStaffed', id: 'b', staffed: true })
  expect(statesOf(table)).toEqual(['served'])
})

test('a full point sends the farther residents on, and who finds no room is closed out', () => {
  const street = draw('p--a--b--c------q')
  const points = { p: { capacity: 15 }, q: { capacity: 12 } }
  const table = tableOf(street, { homes: 'abc', points }, { asksForRoom: true })
  // p takes all of a and half of b; q takes all of c and two more of b.
  expect([...table.servedPeople]).toEqual([10, 7, 10])
  expect(statesOf(table)).toEqual(['served', 'closed', 'served'])
  expect(secondsOf(table)).toEqual([120, 240, 280])
  const { people, dwellings } = table.totals().after
  expect([people.served, people.closed]).toEqual([27, 3])
  // 7 of 10 people are 2.8 of 4 dwellings, rounded down.
  expect([dwellings.served, dwellings.closed]).toEqual([4 + 2 + 4, 2])
  expect(table.gaps().map(({ state, sums }) => [state, sums.people, sums.dwellings])).toEqual([['closed', 3, 2]])
  table.apply({ type: 'setCapacity', id: 'q', capacity: null })
  expect(statesOf(table)).toEqual(['served', 'served', 'served'])
})

test('where all in reach are full nobody is told a walk, and room is not asked for unless it is', () => {
  const table = tableOf(draw('p---a'), { homes: 'a', points: { p: { capacity: 0 } } }, { asksForRoom: true })
  expect([statesOf(table), secondsOf(table)]).toEqual([['closed'], [null]])
  expect(table.route(0)?.seconds).toBeCloseTo(160, 2)
  table.setSettings({ asksForRoom: false })
  expect([statesOf(table), secondsOf(table)]).toEqual([['served'], [160]])
})

test('a closed point is as if it did not exist, and comes back', () => {
  const table = tableOf(draw('a---b'), { homes: 'a', points: { b: {} } })
  table.apply({ type: 'closePoint', id: 'b' })
  expect(statesOf(table)).toEqual(['gap'])
  expect(table.gaps()[0]?.nearest).toBeNull()
  table.apply({ type: 'reopenPoint', id: 'b' })
  expect(statesOf(table)).toEqual(['served'])
})

const GATE = `
    a---g---b
    |       |
    c-------d
`

test('a gate that is shut sends everybody round, and today stays as it was', () => {
  const table = tableOf(draw(GATE, { nodes: { g: { barrier: 'gate' } } }), { homes: 'a', points: { b: {} } })
  expect(secondsOf(table)).toEqual([320])
  const gate = table.gates()[0]
  expect(gate?.isOpen).toBe(true)
  const { vertex = -1, lon = 0, lat = 0 } = gate ?? {}
  table.setSettings({ limitSeconds: 400 })
  table.apply({ type: 'shutGate', vertex, lon, lat, label: '东门' })
  expect(secondsOf(table)).toEqual([480])
  expect([statesOf(table), table.statesBefore[0]]).toEqual([['gap'], 0])
  expect(table.gates()[0]?.isOpen).toBe(false)
  expect(table.cells(9)).toMatchObject([{ gained: 0, lost: 10, before: { served: 10 }, after: { gap: 10 } }])
  expect([...table.gains()]).toEqual([[`gate:${vertex}`, -10]])
  table.undo()
  expect(secondsOf(table)).toEqual([320])
})

const RIVER = `
    a-------b
    |       |
    c       d
  r           s
    e-------f
`

test('a footbridge over a river is walked at once, closed as a street, and gone when it is undone', () => {
  const river = draw(RIVER, { ways: { rs: { waterway: 'river' } } })
  const table = tableOf(river, { homes: 'f', points: { d: {} } })
  expect(statesOf(table)).toEqual(['gap'])
  const coordinates = [river.place('d'), river.place('f')]
  table.apply({ type: 'addPath', id: 'bridge', coordinates, label: '新桥' })
  expect(secondsOf(table)).toEqual([80])
  expect([...table.gains()]).toEqual([['bridge', 10]])
  expect(table.route(0)?.steps.map(({ name }) => name)).toContain('新桥')
  const [lon, lat] = river.place('f')
  const street = table.nearestStreet(lon, lat + 0.0004)
  expect(street?.name).toBe('新桥')
  table.apply({ type: 'closeStreet', edge: street?.edge ?? -1, lon, lat, label: '新桥' })
  expect(statesOf(table)).toEqual(['gap'])
  table.removeAt(0)
  expect([table.edits, statesOf(table)]).toEqual([[], ['gap']])
  table.undo()
  table.undo()
  expect(secondsOf(table)).toEqual([80])
  table.undo()
  expect(statesOf(table)).toEqual(['gap'])
})

const BLOCK = `
       1
    a---b
    |   |
    c---d
`

test('of a closed street the homes walk to the next one, and so does a point on it', () => {
  const block = draw(BLOCK)
  const [lon, lat] = block.place('1')
  const ofHome = tableOf(block, { homes: '1', points: { b: {} } })
  const edge = ofHome.nearestStreet(lon, lat)?.edge ?? -1
  expect(secondsOf(ofHome)).toEqual([(50 + 50) / 1.25])
  ofHome.apply({ type: 'closeStreet', edge, lon, lat, label: '' })
  // Straight to the corner b, on the street down from there: 50 m over and 50 m down.
  expect(secondsOf(ofHome)).toEqual([Math.round(Math.hypot(50, 50) / 1.25)])
  const ofPoint = tableOf(block, { homes: 'c', points: { 1: {} } })
  expect(secondsOf(ofPoint)).toEqual([(100 + 150 + 50) / 1.25])
  ofPoint.apply({ type: 'closeStreet', edge, lon, lat, label: '' })
  expect(secondsOf(ofPoint)).toEqual([Math.round((200 + 100 + Math.hypot(50, 50)) / 1.25)])
  ofPoint.apply({ type: 'openStreet', edge, lon, lat, label: '' })
  expect(secondsOf(ofPoint)).toEqual([240])
})

test('bad edits say why and where in the list, and change nothing', () => {
  const street = draw('a---b')
  const table = tableOf(street, { homes: 'a', points: { b: {} } })
  const [lon, lat] = street.place('b')
  table.apply({ type: 'movePoint', id: 'b', lon, lat })
  const digest = table.digest()
  const place = { lon: lon + 1, lat, label: '' }
  const refused = (edit: Parameters<PlanTable['apply']>[0]) => {
    try {
      table.apply(edit)
    } catch (error) {
      expect(error).toBeInstanceOf(PlanEditError)
      const { index, reason } = error as PlanEditError
      expect([index, table.edits.length, table.digest()]).toEqual([1, 1, digest])
      return reason
    }
    return 'none'
  }
  expect(refused({ type: 'movePoint', id: 'b', lon: lon + 1, lat })).toBe('offNetwork')
  expect(refused({ type: 'closePoint', id: 'x' })).toBe('unknownPoint')
  expect(refused({ type: 'closeStreet', edge: 1, ...place })).toBe('unknownEdge')
  expect(refused({ type: 'shutGate', vertex: -1, ...place })).toBe('unknownVertex')
  const path = { coordinates: [street.place('a'), [lon + 1, lat] as const], id: 'path', label: '' }
  expect(refused({ type: 'addPath', ...path })).toBe('noStreetAtEnd')
  expect(refused({ type: 'addPoint', openingHours: '', ...pointAt([lon, lat], 'b') })).toBe('idTaken')
})

test('of two points at one place the one that was added first counts, whoever stood there before', () => {
  const street = draw('a---b')
  const table = tableOf(street, { homes: 'a', points: {} })
  const add = (id: string) => ({ type: 'addPoint' as const, openingHours: '', ...pointAt(street.place('b'), id) })
  table.replace([add('first'), add('second')])
  expect(table.route(0)?.pointId).toBe('first')
  table.replace([add('second'), add('first')])
  expect(table.route(0)?.pointId).toBe('second')
  table.undo()
  expect(table.route(0)?.pointId).toBe('first')
})

test('a path joins the streets that are open when it is added, also where it was added once before', () => {
  const streets = draw(`
    a-------b
    | 1     |
    c-------d
  `)
  const table = tableOf(streets, { homes: '1', points: { d: {} } })
  const [lon, lat] = streets.place('1')
  const [farLon, farLat] = streets.place('d')
  const path = {
    type: 'addPath' as const,
    id: 'path',
    label: '',
    coordinates: [[lon, lat - 0.0001] as const, [farLon, farLat - 0.0009] as const],
  }
  const edge = table.nearestStreet(lon + 0.0005, lat - 0.0004)?.edge ?? -1
  table.apply(path)
  const joined = table.digest()
  table.undo()
  table.apply({ type: 'closeStreet', edge, lon, lat, label: '' })
  table.apply(path)
  const fresh = tableOf(streets, { homes: '1', points: { d: {} } })
  fresh.replace(table.edits)
  expect(table.digest()).toBe(fresh.digest())
  expect(table.digest()).not.toBe(joined)
})

test('a drag is followed without history and dropped as one step; where there is no street it goes back', () => {
  const street = draw('a---b-------c')
  const table = tableOf(street, { homes: 'a', points: { c: {} } })
  table.dragPoint('c', ...street.place('b'))
  table.dragPoint('c', ...street.place('a'))
  expect([secondsOf(table), table.canUndo]).toEqual([[0], false])
  table.dropPoint()
  expect(table.edits).toHaveLength(1)
  table.dragPoint('c', ...street.place('b'))
  table.dropPoint()
  expect([secondsOf(table), table.edits.length]).toEqual([[160], 1])
  const [lon, lat] = street.place('b')
  table.dragPoint('c', lon + 1, lat)
  expect(statesOf(table)).toEqual(['gap'])
  expect(() => table.dropPoint()).toThrow(PlanEditError)
  expect(secondsOf(table)).toEqual([160])
  table.undo()
  expect(secondsOf(table)).toEqual([0])
})

test('a shed tells those within by the streets from those within on paper', () => {
  // 2 is 200 m from c as the crow flies, but 800 m by the streets.
  const streets = draw(`
    a-------b
    |
    |
    |
    c-------d
  `)
  const table = tableOf(streets, { homes: 'acd', points: { b: {} } }, { limitSeconds: 480 })
  const shed = table.shed('b')
  expect(shed).toMatchObject({ circleRadiusMetres: 600, peopleWithin: 20, peopleInCircle: 30 })
  expect(shed?.peopleInCircleOverLimit).toBe(10)
  expect(shed?.geometry?.coordinates).toHaveLength(1)
  expect(table.shed('nobody')).toBeNull()
})

/** Whole seconds by residence; null where there is no walk. */
function secondsOf(table: PlanTable): (number | null)[] {
  return Array.from(table.seconds, (seconds) => (Number.isNaN(seconds) ? null : Math.round(seconds)))
}
