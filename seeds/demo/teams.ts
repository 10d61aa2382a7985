import type { DemoMember, ServicePointRow, TeamRow } from '../rows.ts'
import { Rota } from './forces/rota.ts'
import { communityCode, officeCode, PLATOONS, platoonCode } from './forces/units.ts'
import { inventPerson } from './history/reports.ts'
import type { District } from './layOut.ts'
import { distance, type Point } from './plane.ts'
import type { Random } from './random.ts'
import { type Spot, spotsByCommunity } from './spots.ts'

/** 38 mobile teams of the townships (seed 001); the 77 patrol teams are one a community. */
const MOBILE_TEAMS = 38
const SQUADS_A_PLATOON = 3

export interface Teams {
  teams: TeamRow[]
  members: DemoMember[]
}

/** Mobile teams, patrol teams and militia squads with their people; where each is now follows from whether it is on duty. */
export function listTeams(
  district: District,
  servicePoints: readonly ServicePointRow[],
  now: Date,
  random: Random,
): Teams {
  const drafts = [
    ...mobileTeams(district, random),
    ...patrolTeams(district, servicePoints, random),
    ...militiaSquads(district, random),
  ]
  const members = drafts.flatMap(({ row }) => peopleOf(row, random))
  const leaders = new Map(members.filter(({ number }) => number === 0).map(({ teamCode, name }) => [teamCode, name]))
  const rota = new Rota(drafts.map(({ row }) => row))
  const teams = drafts.map(({ row, spots }) => {
    const onDuty = rota.isOnDuty(row.code, now.getTime())
    const at = new Date(now.getTime() - ageSeconds(onDuty, random) * 1000).toISOString()
    const place = onDuty ? district.frame(random.pick(spots).at) : (row.base ?? null)
    return { ...row, leaderName: leaders.get(row.code) ?? '', position: place && { ...place, at } }
  })
  return { teams, members }
}

/** A team before anybody knows where it is; on duty it is at one of the spots. */
interface Draft {
  row: Omit<TeamRow, 'position'>
  spots: Spot[]
}

function mobileTeams(district: District, random: Random): Draft[] {
  const { plan, divisions, frame } = district
  const spots = spotsByCommunity(district)
  const townships = [...divisions.townships].map(([key, township]) => {
    const inside = plan.communities.flatMap((community, index) =>
      community.township === key ? (spots[index] as Spot[]) : [],
    )
    return { township, spots: inside, bases: nearestToMiddle(inside) }
  })
  return Array.from({ length: MOBILE_TEAMS }, (_, made) => {
    const { township, spots: inside, bases } = townships[made % townships.length] as (typeof townships)[number]
    const number = Math.floor(made / townships.length)
    const base = frame((bases[number * 2] ?? bases[0] ?? (inside[0] as Spot)).at)
    const equipment = {
      extinguishers: random.whole(4, 8),
      gloves: random.whole(6, 12),
      masks: random.chance(0.1) ? 0 : random.whole(6, 12),
      patrolCar: 1,
    }
    return {
      spots: inside,
      row: {
        ...{ code: `99M${numbered(made)}`, name: `${township.shortName}机动${number + 1}队`, kind: 'mobile' },
        ...{ state: 'free', members: random.whole(5, 8), hasVehicle: true, equipment, base },
        // The sample's patrol member is of the first: he can be sent at any hour.
        ...{ duty: made === 0 ? 'on' : 'byRoster', equipmentUnready: unready(equipment, random) },
        ...{ cellCode: township.code, parentCode: officeCode(township.code) },
      },
    }
  })
}

function patrolTeams(district: District, servicePoints: readonly ServicePointRow[], random: Random): Draft[] {
  const spots = spotsByCommunity(district)
  const points = new Map(servicePoints.map((point) => [point.name, point]))
  return district.divisions.communities.map((community, index) => {
    const point = points.get(`${community.name}消防咨询点`)
    const car = random.chance(0.7) ? 1 : 0
    const equipment = {
      extinguishers: random.whole(1, 4),
      gloves: random.whole(2, 6),
      masks: random.chance(0.15) ? 0 : random.whole(2, 6),
      patrolCar: car,
    }
    return {
      spots: spots[index] as Spot[],
      row: {
        ...{ code: `99X${numbered(index)}`, name: `${community.shortName}巡逻队`, kind: 'patrol' },
        ...{ state: 'free', duty: 'byRoster', members: random.whole(3, 6), hasVehicle: car === 1, equipment },
        ...{ equipmentUnready: unready(equipment, random), base: point ? { lon: point.lon, lat: point.lat } : null },
        ...{ cellCode: community.code, parentCode: communityCode(community.code) },
      },
    }
  })
}

function militiaSquads(district: District, random: Random): Draft[] {
  const spots = spotsByCommunity(district).flat()
  return Array.from({ length: PLATOONS * SQUADS_A_PLATOON }, (_, made) => {
    const [platoon, squad] = [Math.floor(made / SQUADS_A_PLATOON), made % SQUADS_A_PLATOON]
    const base = random.pick(spots)
    const equipment = { extinguishers: 4, gloves: 10, masks: 10, patrolCar: 0 }
    return {
      spots: [base],
      row: {
        ...{ code: `99B${numbered(made)}`, name: `民兵${'一二三'[platoon]}排${'一二三'[squad]}班`, kind: 'militia' },
        ...{ state: 'free', duty: 'byRoster', members: random.whole(8, 10), hasVehicle: false, equipment },
        ...{ equipmentUnready: {}, base: district.frame(base.at) },
        ...{ cellCode: district.divisions.county.code, parentCode: platoonCode(platoon + 1) },
      },
    }
  })
}

/** In a few teams something cannot be used. */
function unready(equipment: Readonly<Record<string, number>>, random: Random): Record<string, number> {
  const kind = random.pick(['extinguishers', 'patrolCar', 'gloves'])
  return random.chance(0.06) && (equipment[kind] ?? 0) > 0 ? { [kind]: 1 } : {}
}

function peopleOf({ code, members }: Omit<TeamRow, 'position'>, random: Random): DemoMember[] {
  return Array.from({ length: members }, (_, number) => ({ teamCode: code, number, ...inventPerson(random) }))
}

/** Places by the street, the most central first. */
function nearestToMiddle(spots: readonly Spot[]): Spot[] {
  const mean = (axis: 0 | 1) => spots.reduce((sum, { at }) => sum + at[axis], 0) / spots.length
  const middle: Point = [mean(0), mean(1)]
  return [...spots].sort((a, b) => distance(a.at, middle) - distance(b.at, middle))
}

/** Most phones reported within two minutes, a few fell silent; those off duty stopped hours ago. */
function ageSeconds(onDuty: boolean, random: Random): number {
  if (!onDuty) return random.whole(1800, 36_000)
  return random.chance(0.08) ? random.whole(660, 3000) : random.whole(3, 110)
}

const numbered = (index: number): string => String(index + 1).padStart(3, '0')
