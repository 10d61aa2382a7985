import { type SQL, sql } from 'drizzle-orm'
import type { CaseKind } from '../vocabulary.ts'
import { activeStates } from './dispatch-row.ts'

/** Persons of the sample's history have such ids; people who sign in never. */
const GENERATED = sql.raw(`'demo-%'`)

/** Somebody who is not of the history has done something to the case. */
const actedOn = (stream: SQL) => sql`exists (
  select from case_event e where e.stream = ${stream} and e.person_id not like ${GENERATED}
    and e.event not in ('imported', 'clocksRecomputed'))`

/** Likewise with one of the teams that were sent to it. */
const sentOn = (hazard: SQL) => sql`exists (
  select from dispatch d join case_event e on e.stream = d.id
  where d.hazard_id = ${hazard} and e.person_id not like ${GENERATED} and e.person_id <> 'system')`

const ofSample = sql`h.import_id in (select id from import where file_names = array['demo:hazards'])`

export interface SampleHistoryRow {
  /** Of the newest hazard of the latest history. */
  newestReportedAt: string | null
  /** Whether what a person meets first is there. */
  isComplete: boolean
}

/** How far the sample's latest history reaches, and whether so many of its hazards (or all) are there; no row where there is none. */
export function sampleHistoryState(enough: number): SQL {
  return sql`
    select max(h.reported_at) as "newestReportedAt", count(h.id) >= least(i.row_count, ${enough}::int) as "isComplete"
    from (select id, row_count from import where file_names = array['demo:hazards'] and state = 'published' order by id desc limit 1) i
    left join hazard h on h.import_id = i.id group by i.row_count`
}

/** Ids of the sample's cases that nobody has touched: neither acted upon, nor what a touched or real one was merged into. */
export function untouchedSampleCases(kind: CaseKind): SQL {
  if (kind === 'hazard')
    return sql`
      select h.id from hazard h where ${ofSample} and not ${actedOn(sql`h.id`)} and not ${sentOn(sql`h.id`)} and not exists (
        select from hazard m where m.merged_into = h.id and (m.import_id is distinct from h.import_id or ${actedOn(sql`m.id`)} or ${sentOn(sql`m.id`)}))`
  const table = kind === 'consultation' ? sql`consultation` : sql`fire_incident`
  return sql`
    select t.id from ${table} t where not ${actedOn(sql`t.id`)}
      and exists (select from case_event e where e.stream = t.id and e.version = 1 and e.person_id like ${GENERATED})`
}

const among = (column: SQL, ids: readonly string[]) =>
  sql`${column} in (select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))`

/** Photos of the cases, as their files are to go too. */
export function photosOfCases(ids: readonly string[]): SQL {
  return sql`select id from photo where ${among(sql`stream`, ids)}`
}

/** What goes with the cases, and then they themselves. */
export function removeCases(kind: CaseKind, ids: readonly string[]): SQL[] {
  const table = { hazard: sql`hazard`, consultation: sql`consultation`, incident: sql`fire_incident` }[kind]
  const dispatches = sql`select id from dispatch where ${among(sql`hazard_id`, ids)}`
  return [
    ...(kind === 'hazard' ? [sql`delete from case_event where stream in (${dispatches})`] : []),
    sql`delete from case_event where ${among(sql`stream`, ids)}`,
    sql`delete from personal_data where ${among(sql`stream`, ids)}`,
    sql`delete from photo where ${among(sql`stream`, ids)}`,
    sql`delete from ${table} where ${among(sql`id`, ids)}`,
  ]
}

/** Teams whose dispatch has gone with its hazard are free again. */
export function freeStrandedTeams(): SQL {
  return sql`
    update patrol_team t set state = 'free'
    where t.state <> 'free' and not exists (select from dispatch d where d.team_id = t.id and d.state in ${activeStates})`
}

/** Imports of earlier histories of which nothing is left, and failed ones likewise. */
export function forgetEmptyHistories(): SQL {
  return sql`
    delete from import i where i.file_names = array['demo:hazards'] and not exists (select from hazard h where h.import_id = i.id)`
}
