import type { DemoShift, TeamRow } from '../../rows.ts'
import { isWeekend, localDay, localHour } from '../history/time.ts'

/** As the first migration of shifts has them: day from six to eighteen, night until six. */
const DAY_BEGINS = 6
const NIGHT_BEGINS = 18
/** A day, a night, a day off. */
const MOBILE_TURNS = ['day', 'night', null] as const
/** A patrol team has its community to itself, and is missing now and then: on average four days in five one of them. */
const PATROL_GAP = { team: 7, day: 3, of: 97 }

type ShiftKind = DemoShift['kind']
type Rostered = Pick<TeamRow, 'code' | 'kind' | 'cellCode' | 'duty'>

/** Who works when in the sample, on any day before and after: the roster is written from it, and the history goes by it. */
export class Rota {
  readonly #teams = new Map<string, Rostered & { number: number }>()

  constructor(teams: readonly Rostered[]) {
    const counts = new Map<string, number>()
    for (const team of teams) {
      const area = team.kind === 'mobile' ? `${team.cellCode}` : team.kind
      const number = counts.get(area) ?? 0
      counts.set(area, number + 1)
      this.#teams.set(team.code, { ...team, number })
    }
  }

  /** The shift that a team has on a local day. */
  shiftOn(teamCode: string, day: number): ShiftKind | null {
    const team = this.#teams.get(teamCode)
    switch (team?.kind) {
      case 'mobile':
        return MOBILE_TURNS[(team.number + day) % MOBILE_TURNS.length] ?? null
      case 'patrol':
        return (team.number * PATROL_GAP.team + day * PATROL_GAP.day) % PATROL_GAP.of === 0 ? null : 'day'
      case 'militia':
        // At weekends one platoon, in turns.
        return isWeekend(day) && Math.floor(team.number / 3) === Math.floor(day / 7) % 3 ? 'day' : null
      default:
        return null
    }
  }

  /** Whether a team is on duty at a moment; some always are. */
  isOnDuty(teamCode: string, at: number): boolean {
    if (this.#teams.get(teamCode)?.duty === 'on') return true
    const [day, hour] = [localDay(at), localHour(at)]
    if (hour < DAY_BEGINS) return this.shiftOn(teamCode, day - 1) === 'night'
    return this.shiftOn(teamCode, day) === (hour < NIGHT_BEGINS ? 'day' : 'night')
  }
}
