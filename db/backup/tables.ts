import type { Session } from '../engines/engine.ts'

export interface StoredTable {
  name: string
  /** Columns that hold data of their own: generated ones are left out. */
  columns: { name: string; type: string }[]
  /** Columns of the primary key: the order of the rows. */
  key: string[]
}

/** Filled by migrations and edited by people: not counted when asking whether a database is empty, replaced by a restore. */
export const LOOKUP_TABLES = [
  ...['hazard_kind', 'commitment_kind', 'ledger_config', 'clock_rule', 'calendar_day', 'calendar_year', 'shift_kind'],
  ...['escalation_rule', 'proof_rule'],
]

/** Computed from the others, or gone within hours: a backup leaves them out, and a restore computes them anew. */
export const DERIVED_TABLES = [
  ...['response_queue', 'response_block', 'response_case', 'response_place', 'response_word'],
  ...['live_event', 'live_counter', 'used_challenge'],
  ...['job_state', 'clock_watch', 'message_attempt', 'message_cursor'],
]

/** Tables of the product, each after those it refers to. */
export async function storedTables(session: Session): Promise<StoredTable[]> {
  const tables = (await session.run({ text: TABLES, parameters: [] })).rows as unknown as StoredTable[]
  const references = (await session.run({ text: REFERENCES, parameters: [] })).rows as { from: string; to: string }[]
  const sorted: StoredTable[] = []
  let waiting = tables
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name))
    const ready = waiting.filter(({ name }) => !references.some(({ from, to }) => from === name && names.has(to)))
    if (ready.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...names].join(', ')}`)
    sorted.push(...ready)
    waiting = waiting.filter((table) => !ready.includes(table))
  }
  return sorted
}

const OURS = `n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'schema_migration'
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')`

const TABLES = `
  select c.relname as name,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select json_agg(a.attname order by k.place)
      from pg_index i, unnest(i.indkey::int[]) with ordinality as k(number, place), pg_attribute a
      where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.number) as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} order by 1`

/** A table's reference to itself is left out: it must be deferred. */
const REFERENCES = `
  select c.relname as from, t.relname as to
  from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class t on t.oid = f.confrelid
  where ${OURS} and f.contype = 'f' and f.conrelid <> f.confrelid`
