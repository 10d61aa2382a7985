import type { Roster } from '@wangge/api/contract'
import { useCallback } from 'react'
import { useText } from '../../text/index.ts'
import type { Slot } from './slots.ts'
import { type RosterWork, shiftAt } from './useRosterWork.ts'

/** Adds cells to the chosen shifts or takes them away, all in one act that is undone at once. */
export function useGive(
  roster: Roster | undefined,
  targets: readonly Slot[],
  work: RosterWork,
): (codes: readonly string[], mode: 'add' | 'remove') => void {
  const { t } = useText()
  const { act } = work
  return useCallback(
    (codes, mode) => {
      if (!roster) return
      const steps = targets.flatMap((slot) => {
        const before = shiftAt(roster, slot.teamId, slot.day, slot.kind)
        const held = new Set(before?.cellCodes)
        const cellCodes = codes.filter((code) => held.has(code) === (mode === 'remove'))
        if (cellCodes.length === 0) return []
        return [{ call: { type: 'assign' as const, input: { ...slot, cellCodes, mode } }, before }]
      })
      if (steps.length === 0) return
      void act(t(mode === 'add' ? 'teams.didAdd' : 'teams.didRemove', { who: whoOf(), n: codes.length }), steps)

      function whoOf(): string {
        const [one] = targets
        const team = roster?.teams.find(({ id }) => id === one?.teamId)
        return targets.length === 1 ? (team?.name ?? '') : t('teams.shifts', { n: targets.length })
      }
    },
    [roster, targets, act, t],
  )
}
