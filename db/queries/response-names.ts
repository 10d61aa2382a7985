import { type SQL, sql } from 'drizzle-orm'

export interface ResponseAreaNameRow {
  code: string
  name: string
  /** Number of the area in the facts, of a county those of its townships; null = no case has been there. */
  place: number | null
}

/** How an area of a level finds its numbers. */
const NUMBERED = {
  county: sql`left(p.code, 6) = left(a.code, 6) and length(p.code) = 9`,
  township: sql`p.code = left(a.code, 9)`,
  community: sql`p.code = a.code`,
  cell: sql`p.code = a.code`,
}

/** Every cell of the level inside the prefix, a row a number. */
export function responseAreaNames(level: keyof typeof NUMBERED, prefix: string): SQL {
  return sql`
    select a.code, a.name, p.id as place from grid_cell a left join response_place p on ${NUMBERED[level]}
    where a.level = ${level} and (${prefix} = '' or a.code ~>=~ ${prefix} and a.code ~<~ ${`${prefix}~`})`
}

export interface ResponseWordRow {
  id: number
  /** A source's or a kind's stable word. */
  word: string
  /** A kind's name; null for a source, or a kind that only an imported history has. */
  name: string | null
}

export function responseWords(): SQL {
  return sql`select w.id, w.word, k.name_zh as name from response_word w left join hazard_kind k on k.key = w.word`
}

export interface ResponseTeamNameRow {
  id: string
  name: string
}

/** Names of teams, also of those that have gone, as their last dispatch has them. */
export function responseTeamNames(ids: readonly string[]): SQL {
  return sql`
    select k.id, coalesce(t.name, (
      select d.team_name from dispatch d where d.team_id = k.id order by d.offered_at desc limit 1), '') as name
    from unnest(${sql.param([...ids])}::uuid[]) k (id) left join patrol_team t on t.id = k.id`
}
