import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { configVersion, type RuleBookRow, readRuleBook, seedNotices, seedRules } from '@wangge/db/queries/rule-book'
import { workCalendar } from '../../clocks/calendar.ts'
import { DEFAULT_RULES } from '../../clocks/default-rules.ts'
import type { ClockRule } from '../../clocks/rule.ts'
import { seedCalendar } from '../../clocks/seed-calendar.ts'
import type { Ctx } from '../../house.ts'
import type { RuleBook } from '../../life/index.ts'

type BookCtx = Pick<Ctx, 'database' | 'zone' | 'clock'>

/** The last book of each database, read or being read. */
const remembered = new WeakMap<Database, { version: number; book: Promise<RuleBook> }>()

/** What administrators set, as it stands now: read anew once its version has risen. */
export async function ruleBook(ctx: BookCtx): Promise<RuleBook> {
  const [row] = await ctx.database.rows<{ version: number }>(WHOLE_SYSTEM, configVersion())
  if (!row) throw new Error('ledger_config has no row')
  return ruleBookAt(ctx, row.version)
}

/** The same for whoever has just read the version in another statement. */
export function ruleBookAt(ctx: BookCtx, version: number): Promise<RuleBook> {
  const known = remembered.get(ctx.database)
  if (known?.version === version) return known.book
  const book = load(ctx)
  const entry = { version, book }
  remembered.set(ctx.database, entry)
  book.catch(() => {
    if (remembered.get(ctx.database) === entry) remembered.delete(ctx.database)
  })
  return book
}

async function load({ database, zone, clock }: BookCtx): Promise<RuleBook> {
  const read = () => database.rows<RuleBookRow>(WHOLE_SYSTEM, readRuleBook())
  let [row] = await read()
  if (row && (row.rules.length === 0 || row.years.length === 0)) {
    await seed(database, clock().toISOString())
    ;[row] = await read()
  }
  if (!row) throw new Error('ledger_config has no row')
  return bookOf(row, zone)
}

/** A new deployment begins with the default rules and the notices that chinese-days knows. */
async function seed(database: Database, now: string): Promise<void> {
  const { rows, years } = seedCalendar()
  await database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.run(seedRules(DEFAULT_RULES, now))
    await tx.run(seedNotices(rows, years, 'chinese-days 1.5.7', now))
  })
}

function bookOf(row: RuleBookRow, zone: string): RuleBook {
  const rules = new Map<string, ClockRule>()
  for (const rule of row.rules as ClockRule[])
    rules.set(rule.key, { ...rule, countsStartDay: rule.countsStartDay || row.countsStartDay })
  const kinds = new Map(row.kinds.map((kind) => [kind.key, kind]))
  const { dutyFrom, dutyTo, commitments, version } = row
  return {
    calendar: workCalendar(row.days, row.years, { zone, dutyFrom, dutyTo }),
    rule: (key) => {
      const rule = rules.get(key)
      if (rule) return rule
      throw new RangeError(`No clock rule has the key ${key}`)
    },
    source: (ruleId) => (ruleId === null ? '' : (row.sources[ruleId] ?? '')),
    kind: (key) => kinds.get(key),
    commitments,
    version,
  }
}
