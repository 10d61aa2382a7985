import { type SQL, sql } from 'drizzle-orm'
import { LEVEL_CODE_LENGTH, type TeamDuty, type TeamKind } from '../vocabulary.ts'
import type { TeamMemberRow } from './force-team.ts'
import { hazardCells } from './hazard-columns.ts'
import { hazardsWithin, isToRectify } from './hazard-filter.ts'
import { recordColumns } from './hazard-record.ts'
import type { PhotoRow } from './photo-rows.ts'

/** What a hazard waits for. */
export const WAITING_FOR = [
  'acknowledge',
  'verify',
  'beginRectifying',
  'reportRectified',
  'reinspect',
  'closeOut',
] as const
export type WaitingFor = (typeof WAITING_FOR)[number]

/** Conditions on an open hazard `h`; as `allowedActions` of api/life has it, but for what only the whole case tells. */
const CONDITION: Record<WaitingFor, SQL> = {
  acknowledge: sql`h.state = 'reported'`,
  verify: sql`h.state in ('reported', 'acknowledged')`,
  beginRectifying: sql`(h.state = 'verified' and ${isToRectify})`,
  reportRectified: sql`(h.state = 'rectifying' and h.rectified_at is null)`,
  reinspect: sql`(h.state = 'rectifying' and h.rectified_at is not null)`,
  closeOut: sql`(h.state = 'reinspected' or (h.state = 'verified' and not ${isToRectify}))`,
}

export interface Waiting {
  /** Code prefixes of which one must hold the hazard; '' = everything. */
  prefixes: readonly string[]
  /** What the asker may do. */
  waitsFor: readonly WaitingFor[]
}

function waits({ prefixes, waitsFor }: Waiting): SQL {
  const within = prefixes.map((prefix) => sql`(${hazardsWithin(prefix)})`)
  const awaited = waitsFor.map((action) => CONDITION[action])
  return sql`h.state <> 'closedOut' and (${sql.join(within, sql` or `)}) and (${sql.join(awaited, sql` or `)})`
}

/** Ids of the hazards that wait: those due first, and the nearest to a place where one is given. */
export function waitingHazards(waiting: Waiting, at: readonly [number, number] | null, limit: number): SQL {
  const byDue = sql`(select h.id from hazard h where ${waits(waiting)} order by h.due_sort, h.id limit ${limit}::int)`
  if (at === null) return byDue
  const here = sql`ST_SetSRID(ST_MakePoint(${at[0]}::float8, ${at[1]}::float8), 4326)`
  // Degrees east are shorter than degrees north, so metres are compared.
  return sql`
    ${byDue} union
    (select h.id from hazard h where ${waits(waiting)} order by ST_DistanceSphere(h.location, ${here}), h.id limit ${limit}::int)`
}

export function waitingCount(waiting: Waiting): SQL {
  return sql`select count(*) as total from hazard h where ${waits(waiting)}`
}

/** Hazards whole, with the names of their cells; those that the asker does not see are left out. */
export function hazardsToDo(ids: readonly string[]): SQL {
  return sql`
    select ${recordColumns}, h.id, c.name as "cellName" from hazard h ${hazardCells}
    where h.id = any(${sql.param([...ids])}::uuid[])`
}

export interface TaskPhotoRow extends PhotoRow {
  stream: string
}

/** Photos of hazards in the order in which they were taken up. */
export function photosOfHazards(ids: readonly string[]): SQL {
  return sql`
    select id, stream, phase, content_type as "contentType", width_pixels as "widthPixels", height_pixels as "heightPixels",
      taken_at as "takenAt", uploaded_at as "uploadedAt", uploaded_by_name as "uploadedByName"
    from photo where stream = any(${sql.param([...ids])}::uuid[]) order by attached_at, id`
}

export interface OwnTeamRow {
  id: string
  name: string
  kind: TeamKind
  duty: TeamDuty
  isOnDuty: boolean
  positionAt: string | null
  /** What every code in its cell begins with; null = no cell. */
  prefix: string | null
}

/** Teams of which a person is a member. */
export function teamsOfPerson(personId: string, now: string): SQL {
  return sql`
    select t.id, t.name, t.kind, t.duty, team_on_duty(t, ${now}::timestamptz) as "isOnDuty", t.position_at as "positionAt",
      left(c.code, case c.level when 'prefecture' then ${LEVEL_CODE_LENGTH.prefecture}::int when 'county' then ${LEVEL_CODE_LENGTH.county}::int
        when 'township' then ${LEVEL_CODE_LENGTH.township}::int when 'community' then ${LEVEL_CODE_LENGTH.community}::int
        else length(c.code) end) as prefix
    from patrol_team t left join grid_cell c on c.code = t.cell_code
    where exists (select from team_member m where m.team_id = t.id and m.person_id = ${personId})
    order by t.code`
}

export interface ColleagueRow extends TeamMemberRow {
  teamId: string
}

/** The people of teams, the leaders first. */
export function peopleOfTeams(teamIds: readonly string[]): SQL {
  return sql`
    select m.team_id as "teamId", m.id, m.name, m.phone, m.is_leader as "isLeader", m.person_id as "personId", null as "personName"
    from team_member m where m.team_id = any(${sql.param([...teamIds])}::uuid[]) order by m.is_leader desc, m.name, m.id`
}
