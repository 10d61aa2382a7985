import { useQueryClient } from '@tanstack/react-query'
import type { Roster, Shift } from '@wangge/api/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { isTyping } from '../../app/isTyping.ts'
import { useToast } from '../../parts/Toasts.tsx'
import { useText } from '../../text/index.ts'
import { callRoster, keepEffect, renewRoster } from './rosterQueries.ts'
import { backTo, type RosterCall, swapBack } from './undo.ts'

/** A step and what leads back from it; the words say what was done. */
interface Step {
  call: RosterCall
  /** The shift of that team, day and kind before; null = none. */
  before: Shift | null
}

export interface RosterWork {
  isBusy: boolean
  /** Why the last change, or a part of it, was refused; null = nothing was. */
  failure: Error | null
  forget(): void
  /** Says why something else was refused. */
  refuse(error: Error): void
  /** Does the steps one after another and offers for 8 seconds, and under Ctrl Z, to take them back. */
  act(words: string, steps: readonly Step[]): Promise<boolean>
  /** Something else was done that these calls take back. */
  offerUndo(words: string, calls: readonly RosterCall[]): void
  undo(): void
}

/** Changes of the roster, each with its way back. */
export function useRosterWork(): RosterWork {
  const { t } = useText()
  const client = useQueryClient()
  const toast = useToast()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Error | null>(null)
  const back = useRef<readonly RosterCall[]>([])

  const undo = useCallback(() => {
    const calls = back.current
    back.current = []
    if (calls.length === 0) return
    setBusy(true)
    inOrder(calls, async (call) => keepEffect(client, await callRoster(call)))
      .then(() => toast(t('teams.undone')), setFailure)
      .finally(() => {
        setBusy(false)
        void renewRoster(client)
      })
  }, [client, t, toast])

  const offerUndo = useCallback(
    (words: string, calls: readonly RosterCall[]) => {
      back.current = calls
      toast(words, undo)
    },
    [toast, undo],
  )

  const act = useCallback<RosterWork['act']>(
    async (words, steps) => {
      setBusy(true)
      setFailure(null)
      const done: RosterCall[] = []
      let hasFailed = false
      try {
        await inOrder(steps, async ({ call, before }) => {
          const effect = await callRoster(call)
          const after = effect.shifts[0] ?? null
          await keepEffect(client, effect, after === null && before ? [before.id] : [])
          done.unshift(...wayBack(call, before, after))
        })
      } catch (error) {
        hasFailed = true
        setFailure(error as Error)
      }
      setBusy(false)
      if (done.length > 0) offerUndo(words, done)
      void renewRoster(client)
      return !hasFailed
    },
    [client, offerUndo],
  )

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      if (event.defaultPrevented || isTyping(event.target) || back.current.length === 0) return
      event.preventDefault()
      undo()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [undo])

  return { isBusy, failure, forget: () => setFailure(null), refuse: setFailure, act, offerUndo, undo }
}

/** The shift of a team, day and kind; null where there is none. */
export const shiftAt = (roster: Roster, teamId: string, day: string, kind: string): Shift | null =>
  roster.shifts.find((shift) => shift.teamId === teamId && shift.day === day && shift.kind === kind) ?? null

function wayBack(call: RosterCall, before: Shift | null, after: Shift | null): RosterCall[] {
  switch (call.type) {
    case 'swap':
      return [swapBack(call.one, call.other)]
    case 'absence': {
      const was = before?.people.find(({ memberId }) => memberId === call.at.memberId)
      return [{ ...call, reason: was?.absentReason ?? null }]
    }
    case 'people':
      return before ? [{ ...call, memberIds: before.people.map(({ memberId }) => memberId) }] : []
    default:
      return backTo(before, after)
  }
}

async function inOrder<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (const item of items) await work(item)
}
