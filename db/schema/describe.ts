import type { Database } from '../door.ts'
import { asOwner } from '../open.ts'

/**
 * The schema as text, read from the catalog in a form that PostgreSQL 15 and 18 give alike: tables with columns, constraints, indexes,
 * policies and grants, all sorted. Objects that belong to extensions are left out.
 */
export async function describeSchema(database: Database): Promise<string> {
  return asOwner(database, async (session) => {
    const parts: string[] = []
    for (const { name } of (await session.run({ text: TABLES, parameters: [] })).rows) {
      parts.push(`table ${name}`)
      for (const text of [COLUMNS, CONSTRAINTS, INDEXES, POLICIES, GRANTS]) {
        const { rows } = await session.run({ text, parameters: [String(name)] })
        parts.push(...rows.map(({ line }) => `  ${String(line).replace(/\s+/g, ' ')}`))
      }
      parts.push('')
    }
    return parts.join('\n')
  })
}

const TABLES = `
  select c.relname as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
    and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
  order by c.relname collate "C"`

const COLUMNS = `
  select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
    || coalesce(case when a.attgenerated = 's' then ' generated ' else ' default ' end || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`

/** PostgreSQL 18 also lists NOT NULL here (contype n); the columns say it already. */
const CONSTRAINTS = `
  select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as line
  from pg_constraint where conrelid = $1::regclass and contype <> 'n' order by conname collate "C"`

const INDEXES = `
  select 'index ' || pg_get_indexdef(indexrelid) as line from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = $1::regclass order by c.relname collate "C"`

const POLICIES = `
  select 'policy ' || policyname || ' for ' || lower(cmd) || ' to ' || array_to_string(roles, ', ') || coalesce(' using ' || qual, '')
    || coalesce(' with check ' || with_check, '') as line
  from pg_policies where schemaname = 'public' and tablename = $1 order by policyname collate "C"`

const GRANTS = `
  select 'grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type collate "C") || ' to ' || r.rolname as line
  from pg_class c, aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
  where c.oid = $1::regclass and g.grantee <> c.relowner group by r.rolname order by r.rolname collate "C"`
