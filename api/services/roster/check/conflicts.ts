import type { CheckedTeamRow, RestlessRow } from '@wangge/db/queries/roster-check'
import type { RosterCheck, Shift } from '../../../contract/index.ts'

type Conflict = RosterCheck['conflicts'][number]

/** Hours that a person needs between two shifts: a night's sleep, as a default of the product and not from a source. */
export const REST_HOURS = 8

export interface ConflictInput {
  teams: ReadonlyMap<string, CheckedTeamRow>
  leaders: ReadonlySet<string>
  restless: readonly RestlessRow[]
  now: number
}

/** What stands against shifts as they are planned. What a team lacks today says nothing of shifts that are over. */
export function checkConflicts(shifts: readonly Shift[], { teams, leaders, restless, now }: ConflictInput): Conflict[] {
  const tired = new Map<string, string[]>()
  for (const { shiftId, name } of restless) tired.set(shiftId, [...(tired.get(shiftId) ?? []), name])
  return shifts.flatMap(({ id: shiftId, teamId, day, kind, to, people }) => {
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
    const names = tired.get(shiftId)
    if (names) add('noRest', names)
    if (team?.duty === 'off') add('teamOff')
    return found
  })
}
