import { type SQL, sql } from 'drizzle-orm'
import { LEVEL_CODE_LENGTH } from '../vocabulary.ts'
import { startsWith } from './parts.ts'

/** Which cases, in the words of a request. */
export interface ResponseWords {
  /** own, or the id of an imported history. */
  dataset: string
  /** Code prefix; '' = everything that the asker sees. */
  prefix: string
  kinds: readonly string[]
  sources: readonly string[]
}

/** The same in the numbers of the facts, so that the planner knows how many cases it will find. */
export interface ResponseNumbersRow {
  /** Null = there is no such data set. */
  dataset: number | null
  /** Null where the prefix is shorter than a township's. */
  township: number | null
  /** Null where the township says all, or there is no prefix. */
  places: number[] | null
  kinds: number[]
  sources: number[]
}

export function responseNumbers({ dataset, prefix, kinds, sources }: ResponseWords): SQL {
  const depth = LEVEL_CODE_LENGTH.township
  // No case has the number -1: a township that is not numbered has none.
  const township =
    prefix.length < depth ? sql`null::int` : sql`coalesce(response_township(${prefix.slice(0, depth)}), -1)`
  const places =
    prefix === '' || prefix.length === depth
      ? sql`null`
      : sql`coalesce((
    select json_agg(id) from response_place p where ${startsWith(sql`p.code`, prefix)}), '[]')`
  return sql`
    select case when ${dataset} = 'own' then 1 else (select number from response_dataset where key = ${dataset}) end as dataset,
      ${township} as township, ${places} as places, ${numbersOf(kinds)} as kinds, ${numbersOf(sources)} as sources`
}

const numbersOf = (words: readonly string[]): SQL => sql`coalesce((
  select json_agg(id) from response_word where word = any(${sql.param([...words])}::text[])), '[]')`

export interface ResponseFilter {
  dataset: number
  township: number | null
  /** Null = all that the asker sees of the township, or of everything. */
  places: readonly number[] | null
  /** Null = all. */
  kinds: readonly number[] | null
  sources: readonly number[] | null
  /** Days of the report (YYYY-MM-DD), both inclusive. */
  from: string
  to: string
  isMajor: boolean | null
  teamId: string | null
  /** 1 = Monday … 7. */
  weekday: number | null
  hour: number | null
}

/** Conditions on the facts `f`: all of them, what patrols found themselves too. */
export function withinFilter(filter: ResponseFilter): SQL {
  const { dataset, township, places, kinds, sources, from, to, isMajor, teamId, weekday, hour } = filter
  const parts = [sql`f.dataset = ${dataset}::int`, sql`f.day between ${from}::date and ${to}::date`]
  const oneOf = (column: SQL, numbers: readonly number[] | null) => {
    if (numbers) parts.push(sql`${column} = any(${sql.param([...numbers])}::int[])`)
  }
  if (township !== null) parts.push(sql`f.township = ${township}::int`)
  oneOf(sql`f.place`, places)
  oneOf(sql`f.kind`, kinds)
  oneOf(sql`f.source`, sources)
  if (isMajor !== null) parts.push(sql`f.is_major = ${isMajor}::boolean`)
  if (teamId !== null) parts.push(sql`f.team_id = ${teamId}::uuid`)
  if (weekday !== null) parts.push(sql`f.weekday = ${weekday}::int`)
  if (hour !== null) parts.push(sql`f.hour = ${hour}::int`)
  return sql.join(parts, sql` and `)
}

/** What the figures count: without what patrols found themselves, unless their source is asked for. */
export const counted = (filter: ResponseFilter, namesPatrol: boolean): SQL =>
  namesPatrol ? withinFilter(filter) : sql`${withinFilter(filter)} and not f.self_found`
