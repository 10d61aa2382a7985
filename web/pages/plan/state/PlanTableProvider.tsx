import type { PlanEdit, PlanSettings } from '@wangge/api/walk'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useLocation } from 'react-router'
import { useView } from '../../../app/ViewContext.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { withEdit } from './editList.ts'
import { type EditHistory, NO_EDITS, redone, refused, step, undone } from './history.ts'
import { otherParam, parseOther, parseSettings, settingsParams } from './planAddress.ts'
import { PlanTableContext, type PlanTableState } from './table.ts'
import { usePlanWorker } from './usePlanWorker.ts'

/** The edits of the history, and the one that follows the pointer. */
interface Held {
  history: EditHistory
  carried: PlanEdit | null
}

const NOTHING: Held = { history: NO_EDITS, carried: null }

/** The planner's table: settings of the address, one history of edits, and the worker that computes what they come to. */
export function PlanTableProvider({ children }: { children: ReactNode }) {
  const { search } = useLocation()
  const { change } = useView()
  const asked = new URLSearchParams(search)
  const settingsText = JSON.stringify(parseSettings(asked))
  const settings = useMemo(() => JSON.parse(settingsText) as PlanSettings, [settingsText])
  const otherText = JSON.stringify(parseOther(asked))
  const otherSettings = useMemo(() => JSON.parse(otherText) as PlanSettings | null, [otherText])
  const selectedPointId = asked.get('point')
  const [{ history, carried }, setHeld] = useState(NOTHING)
  const { present } = history
  const edits = useMemo(() => (carried ? withEdit(present, carried) : present), [present, carried])
  const { fromWorker, refusal } = usePlanWorker({
    settings,
    other: otherSettings,
    edits: present,
    carried,
    selectedPointId,
  })

  const { t } = useText()
  const showToast = useToast()
  useEffect(() => {
    if (!refusal) return
    setHeld((held) => ({ history: refused(held.history, refusal.edits), carried: null }))
    showToast(t(`plan.refused.${refusal.reason}`))
  }, [refusal, showToast, t])

  const setSettings = useCallback<PlanTableState['setSettings']>((part) => change({}, settingsParams(part)), [change])
  const setOtherSettings = useCallback<PlanTableState['setOtherSettings']>(
    (next) => change({}, { vs: otherParam(next) }),
    [change],
  )
  const selectPoint = useCallback<PlanTableState['selectPoint']>((id) => change({}, { point: id }), [change])
  const changes = useMemo(() => {
    const onHistory = (next: (before: EditHistory) => EditHistory): void =>
      setHeld((held) => ({ ...held, history: next(held.history) }))
    const carry = (edit: PlanEdit | null): void => setHeld((held) => ({ ...held, carried: edit }))
    return {
      apply: (edit: PlanEdit) => onHistory((before) => step(before, withEdit(before.present, edit))),
      drag: (id: string, lon: number, lat: number) => carry({ type: 'movePoint', id, lon, lat }),
      carry,
      letGo: () => carry(null),
      drop: () =>
        setHeld(({ history: before, carried: last }) => ({
          history: last ? step(before, withEdit(before.present, last)) : before,
          carried: null,
        })),
      undo: () => onHistory(undone),
      redo: () => onHistory(redone),
      replace: (next: readonly PlanEdit[]) => onHistory((before) => step(before, next)),
      begin: (next: readonly PlanEdit[]) => onHistory(() => ({ ...NO_EDITS, present: next })),
      remove: (index: number) => onHistory((before) => step(before, before.present.toSpliced(index, 1))),
    }
  }, [])
  const state = useMemo<PlanTableState>(
    () => ({
      ...fromWorker,
      ...changes,
      settings,
      setSettings,
      otherSettings,
      setOtherSettings,
      edits,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      selectedPointId,
      selectPoint,
    }),
    [
      fromWorker,
      changes,
      settings,
      setSettings,
      otherSettings,
      setOtherSettings,
      edits,
      history,
      selectedPointId,
      selectPoint,
    ],
  )
  return <PlanTableContext value={state}>{children}</PlanTableContext>
}
