import { type DispatchLineRow, dispatchesOfOwnTeams } from '@wangge/db/queries/dispatches'
import {
  type ColleagueRow,
  hazardsToDo,
  type OwnTeamRow,
  peopleOfTeams,
  photosOfHazards,
  type TaskPhotoRow,
  teamsOfPerson,
  WAITING_FOR,
  waitingCount,
  waitingHazards,
} from '@wangge/db/queries/field-tasks'
import type { FieldTasks } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { mayEver } from '../../life/allowed.ts'
import { areaOf } from '../hazards/filter-of.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { presentTask, type TaskHazardRow } from './present-task.ts'

/** As many due first, and as many nearest, are told; a phone's list is not a ledger. */
const MOST_TASKS = 40

interface ListInput {
  lon?: number | undefined
  lat?: number | undefined
}

/**
 * What this person should do: what his teams are sent to, the latest first; then the hazards of his area that wait for an action of
 * his role, by due time. A patrol's area is that of its own teams.
 */
export async function listFieldTasks({ ctx, input }: { ctx: Ctx; input: ListInput }): Promise<FieldTasks> {
  const at = input.lon === undefined || input.lat === undefined ? null : ([input.lon, input.lat] as const)
  const now = ctx.clock().toISOString()
  const [book, scope] = await Promise.all([ruleBook(ctx), areaOf(ctx, undefined)])
  const waitsFor = WAITING_FOR.filter((action) => mayEver(ctx.who.role, action))
  return ctx.database.transaction(ctx.who, async (tx) => {
    const [teams, dispatches] = await Promise.all([
      tx.rows<OwnTeamRow>(teamsOfPerson(ctx.who.personId, now)),
      tx.rows<DispatchLineRow>(dispatchesOfOwnTeams()),
    ])
    const waiting = { prefixes: areasOf(ctx, teams, scope), waitsFor }
    const waits = waitsFor.length > 0 && waiting.prefixes.length > 0
    const found = waits ? await tx.rows<{ id: string }>(waitingHazards(waiting, at, MOST_TASKS)) : []
    const sentTo = dispatches.map(({ hazardId }) => hazardId)
    const ids = [...new Set([...sentTo, ...found.map(({ id }) => id)])]
    const [hazards, photos, people, total] = await Promise.all([
      ids.length === 0 ? [] : tx.rows<TaskHazardRow>(hazardsToDo(ids)),
      ids.length === 0 ? [] : tx.rows<TaskPhotoRow>(photosOfHazards(ids)),
      teams.length === 0 ? [] : tx.rows<ColleagueRow>(peopleOfTeams(teams.map(({ id }) => id))),
      waits ? tx.one<{ total: number }>(waitingCount(waiting)) : { total: 0 },
    ])
    const parts = { at, now, book, photos }
    const byId = new Map(hazards.map((row) => [row.id, row]))
    const rest = hazards.filter(({ id }) => !sentTo.includes(id)).sort(byDue)
    return {
      teams: teams.map(({ prefix: _, ...team }) => ({ ...team, people: colleaguesIn(team.id, people, ctx) })),
      tasks: [
        ...dispatches.map((row) => presentTask(ctx, parts, byId.get(row.hazardId) ?? null, row)),
        ...rest.map((row) => presentTask(ctx, parts, row, null)),
      ],
      waiting: total.total,
    }
  })
}

/** Where a patrol looks after hazards: in the cells of its teams as far as they lie in its scope; everybody else in his scope. */
function areasOf({ who }: Ctx, teams: readonly OwnTeamRow[], scope: string): string[] {
  if (who.role !== 'patrol_member') return [scope]
  const own = teams.flatMap(({ prefix }) => (prefix === null ? [] : [prefix]))
  return [...new Set(own.flatMap((prefix) => narrower(prefix, scope)))]
}

function narrower(prefix: string, scope: string): string[] {
  if (prefix.startsWith(scope)) return [prefix]
  return scope.startsWith(prefix) ? [scope] : []
}

function colleaguesIn(
  teamId: string,
  people: readonly ColleagueRow[],
  { who }: Ctx,
): FieldTasks['teams'][number]['people'] {
  const others = people.filter((person) => person.teamId === teamId && person.personId !== who.personId)
  return others.map(({ name, phone, isLeader }) => ({ name, phone, isLeader }))
}

function byDue(a: TaskHazardRow, b: TaskHazardRow): number {
  const [left, right] = [a.dueAt ?? '~', b.dueAt ?? '~']
  return left === right ? (a.id < b.id ? -1 : 1) : left < right ? -1 : 1
}
