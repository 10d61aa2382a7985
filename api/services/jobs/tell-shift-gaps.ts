import { localAdministrator, type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { type CheckedCellRow, checkedCells } from '@wangge/db/queries/roster-check'
import { type ShiftKindRow, shiftKinds } from '@wangge/db/queries/roster-rows'
import { writeShiftGap } from '@wangge/db/queries/shift-gaps'
import { LEVEL_CODE_LENGTH } from '@wangge/db/vocabulary'
import type { House } from '../../house.ts'
import { dayIn } from '../days.ts'
import { checkCover } from '../roster/check/cover.ts'
import { readShifts } from '../roster/read-shifts.ts'
import { dayAfter, periodOf } from '../roster/shift-time.ts'

/** A gap is told when its shift begins within so long: there is time to call somebody. */
const AHEAD_HOURS = 2
const NAMES_TOLD = 10

/**
 * Cells without a team in a shift that begins within two hours become one live event for each township and shift. A deployment that
 * has no shift on the day at all does not keep a roster here: nothing is told. Returns how many were told.
 */
export async function tellShiftGaps({
  database,
  clock,
  zone,
}: Pick<House, 'database' | 'clock' | 'zone'>): Promise<{ told: number }> {
  const now = clock()
  const until = now.getTime() + AHEAD_HOURS * 3_600_000
  const today = dayIn(zone, now)
  const days = [today, dayAfter(today, 1)]
  const { kinds, cells, shifts } = await database.transaction(localAdministrator, (tx) => readRoster(tx, days))
  let told = 0
  for (const kind of kinds.filter(({ active }) => active)) {
    for (const day of days) {
      const starts = Date.parse(periodOf(zone, day, kind).from)
      if (starts <= now.getTime() || starts > until || !shifts.some((shift) => shift.day === day)) continue
      const { gaps } = checkCover(shifts, { cells, days: [day], kinds: [kind.key] })
      const startsAt = new Date(starts).toISOString()
      for (const [townshipCode, names] of byTownship(gaps[0]?.cells ?? [])) {
        const gap = { day, kind: kind.key, townshipCode, cells: names.length, names: names.slice(0, NAMES_TOLD) }
        const query = writeShiftGap({ ...gap, startsAt, now: now.toISOString() })
        told += (await database.rows(WHOLE_SYSTEM, query)).length
      }
    }
  }
  return { told }
}

async function readRoster(tx: Transaction, [from = '', to = '']: readonly string[]) {
  return {
    kinds: await tx.rows<ShiftKindRow>(shiftKinds()),
    cells: await tx.rows<CheckedCellRow>(checkedCells('')),
    shifts: await readShifts(tx, { from, to, prefix: '' }),
  }
}

/** Names of cells by the full code of the township they lie in. */
function byTownship(cells: readonly { code: string; name: string }[]): Map<string, string[]> {
  const townships = new Map<string, string[]>()
  for (const { code, name } of cells) {
    const township = code.slice(0, LEVEL_CODE_LENGTH.township).padEnd(12, '0')
    townships.set(township, [...(townships.get(township) ?? []), name])
  }
  return townships
}
