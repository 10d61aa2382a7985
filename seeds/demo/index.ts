import type {
  DemoHistory,
  DemoKeyPlace,
  DemoMember,
  DemoRound,
  DemoShift,
  ForceUnitRow,
  GridCellRow,
  ResidenceRow,
  ServicePointRow,
  StreetData,
  TeamRow,
} from '../rows.ts'
import { Boundaries } from './boundaries.ts'
import { buildCells, countPeople } from './cells.ts'
import { drawPlan } from './cityPlan.ts'
import { nameDivisions } from './divisions.ts'
import { drawLine, drawSite } from './drawStreets.ts'
import { listForceUnits } from './forces/units.ts'
import { createFrame } from './frame.ts'
import { drawHistory } from './history/index.ts'
import { listHomes, peopleIn } from './homes.ts'
import { drawGround, drawRiverAndRail } from './landscape.ts'
import { layOutSites } from './layOut.ts'
import { listKeyPlaces } from './patrols/keyPlaces.ts'
import { drawRounds as drawRoundsOf } from './patrols/rounds.ts'
import { listServicePoints } from './points.ts'
import { seededRandom } from './random.ts'
import { StreetSheet } from './streetSheet.ts'
import { listTeams } from './teams.ts'

export { drawRoster } from './forces/roster.ts'

export interface DemoDistrict {
  streets: StreetData
  cells: GridCellRow[]
  residences: ResidenceRow[]
  servicePoints: ServicePointRow[]
  forceUnits: ForceUnitRow[]
  teams: TeamRow[]
  members: DemoMember[]
  keyPlaces: DemoKeyPlace[]
  history: DemoHistory
}

const DEFAULT_SEED = 20261121

/**
 * The sample district (演示数据): an invented city district under a code that no real place has. The same seed and moment
 * give the same bytes; the moment moves only the times of teams and what the history tells.
 */
export function generateDemoDistrict({ now, seed = DEFAULT_SEED }: { now: Date; seed?: number }): DemoDistrict {
  const plan = drawPlan(seed)
  const frame = createFrame(seed, plan.oldTown, plan.rail.u)
  const divisions = nameDivisions(plan, seededRandom(seed, 'names'))
  const sites = layOutSites(plan, seed)
  const boundaries = new Boundaries(
    plan.blocks.map(({ shape }) => shape),
    frame,
  )

  const sheet = new StreetSheet(frame)
  for (const line of plan.lines) drawLine(sheet, boundaries, line)
  drawRiverAndRail(sheet, plan)
  for (const [block, site] of sites) {
    drawGround(sheet, site, divisions.blocks.get(block)?.name ?? '')
    drawSite(sheet, site)
  }

  const district = { plan, sites, divisions, frame }
  const residences = listHomes(district, seededRandom(seed, 'needs'))
  const cells = buildCells(plan, divisions, boundaries, countPeople(sites, peopleIn))
  const servicePoints = listServicePoints(district, seededRandom(seed, 'points'))
  const { teams, members } = listTeams(district, servicePoints, now, seededRandom(seed, 'teams'))
  return {
    streets: sheet.finish('demo', '演示数据'),
    cells,
    residences,
    servicePoints,
    forceUnits: listForceUnits(district, seededRandom(seed, 'forces')),
    ...{ teams, members },
    keyPlaces: listKeyPlaces({ cells, residences }, seededRandom(seed, 'keyPlaces')),
    history: drawHistory({ cells, residences, servicePoints, teams }, { now, seed }),
  }
}

/** Where the teams of a district's shifts go; the same for the same seed and history. */
export function drawRounds(district: DemoDistrict, shifts: readonly DemoShift[], seed = DEFAULT_SEED): DemoRound[] {
  return drawRoundsOf(district, shifts, seed)
}
