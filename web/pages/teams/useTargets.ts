import type { Roster } from '@wangge/api/contract'
import { useCallback, useMemo, useState } from 'react'
import { type Slot, slotKey, slotOf } from './slots.ts'
import type { Place } from './useTeamsPlace.ts'

interface Targets {
  /** What an act is done to: the marked slots, else the chosen one. */
  targets: readonly Slot[]
  /** The slot of the chosen team on the chosen day; null where that team is not in the roster. */
  chosen: Slot | null
  marked: ReadonlySet<string>
  mark(slot: Slot): void
  clear(): void
}

/** The chosen slot, which the address holds, and those marked beside it, which last as long as the week is open. */
export function useTargets(roster: Roster | undefined, { teamId, day }: Place, kind: string): Targets {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const chosen = useMemo(
    () => (teamId && kind && roster?.teams.some(({ id }) => id === teamId) ? { teamId, day, kind } : null),
    [roster?.teams, teamId, day, kind],
  )
  const targets = useMemo(() => {
    const slots = [...marked].flatMap((key) => slotOf(key) ?? [])
    return slots.length > 0 ? slots : chosen ? [chosen] : []
  }, [marked, chosen])
  const mark = useCallback((slot: Slot) => {
    const key = slotKey(slot)
    setMarked((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  }, [])
  const clear = useCallback(() => setMarked(new Set()), [])
  return { targets, chosen, marked, mark, clear }
}
