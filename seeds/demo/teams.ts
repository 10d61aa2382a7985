import type { TeamState } from '@wangge/db/vocabulary'
import type { TeamRow } from '../rows.ts'
import type { District } from './layOut.ts'
import type { Random } from './random.ts'
import { type Spot, spotsByCommunity } from './spots.ts'

/** 38 mobile teams of the townships (seed 001); the 77 patrol teams are one a community. */
const MOBILE_TEAMS = 38

export function listTeams(district: District, now: Date, random: Random): TeamRow[] {
  const { plan, divisions, frame } = district
  const spots = spotsByCommunity(district)
  const rows: TeamRow[] = []
  const position = (index: number, state: TeamState) => {
    const spot = random.pick(spots[index] as Spot[])
    const seconds = ageSeconds(state, random)
    return { ...frame(spot.at), at: new Date(now.getTime() - seconds * 1000).toISOString() }
  }
  const townships = [...divisions.townships]
  for (let made = 0; made < MOBILE_TEAMS; made++) {
    const [key, township] = townships[made % townships.length] as (typeof townships)[number]
    const inside = plan.communities.flatMap((community, index) => (community.township === key ? [index] : []))
    const state = drawState(random)
    rows.push({
      code: `99M${String(made + 1).padStart(3, '0')}`,
      name: `${township.shortName}机动${Math.floor(made / townships.length) + 1}队`,
      kind: 'mobile',
      state,
      members: random.whole(5, 8),
      hasVehicle: true,
      equipment: {
        extinguishers: random.whole(4, 8),
        gloves: random.whole(6, 12),
        masks: random.chance(0.1) ? 0 : random.whole(6, 12),
        patrolCar: 1,
      },
      cellCode: township.code,
      position: position(random.pick(inside), state),
    })
  }
  for (const [index, community] of divisions.communities.entries()) {
    const state = drawState(random)
    const car = random.chance(0.7) ? 1 : 0
    rows.push({
      code: `99X${String(index + 1).padStart(3, '0')}`,
      name: `${community.shortName}巡逻队`,
      kind: 'patrol',
      state,
      members: random.whole(3, 6),
      hasVehicle: car === 1,
      equipment: {
        extinguishers: random.whole(1, 4),
        gloves: random.whole(2, 6),
        masks: random.chance(0.15) ? 0 : random.whole(2, 6),
        patrolCar: car,
      },
      cellCode: community.code,
      position: position(index, state),
    })
  }
  return rows
}

function drawState(random: Random): TeamState {
  const draw = random.next()
  if (draw < 0.58) return 'free'
  if (draw < 0.65) return 'assigned'
  if (draw < 0.73) return 'enroute'
  return draw < 0.78 ? 'onscene' : 'off'
}

/** Most phones reported within two minutes, a few fell silent; those off duty stopped hours ago. */
function ageSeconds(state: TeamState, random: Random): number {
  if (state === 'off') return random.whole(1800, 36_000)
  return random.chance(0.08) ? random.whole(660, 3000) : random.whole(3, 110)
}
