import type { RunRow } from '@wangge/db/queries/coverage-runs'
import type { WallFigures } from '../../contract/index.ts'
import { wallClockIn } from '../days.ts'
import { openPlanTable } from '../plan/plan-table.ts'
import { totalsWithin } from '../plan/totals-within.ts'
import { scopeKeyOf } from '../scopes.ts'
import type { Screen } from './screen-of.ts'

type Night = NonNullable<NonNullable<WallFigures['coverage']>['night']>

/** When a night is asked about: most are home, and an ordinary office has closed. A default of the product. */
const NIGHT_HOUR = 22
/** Doors and registers change by the day: computed again after this long. */
const KEPT_MS = 30 * 60_000
const HELD = 20

interface Held {
  at: number
  night: Night | null
  isComputing: boolean
}
const held = new WeakMap<Screen['ctx']['database'], Map<string, Held>>()

/**
 * Residents within the run's limit of a point that is open at 22:00 of this weekday. It walks every street of the area, so it is
 * computed beside the answers and shown from the next one on: null until then, or where there are no streets.
 */
export function nightCoverage(screen: Screen, run: RunRow): Night | null {
  const { database, who, clock } = screen.ctx
  const areas = held.get(database) ?? new Map<string, Held>()
  held.set(database, areas)
  const weekday = (wallClockIn(screen.ctx.zone, clock()).getDay() + 6) % 7
  const key = `${scopeKeyOf(who.scope)} ${run.id} ${weekday}`
  const known = areas.get(key) ?? { at: Number.NEGATIVE_INFINITY, night: null, isComputing: false }
  const now = clock().getTime()
  if (!known.isComputing && now - known.at >= KEPT_MS) {
    areas.delete(key)
    areas.set(key, Object.assign(known, { isComputing: true }))
    for (const oldest of areas.keys()) if (areas.size > HELD) areas.delete(oldest)
    compute(screen, run, weekday)
      .then((night) => Object.assign(known, { at: now, night, isComputing: false }))
      .catch((error: unknown) => {
        screen.ctx.log.warn({ err: error }, 'night coverage not computed')
        Object.assign(known, { at: now, isComputing: false })
      })
  }
  return known.night
}

async function compute({ ctx }: Screen, run: RunRow, weekday: number): Promise<Night> {
  const { limitSeconds, speedMetresPerSecond, kinds } = run
  const minuteOfWeek = weekday * 1440 + NIGHT_HOUR * 60
  const settings = {
    ...{ limitSeconds, speedMetresPerSecond, kinds, minuteOfWeek },
    ...{ asksForStaff: false, asksForRoom: false, weight: 'people' as const },
  }
  const { table } = await openPlanTable(ctx, ctx.who, { settings, edits: [] })
  const { people } = totalsWithin(table, '')
  return { time: `${NIGHT_HOUR}:00`, people: people.all, peopleServed: people.served }
}
