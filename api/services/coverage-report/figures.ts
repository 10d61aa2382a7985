import { LEVEL_CODE_LENGTH } from '@wangge/db/vocabulary'
import { PLAN_STATES } from '../../walk/index.ts'
import type { Part } from './part-of-table.ts'

const STEP_SECONDS = 30
/** Half-minute steps from 0 to 60 minutes. */
const STEPS = 121
const NO_STREET_DATA = PLAN_STATES.indexOf('noStreetData')

/** Minutes of each step. */
export const CURVE_MINUTES = Array.from({ length: STEPS }, (_, step) => (step * STEP_SECONDS) / 60)

export interface Curve {
  people: number
  /** People whose walk is at most so long, by step. */
  cumulative: number[]
  /** People with street data who reach no point, however far. */
  unreachable: number
}

/** The curve of everybody under '', and of each township by its code's prefix. */
export function curvesByTownship({
  residences: { people, cell },
  cellCodes,
  states,
  seconds,
}: Part): Map<string, Curve> {
  const curves = new Map<string, Curve>([['', newCurve()]])
  for (let row = 0; row < states.length; row++) {
    const township = cellCodes[cell[row] as number]?.slice(0, LEVEL_CODE_LENGTH.township)
    for (const key of township === undefined ? [''] : ['', township]) {
      let curve = curves.get(key)
      if (!curve) {
        curve = newCurve()
        curves.set(key, curve)
      }
      const own = people[row] as number
      curve.people += own
      const walk = seconds[row] as number
      const step = Math.ceil(walk / STEP_SECONDS)
      if (Number.isNaN(walk)) curve.unreachable += states[row] === NO_STREET_DATA ? 0 : own
      else if (step < STEPS) curve.cumulative[step] = (curve.cumulative[step] ?? 0) + own
    }
  }
  for (const { cumulative } of curves.values()) {
    for (let step = 1; step < STEPS; step++) cumulative[step] = (cumulative[step] ?? 0) + (cumulative[step - 1] ?? 0)
  }
  return curves
}

const newCurve = (): Curve => ({ people: 0, cumulative: new Array<number>(STEPS).fill(0), unreachable: 0 })

export interface AreaFigures {
  people: number
  peopleServed: number
  peopleClosed: number
  peopleGap: number
  peopleNoStreetData: number
}

interface AreaSums extends AreaFigures {
  medianSeconds: number | null
}

/** Sums of each community by its code, and under '' of what lies in none of the given ones. */
export function sumsByCommunity(
  { residences: { people, cell }, cellCodes, states, servedPeople, seconds }: Part,
  communities: Iterable<string>,
): Map<string, AreaSums> {
  const areas = new Map<string, { sums: AreaSums; walks: [seconds: number, people: number][] }>()
  for (const code of ['', ...communities]) areas.set(code, { sums: { ...noFigures(), medianSeconds: null }, walks: [] })
  const outside = areas.get('')
  for (let row = 0; row < states.length; row++) {
    const code = cellCodes[cell[row] as number]?.slice(0, LEVEL_CODE_LENGTH.community)
    const area = (code === undefined ? undefined : areas.get(code)) ?? outside
    if (!area) continue
    const own = people[row] as number
    add(area.sums, PLAN_STATES[states[row] as number] ?? 'noStreetData', own, servedPeople[row] as number)
    const walk = seconds[row] as number
    if (states[row] !== NO_STREET_DATA) area.walks.push([Number.isNaN(walk) ? Number.POSITIVE_INFINITY : walk, own])
  }
  return new Map([...areas].map(([code, { sums, walks }]) => [code, { ...sums, medianSeconds: medianOf(walks, sums) }]))
}

export const noFigures = (): AreaFigures => ({
  ...{ people: 0, peopleServed: 0, peopleClosed: 0, peopleGap: 0, peopleNoStreetData: 0 },
})

/** A residence that is served in part, for want of room, is closed: the rest of it counts so. */
function add(sums: AreaFigures, state: (typeof PLAN_STATES)[number], people: number, served: number): void {
  sums.people += people
  switch (state) {
    case 'served':
      sums.peopleServed += people
      break
    case 'closed':
      sums.peopleServed += served
      sums.peopleClosed += people - served
      break
    case 'gap':
      sums.peopleGap += people
      break
    case 'noStreetData':
      sums.peopleNoStreetData += people
      break
  }
}

/** Walk of the person in the middle (of an even number the nearer one); null where he reaches no point, and of nobody. */
function medianOf(walks: [seconds: number, people: number][], sums: AreaFigures): number | null {
  walks.sort((a, b) => a[0] - b[0])
  const half = (sums.people - sums.peopleNoStreetData) / 2
  let passed = 0
  for (const [seconds, people] of walks) {
    passed += people
    if (people > 0 && passed >= half) return Number.isFinite(seconds) ? Math.round(seconds * 10) / 10 : null
  }
  return null
}
