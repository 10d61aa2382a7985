import type { Database } from '../door.ts'
import { asOwner } from '../open.ts'

/** What the migrations put there themselves, remembered at the first call for each database. */
const initialRows = new WeakMap<Database, Map<string, string>>()

/** Empties every table and puts back the rows that came with the schema. */
export async function emptyTables(database: Database): Promise<void> {
  await asOwner(database, async (session) => {
    const ask = async (text: string, parameters: string[] = []) => (await session.run({ text, parameters })).rows
    const tables = (
      await ask(`select quote_ident(relname) as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r'
          and relname not in ('schema_migration', 'spatial_ref_sys') order by 1`)
    ).map((row) => String(row['name']))
    let initial = initialRows.get(database)
    if (!initial) {
      initial = new Map()
      for (const table of tables) {
        const [row] = await ask(`select json_agg(t)::text as content from ${table} t`)
        if (row?.['content']) initial.set(table, String(row['content']))
      }
      initialRows.set(database, initial)
    }
    await session.script(`truncate ${tables.join(', ')} cascade`)
    for (const [table, content] of initial) {
      await ask(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [content])
    }
  })
}
