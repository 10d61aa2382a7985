import type { DemoCase, Place, TeamRow } from '../../../rows.ts'
import { Rota } from '../../forces/rota.ts'
import type { Random } from '../../random.ts'

/** Streets are longer than the crow's way. */
const DETOUR = 1.35
/** As the product assumes: walkers, and patrol cars in town. */
const WALK_METRES_PER_SECOND = 1.25
const CAR_METRES_PER_SECOND = 25 / 3.6
/** A crew is out on its round when it is asked: so far from its base. */
const ROUND_METRES = [120, 1000] as const
const METRES_PER_DEGREE = 111_195

type Team = TeamRow & { base: Place }

/** A team that could go, and how long it would take by streets. */
export interface Crew {
  team: Team
  mode: 'foot' | 'car'
  seconds: number
  metres: number
  /** 1 = the first to be there. */
  rank: number
}

/** Who could be sent where and when: on duty by the rota, of the township or next to it, and not out already. */
export class Crews {
  readonly #teams: readonly Team[]
  readonly #rota: Rota
  readonly #out = new Map<string, [from: number, to: number][]>()

  constructor(teams: readonly TeamRow[]) {
    this.#rota = new Rota(teams)
    this.#teams = teams.flatMap((team) =>
      team.base && (team.kind === 'mobile' || team.kind === 'patrol') ? [{ ...team, base: team.base }] : [],
    )
  }

  /** The first to be there at a moment, at most `count`; `until` is when they would be back. */
  first({ report }: Pick<DemoCase, 'report'>, from: number, until: number, count: number, random: Random): Crew[] {
    const township = report.cellCode.slice(0, 9)
    const free = this.#teams.filter(({ code }) => this.#rota.isOnDuty(code, from) && !this.#isOut(code, from, until))
    const near = free.filter(({ cellCode }) => cellCode?.startsWith(township))
    const asked = near.length >= count ? near : free
    return asked
      .map((team) => approach(team, report, random))
      .sort((a, b) => a.seconds - b.seconds)
      .slice(0, count)
      .map((crew, index) => ({ ...crew, rank: index + 1 }))
  }

  take({ team }: Crew, from: number, until: number): void {
    const times = this.#out.get(team.code) ?? []
    times.push([from, until])
    this.#out.set(team.code, times)
  }

  #isOut(code: string, from: number, until: number): boolean {
    return (this.#out.get(code) ?? []).some(([begin, end]) => begin < until && from < end)
  }
}

function approach(team: Team, to: Place, random: Random): Omit<Crew, 'rank'> {
  const metres = Math.round((metresBetween(team.base, to) + random.between(...ROUND_METRES)) * DETOUR)
  const mode = team.hasVehicle ? 'car' : 'foot'
  const seconds = Math.round(metres / (mode === 'car' ? CAR_METRES_PER_SECOND : WALK_METRES_PER_SECOND))
  return { team, mode, metres, seconds }
}

/** On a plane: good to a metre in a kilometre. */
function metresBetween(one: Place, other: Place): number {
  const east = (one.lon - other.lon) * Math.cos((one.lat * Math.PI) / 180)
  return Math.hypot(east, one.lat - other.lat) * METRES_PER_DEGREE
}
