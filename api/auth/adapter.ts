import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import type { CleanedWhere } from 'better-auth/adapters'
import { type SQL, sql } from 'drizzle-orm'

/** better-auth's tables behind our one door: each of its operations is one statement as app_system. */
export async function databaseAdapter(database: Database) {
  const { createAdapterFactory } = await import('better-auth/adapters')
  const rows = async (query: SQL) => (await database.rows<Row>(WHOLE_SYSTEM, query)).map(toFields)
  // The library asks for the shape its caller names; what a row holds is known to the factory around these only.
  const first = async <T>(query: SQL) => ((await rows(query))[0] ?? null) as T | null
  return createAdapterFactory({
    // Dates pass as ISO text both ways, as the door gives them.
    config: { adapterId: 'wangge', supportsDates: false, supportsBooleans: true, supportsJSON: false },
    adapter: () => ({
      create: async <T extends Row>({ model, data }: { model: string; data: T }) => {
        const fields = Object.keys(data)
        const values = fields.map((field) => sql`${data[field]}`)
        return (await first<T>(
          sql`insert into ${table(model)} (${list(fields.map(column))}) values (${list(values)}) returning *`,
        )) as T
      },
      findOne: ({ model, where }) => first(sql`select * from ${table(model)} where ${matching(where)} limit 1`),
      findMany: async <T>({ model, where, limit, sortBy, offset }: FindMany) =>
        (await rows(sql`select * from ${table(model)} where ${matching(where)}
          order by ${sortBy ? sql`${column(sortBy.field)} ${sql.raw(sortBy.direction === 'desc' ? 'desc' : 'asc')}, id` : sql`id`}
          limit ${limit} offset ${offset ?? 0}`)) as T[],
      count: async ({ model, where }) =>
        Number(
          (await rows(sql`select count(*)::int as count from ${table(model)} where ${matching(where)}`))[0]?.['count'],
        ),
      update: <T>({ model, where, update }: { model: string; where: CleanedWhere[]; update: T }) =>
        first<T>(sql`update ${table(model)} set ${assignments(update as Row)} where ${matching(where)} returning *`),
      updateMany: async ({ model, where, update }) =>
        (await rows(sql`update ${table(model)} set ${assignments(update)} where ${matching(where)} returning id`))
          .length,
      delete: async ({ model, where }) => {
        await rows(sql`delete from ${table(model)} where ${matching(where)}`)
      },
      deleteMany: async ({ model, where }) =>
        (await rows(sql`delete from ${table(model)} where ${matching(where)} returning id`)).length,
      consumeOne: ({ model, where }) =>
        first(sql`delete from ${table(model)} where id = (select id from ${table(model)} where ${matching(where)}
          limit 1 for update) returning *`),
      incrementOne: ({ model, where, increment, set }) => {
        const added = Object.entries(increment).map(
          ([field, by]) => sql`${column(field)} = ${column(field)} + ${by}::int`,
        )
        const assigned = [...added, ...Object.entries(set ?? {}).map(assignment)]
        return first(sql`update ${table(model)} set ${list(assigned)} where ${matching(where)} returning *`)
      },
    }),
  })
}

type Row = Record<string, unknown>

interface FindMany {
  model: string
  where?: CleanedWhere[] | undefined
  limit: number
  sortBy?: { field: string; direction: 'asc' | 'desc' } | undefined
  offset?: number | undefined
}

const OPERATORS = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

/** Conditions joined by `and`: the only way the parts of the library in use here ask. */
function matching(where: readonly CleanedWhere[] = []): SQL {
  if (where.length === 0) return sql`true`
  return sql.join(where.map(condition), sql` and `)
}

function condition({ field, operator, value, connector, mode }: CleanedWhere, at: number): SQL {
  if ((connector === 'OR' && at > 0) || mode === 'insensitive')
    throw new RangeError(`The adapter knows no ${connector} and no ${mode} match`)
  if (operator === 'in') return sql`${column(field)} = any(${sql.param(value)})`
  if (value === null) return sql`${column(field)} is ${sql.raw(operator === 'ne' ? 'not null' : 'null')}`
  const known = OPERATORS[operator as keyof typeof OPERATORS]
  if (known === undefined) throw new RangeError(`The adapter knows no operator ${operator}`)
  return sql`${column(field)} ${sql.raw(known)} ${value}`
}

const assignment = ([field, value]: [string, unknown]): SQL => sql`${column(field)} = ${value}`
const assignments = (update: Row): SQL => list(Object.entries(update).map(assignment))
const list = (parts: SQL[]): SQL => sql.join(parts, sql`, `)
const table = (model: string): SQL => sql`${sql.identifier(model)}`
const column = (field: string): SQL =>
  sql`${sql.identifier(field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))}`

function toFields(row: Row): Row {
  const named = Object.entries(row).map(([name, value]) => [
    name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ])
  return Object.fromEntries(named)
}
