import type { CheckedTeamRow } from '@wangge/db/queries/roster-check'
import type { RosterCheck, Shift } from '../../../contract/index.ts'
import type { BusyTimes } from '../busy-times.ts'

type Conflict = RosterCheck['conflicts'][number]

/** Hours that a person needs between two shifts: a night's sleep, as a default of the product and not from a source. */
const REST_MS = 8 * 3_600_000

export interface ConflictInput {
  teams: ReadonlyMap<string, CheckedTeamRow>
  leaders: ReadonlySet<string>
  /** When the people of these shifts are on any shift, from a day before the first. */
  members: BusyTimes
  now: number
}

/** What stands against shifts as they are planned. What a team lacks today says nothing of shifts that are over. */
export function checkConflicts(shifts: readonly Shift[], { teams, leaders, members, now }: ConflictInput): Conflict[] {
  return shifts.flatMap(({ id: shiftId, teamId, day, kind, from, to, people }) => {
    const rest = { from: new Date(Date.parse(from) - REST_MS).toISOString(), to: from }
    const found: Conflict[] = []
    const add = (code: Conflict['code'], names: string[] = []) =>
      found.push({ code, shiftId, teamId, day, kind, names })
    const absent = people.filter(({ absentReason }) => absentReason !== null)
    const absentLeaders = absent.filter(({ memberId }) => leaders.has(memberId)).map(({ name }) => name)
    if (people.length === 0) add('noMembers')
    else if (absent.length === people.length) add('allAbsent')
    else if (absentLeaders.length > 0) add('leaderAbsent', absentLeaders)
    const team = Date.parse(to) > now ? teams.get(teamId) : undefined
    if (team && team.unreadyKinds.length > 0) add('equipmentUnready', team.unreadyKinds)
    const present = people.filter(({ absentReason }) => absentReason === null)
    const tired = present.filter(({ memberId }) => members.touches(memberId, rest)).map(({ name }) => name)
    if (tired.length > 0) add('noRest', tired)
    if (team?.duty === 'off') add('teamOff')
    return found
  })
}
