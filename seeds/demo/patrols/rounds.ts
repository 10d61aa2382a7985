import type {
  DemoCase,
  DemoKeyPlace,
  DemoRound,
  DemoShift,
  GridCellRow,
  Place,
  ResidenceRow,
  TeamRow,
} from '../../rows.ts'
import { DAY, HOUR, startOfDay } from '../history/time.ts'
import { seededRandom } from '../random.ts'

/** As the first migration of shifts has them. */
const BEGINS = { day: 6, night: 18 } as const
/** What a shift has to look at is left out now and then; by one team in so many it is often. */
const LEFT_OUT = { seldom: 0.06, often: 0.45, oneIn: 11 }
/** One phone in so many is silent for some hours of a shift, or all of it. */
const SILENT = { someIn: 9, allIn: 37 }
const STAY_SECONDS = [90, 420] as const
/** Homes looked in at on the way. */
const HOMES = [2, 5] as const

interface Ground {
  cells: readonly GridCellRow[]
  residences: readonly ResidenceRow[]
  keyPlaces: readonly DemoKeyPlace[]
  teams: readonly TeamRow[]
  history: { cases: readonly DemoCase[] }
}

/**
 * Where the teams of shifts go round: key places and major hazards of their cells, with homes between them, twice a shift. Each shift has
 * chance of its own, so that one day more moves no other. Streets between the stops are for the walk engine to find.
 */
export function drawRounds(ground: Ground, shifts: readonly DemoShift[], seed: number): DemoRound[] {
  const levels = new Map(ground.cells.map(({ code, level }) => [code, level]))
  const homes = byPrefix(ground.residences, ({ code }) => code)
  const teams = new Map(ground.teams.map((team, index) => [team.code, { ...team, index }]))
  const majors = ground.history.cases.filter(isMajor)
  return shifts.flatMap((shift) => {
    const team = teams.get(shift.teamCode)
    if (!team?.base || shift.cellCodes.length === 0) return []
    const random = seededRandom(seed, `round ${shift.teamCode} ${shift.day} ${shift.kind}`)
    const prefixes = shift.cellCodes.map((code) => (levels.get(code) === 'township' ? code.slice(0, 9) : code))
    const isHere = (code: string) => prefixes.some((prefix) => code.startsWith(prefix))
    const begins = startOfDay(Date.parse(`${shift.day}T00:00:00Z`) / DAY) + BEGINS[shift.kind] * HOUR
    const must: Place[] = [
      ...ground.keyPlaces.filter(({ cellCode }) => isHere(cellCode)),
      ...majors.filter((one) => isHere(one.report.cellCode) && isOpenAt(one, begins)).map(({ report }) => report),
    ]
    const leftOut = team.index % LEFT_OUT.oneIn === 3 ? LEFT_OUT.often : LEFT_OUT.seldom
    const wanted = must.filter(() => !random.chance(leftOut))
    const onTheWay = prefixes.flatMap((prefix) => homes.get(prefix.slice(0, 12)) ?? [])
    const extra =
      onTheWay.length === 0 ? [] : Array.from({ length: random.whole(...HOMES) }, () => random.pick(onTheWay))
    const stops = random.shuffled([...wanted, ...extra]).map(({ lon, lat }) => ({
      ...{ lon, lat, seconds: random.whole(...STAY_SECONDS) },
    }))
    const half = Math.ceil(stops.length / 2)
    return [
      {
        ...{ teamCode: shift.teamCode, day: shift.day, kind: shift.kind },
        base: { lon: team.base.lon, lat: team.base.lat },
        rounds: [nearestFirst(team.base, stops.slice(0, half)), nearestFirst(team.base, stops.slice(half))],
        silent: silenceOf(random.whole(0, 1_000_000), random.next()),
      },
    ]
  })
}

/** Shares of the shift between which nothing comes from the phone; null = it always does. */
function silenceOf(lot: number, chance: number): DemoRound['silent'] {
  if (lot % SILENT.allIn === 5) return [0, 1]
  if (lot % SILENT.someIn !== 2) return null
  const from = 0.1 + chance * 0.4
  return [from, from + 0.3]
}

type Stop = DemoRound['rounds'][number][number]

/** As somebody goes who knows the way: always to the nearest one that is left. */
function nearestFirst(from: Place, stops: readonly Stop[]): Stop[] {
  const left = [...stops]
  const ordered: Stop[] = []
  let at: Place = from
  while (left.length > 0) {
    let best = 0
    for (let index = 1; index < left.length; index++)
      if (squared(at, left[index]) < squared(at, left[best])) best = index
    const [next] = left.splice(best, 1)
    if (!next) break
    ordered.push(next)
    at = next
  }
  return ordered
}

const squared = (one: Place, other: Place | undefined): number =>
  other ? (one.lon - other.lon) ** 2 * 0.55 + (one.lat - other.lat) ** 2 : Number.POSITIVE_INFINITY

/** Reported as major, or found so. */
const isMajor = ({ report, actions }: DemoCase): boolean =>
  actions.reduce((grade, one) => (one.action === 'verify' && one.grade ? one.grade : grade), report.grade) === 'major'

function isOpenAt({ report, actions }: DemoCase, at: number): boolean {
  const closed = actions.find(({ action }) => action === 'closeOut')
  return Date.parse(report.reportedAt) <= at && (!closed || Date.parse(closed.at) > at)
}

function byPrefix<Row>(rows: readonly Row[], codeOf: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const key = codeOf(row).slice(0, 12)
    const known = found.get(key)
    if (known) known.push(row)
    else found.set(key, [row])
  }
  return found
}
