import { type SQL, sql } from 'drizzle-orm'
import { counted, type ResponseFilter, withinFilter } from './response-filter.ts'
import { isLate, isOpenLate, type PromisedStep, secondsOf } from './response-step.ts'
import { type PercentilesRow, p50p90p95 } from './response-times.ts'

export interface ResponseGroupRow extends PercentilesRow {
  key: string
  name: string
  onTime: number
  late: number
  openLate: number
  missing: number
  reversed: number
}

/** Figures `g` by `key` of the facts `f`: those that wait, a few in a hundred, are looked at apart. */
function figuresBy(key: SQL, cases: SQL, step: PromisedStep, now: string, facts = sql`response_case f`): SQL {
  return sql`
    select c.key, c.n, ${p50p90p95}, c."onTime", c.late, coalesce(w."openLate", 0) as "openLate", c.missing, c.reversed
    from (
      select c.key, count(*) filter (where c.seconds >= 0) as n,
        percentile_cont(array[0.5, 0.9, 0.95]) within group (order by c.seconds) filter (where c.seconds >= 0) as p,
        count(*) filter (where c.late = false) as "onTime", count(*) filter (where c.late) as late,
        count(*) filter (where c.seconds = -2) as missing, count(*) filter (where c.seconds = -3) as reversed
      from (
        select ${key} as key, ${secondsOf(step.step)} as seconds,
          case when ${secondsOf(step.step)} >= 0 then ${isLate(step)} end as late
        from ${facts} where ${cases}) c
      group by c.key) c
    left join (
      select ${key} as key, count(*) as "openLate" from ${facts}
      where f.waits and ${cases} and ${isOpenLate(step, now)} group by 1) w on w.key = c.key`
}

const shown = sql`coalesce(g.n, 0) as n, g.p50, g.p90, g.p95, coalesce(g."onTime", 0) as "onTime", coalesce(g.late, 0) as late,
  coalesce(g."openLate", 0) as "openLate", coalesce(g.missing, 0) as missing, coalesce(g.reversed, 0) as reversed`

/** How many characters of a place's code name the area of a level. */
const AREA_KEY = { township: sql`f.township`, community: sql`f.community`, cell: sql`f.place` } as const

/** Every cell of the level inside the prefix, with its figures; those without a case too. */
export function responseAreas(
  filter: ResponseFilter,
  namesPatrol: boolean,
  step: PromisedStep,
  { level, prefix, now }: { level: 'county' | 'township' | 'community' | 'cell'; prefix: string; now: string },
): SQL {
  const cases = counted(filter, namesPatrol)
  const inside = prefix === '' ? sql`true` : sql`(a.code ~>=~ ${prefix} and a.code ~<~ ${`${prefix}~`})`
  const figures =
    level === 'county'
      ? figuresBy(
          sql`left(p.code, 6)`,
          cases,
          step,
          now,
          sql`response_case f join response_place p on p.id = f.township`,
        )
      : sql`
        select p.code, g.* from (${figuresBy(AREA_KEY[level], cases, step, now)}) g join response_place p on p.id = g.key`
  const code = {
    county: sql`left(a.code, 6)`,
    township: sql`left(a.code, 9)`,
    community: sql`a.code`,
    cell: sql`a.code`,
  }
  return sql`
    select a.code as key, a.name, ${shown} from grid_cell a
    left join (${figures}) g on g.${level === 'county' ? sql`key` : sql`code`} = ${code[level]}
    where a.level = ${level} and ${inside}`
}

/** By source or kind (their stable words) or team. What patrols found themselves stands under `selfFound`, whatever the grouping. */
export function responseGroups(
  filter: ResponseFilter,
  by: 'source' | 'kind' | 'team',
  step: PromisedStep,
  now: string,
): SQL {
  const cases = withinFilter(filter)
  if (by === 'team') {
    return sql`
      select case when g.key = ${SELF_FOUND_TEAM}::uuid then 'selfFound' else g.key::text end as key,
        coalesce(t.name, (select d.team_name from dispatch d where d.team_id = g.key order by d.offered_at desc limit 1), '') as name,
        ${shown}
      from (${figuresBy(sql`case when f.self_found then ${SELF_FOUND_TEAM}::uuid else f.team_id end`, cases, step, now)}) g
      left join patrol_team t on t.id = g.key where g.key is not null`
  }
  const column = by === 'source' ? sql`f.source` : sql`f.kind`
  return sql`
    select coalesce(w.word, 'selfFound') as key, coalesce(k.name_zh, w.word, '') as name, ${shown}
    from (${figuresBy(sql`case when f.self_found then 0 else ${column} end`, cases, step, now)}) g
    left join response_word w on w.id = g.key left join hazard_kind k on ${by === 'kind'}::boolean and k.key = w.word`
}

/** Stands for no team. */
const SELF_FOUND_TEAM = '00000000-0000-0000-0000-000000000000'
