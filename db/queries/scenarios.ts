import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'

/** Sums of one weight, as api/walk/plan/types.ts has them. */
interface Sums {
  all: number
  served: number
  closed: number
  gap: number
  noStreetData: number
}

export interface ScenarioSummaryRow {
  id: string
  name: string
  note: string
  version: number
  editCount: number
  /** In the weight of the settings. */
  before: Sums
  after: Sums
  settings: Record<string, unknown>
  scopeCode: string
  scopeLevel: Level | null
  networkId: string
  networkVersion: number
  createdBy: string
  createdByName: string
  createdAt: string
  changedByName: string
  changedAt: string
  adoptedByName: string | null
  adoptedAt: string | null
}

export interface ScenarioRow extends ScenarioSummaryRow {
  edits: unknown[]
  figures: Record<string, unknown>
  differences: unknown[]
}

const columns = sql`
  s.id, s.name, s.note, s.version, jsonb_array_length(s.edits) as "editCount",
  s.figures->'before'->(s.settings->>'weight') as before, s.figures->'after'->(s.settings->>'weight') as after, s.settings,
  s.scope_code as "scopeCode", s.scope_level as "scopeLevel", s.walk_network_id as "networkId", n.version as "networkVersion",
  s.created_by as "createdBy", s.created_by_name as "createdByName", s.created_at as "createdAt",
  s.changed_by_name as "changedByName", s.changed_at as "changedAt", s.adopted_by_name as "adoptedByName",
  s.adopted_at as "adoptedAt"`

/** Scenarios in sight, the latest change first. */
export function scenarioPage(after: { at: string; id: string } | null, limit: number): SQL {
  const keyset = after ? sql`where (s.changed_at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  return sql`
    select ${columns} from scenario s join walk_network n on n.id = s.walk_network_id ${keyset}
    order by s.changed_at desc, s.id desc limit ${limit}::int`
}

/** How many there are. */
export function scenarioCount(): SQL {
  return sql`select count(*) as total from scenario`
}

/** One scenario with its edits and figures. */
export function scenarioById(id: string): SQL {
  return sql`
    select ${columns}, s.edits, s.figures, s.differences
    from scenario s join walk_network n on n.id = s.walk_network_id where s.id = ${id}::uuid`
}

/** What a save writes down. */
export interface ScenarioContent {
  name: string
  note: string
  networkId: string
  settings: object
  edits: readonly object[]
  figures: object
  differences: readonly object[]
}

interface Deed {
  by: string
  byName: string
  at: string
}

export function insertScenario(
  id: string,
  scope: { code: string; level: Level | null },
  content: ScenarioContent,
  { by, byName, at }: Deed,
): SQL {
  const { name, note, networkId, settings, edits, figures, differences } = content
  return sql`
    insert into scenario (id, name, note, scope_code, scope_level, walk_network_id, settings, edits, figures, differences,
      created_by, created_by_name, created_at, changed_by, changed_by_name, changed_at)
    values (${id}::uuid, ${name}, ${note}, ${scope.code}, ${scope.level}, ${networkId}::uuid, ${JSON.stringify(settings)}::jsonb,
      ${JSON.stringify(edits)}::jsonb, ${JSON.stringify(figures)}::jsonb, ${JSON.stringify(differences)}::jsonb,
      ${by}, ${byName}, ${at}::timestamptz, ${by}, ${byName}, ${at}::timestamptz)`
}

/** Touches no row where somebody has changed or adopted it since `version`. */
export function updateScenario(id: string, version: number, content: ScenarioContent, { by, byName, at }: Deed): SQL {
  const { name, note, networkId, settings, edits, figures, differences } = content
  return sql`
    update scenario set name = ${name}, note = ${note}, walk_network_id = ${networkId}::uuid,
      settings = ${JSON.stringify(settings)}::jsonb, edits = ${JSON.stringify(edits)}::jsonb,
      figures = ${JSON.stringify(figures)}::jsonb, differences = ${JSON.stringify(differences)}::jsonb, version = version + 1,
      changed_by = ${by}, changed_by_name = ${byName}, changed_at = ${at}::timestamptz
    where id = ${id}::uuid and version = ${version}::int and adopted_at is null`
}

/** The figures become those of the day of adoption. Touches no row where somebody has changed or adopted it since `version`. */
export function adoptScenario(id: string, version: number, figures: object, { by, byName, at }: Deed): SQL {
  return sql`
    update scenario set figures = ${JSON.stringify(figures)}::jsonb, adopted_by = ${by}, adopted_by_name = ${byName},
      adopted_at = ${at}::timestamptz
    where id = ${id}::uuid and version = ${version}::int and adopted_at is null`
}

/** Touches no row where it was adopted: then it is the reason for what stands in the register. */
export function deleteScenario(id: string): SQL {
  return sql`delete from scenario where id = ${id}::uuid and adopted_at is null`
}
